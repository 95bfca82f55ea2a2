using Fractus.Kernel.Contracts;

namespace Fractus.DynamoDb.Contract;

[Shape]
public sealed partial record DeleteResourcePolicyInput
{
    [Length(1, 1283)]
    public required string ResourceArn { get; init; }

    [Length(1, 255)]
    public string? ExpectedRevisionId { get; init; }
}

[Shape]
public sealed partial record DeleteResourcePolicyOutput
{
    public string? RevisionId { get; init; }
}
