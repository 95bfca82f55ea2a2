using Fractus.Kernel.Contracts;

namespace Fractus.DynamoDb.Contract;

[Shape]
public sealed partial record ExecuteTransactionInput
{
    [Length(1, 100)]
    public required IReadOnlyList<ParameterizedStatement> TransactStatements { get; init; }

    [Length(1, 36)]
    public string? ClientRequestToken { get; init; }

    [Enum(typeof(ReturnConsumedCapacity))]
    public string? ReturnConsumedCapacity { get; init; }
}

[Shape]
public sealed partial record ExecuteTransactionOutput
{
    public IReadOnlyList<ItemResponse>? Responses { get; init; }

    public IReadOnlyList<ConsumedCapacity>? ConsumedCapacity { get; init; }
}
