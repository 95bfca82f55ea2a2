using Fractus.Kernel.Contracts;

namespace Fractus.Iam.Contract;

[Shape]
public sealed partial record PutUserPolicyInput
{
    [Length(1, 128)]
    [Pattern(@"[\w+=,.@-]+")]
    public required string UserName { get; init; }

    [Length(1, 128)]
    [Pattern(@"[\w+=,.@-]+")]
    public required string PolicyName { get; init; }

    [Length(1, 131072)]
    [Pattern(@"[\u0009\u000A\u000D\u0020-\u00FF]+")]
    public required string PolicyDocument { get; init; }
}
