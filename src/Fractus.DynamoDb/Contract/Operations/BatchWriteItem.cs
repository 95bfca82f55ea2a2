using Fractus.Kernel.Contracts;

namespace Fractus.DynamoDb.Contract;

[Shape]
public sealed partial record BatchWriteItemInput
{
    [Length(0, 25)]
    [EachKey(MinLength = 1, MaxLength = 1024)]
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
