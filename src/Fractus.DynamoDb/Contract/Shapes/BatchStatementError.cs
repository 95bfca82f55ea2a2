using Fractus.Kernel.Contracts;

namespace Fractus.DynamoDb.Contract;

[Shape]
public sealed partial record BatchStatementError
{
    public string? Code { get; init; }

    public string? Message { get; init; }

    public AttributeMap? Item { get; init; }
}
