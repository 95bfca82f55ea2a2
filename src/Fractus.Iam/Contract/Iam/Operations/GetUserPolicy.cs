using Fractus.Kernel.Contracts;

namespace Fractus.Iam.Contract;

[Shape]
public sealed partial record GetUserPolicyInput
{
    [Length(1, 128)]
    [Pattern(@"[\w+=,.@-]+")]
    public required string UserName { get; init; }

    [Length(1, 128)]
    [Pattern(@"[\w+=,.@-]+")]
    public required string PolicyName { get; init; }
}

[Shape]
public sealed partial record GetUserPolicyOutput
{
    public string? UserName { get; init; }

    public string? PolicyName { get; init; }

    public string? PolicyDocument { get; init; }
}
