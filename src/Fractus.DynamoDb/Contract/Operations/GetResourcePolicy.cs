using Fractus.Kernel.Contracts;

namespace Fractus.DynamoDb.Contract;

[Shape]
public sealed partial record GetResourcePolicyInput
{
    [Length(1, 1283)]
    public required string ResourceArn { get; init; }
}

[Shape]
public sealed partial record GetResourcePolicyOutput
{
    public string? Policy { get; init; }

    public string? RevisionId { get; init; }
}
