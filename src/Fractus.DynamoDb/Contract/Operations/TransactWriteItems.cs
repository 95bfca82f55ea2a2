using Fractus.Kernel.Contracts;

namespace Fractus.DynamoDb.Contract;

[Shape]
public sealed partial record TransactWriteItemsInput
{
    // Before the others, as the service names the faults of several.
    [Length(1, 36)]
    public string? ClientRequestToken { get; init; }

    [Length(1, 100)]
    public required IReadOnlyList<TransactWriteItem> TransactItems { get; init; }

    [Enum(typeof(ReturnConsumedCapacity))]
    public string? ReturnConsumedCapacity { get; init; }

    [Enum(typeof(ReturnItemCollectionMetrics))]
    public string? ReturnItemCollectionMetrics { get; init; }
}

[Shape]
public sealed partial record TransactWriteItemsOutput
{
    public IReadOnlyList<ConsumedCapacity>? ConsumedCapacity { get; init; }

    public IReadOnlyDictionary<string, IReadOnlyList<ItemCollectionMetrics>>? ItemCollectionMetrics { get; init; }
}
