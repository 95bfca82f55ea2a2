using Fractus.Kernel.Contracts;

namespace Fractus.DynamoDb.Contract;

[Shape]
public sealed partial record DeleteGlobalSecondaryIndexAction
{
    [Length(3, 255)]
    [Pattern("[a-zA-Z0-9_.-]+")]
    public required string IndexName { get; init; }
}
