using Fractus.Kernel.Contracts;

namespace Fractus.DynamoDb.Contract;

[Shape]
public sealed partial record BatchWriteItemInput
{
    // Names and lists are told of only where all else is right: by the handler.
    [Length(0, 25)]
    public required IReadOnlyDictionary<string, IReadOnlyList<WriteRequest>> RequestItems { get; init; }

    [Enum(typeof(ReturnConsumedCapacity))]
    public string? ReturnConsumedCapacity { get; init; }

    [Enum(typeof(ReturnItemCollectionMetrics))]
    public string? ReturnItemCollectionMetrics { get; init; }
}

[Shape]
public sealed partial record BatchWriteItemOutput
{
    public IReadOnlyDictionary<string, IReadOnlyList<WriteRequest>>? UnprocessedItems { get; init; }

    public IReadOnlyDictionary<string, IReadOnlyList<ItemCollectionMetrics>>? ItemCollectionMetrics { get; init; }

    public IReadOnlyList<ConsumedCapacity>? ConsumedCapacity { get; init; }
}
