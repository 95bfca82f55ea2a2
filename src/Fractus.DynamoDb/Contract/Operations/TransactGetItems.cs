using Fractus.Kernel.Contracts;

namespace Fractus.DynamoDb.Contract;

[Shape]
public sealed partial record TransactGetItemsInput
{
    [Length(1, 100)]
    public required IReadOnlyList<TransactGetItem> TransactItems { get; init; }

    [Enum(typeof(ReturnConsumedCapacity))]
    public string? ReturnConsumedCapacity { get; init; }
}

[Shape]
public sealed partial record TransactGetItemsOutput
{
    public IReadOnlyList<ConsumedCapacity>? ConsumedCapacity { get; init; }

    public IReadOnlyList<ItemResponse>? Responses { get; init; }
}
