using Fractus.Kernel.Contracts;

namespace Fractus.DynamoDb.Contract;

[Shape]
public sealed partial record BatchExecuteStatementInput
{
    [Length(1, 25)]
    public required IReadOnlyList<BatchStatementRequest> Statements { get; init; }

    [Enum(typeof(ReturnConsumedCapacity))]
    public string? ReturnConsumedCapacity { get; init; }
}

[Shape]
public sealed partial record BatchExecuteStatementOutput
{
    public IReadOnlyList<BatchStatementResponse>? Responses { get; init; }

    public IReadOnlyList<ConsumedCapacity>? ConsumedCapacity { get; init; }
}
