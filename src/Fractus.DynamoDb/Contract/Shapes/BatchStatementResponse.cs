using Fractus.Kernel.Contracts;

namespace Fractus.DynamoDb.Contract;

[Shape]
public sealed partial record BatchStatementResponse
{
    public BatchStatementError? Error { get; init; }

    public string? TableName { get; init; }

    public AttributeMap? Item { get; init; }
}
