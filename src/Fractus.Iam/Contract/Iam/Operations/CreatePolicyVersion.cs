using Fractus.Kernel.Contracts;

namespace Fractus.Iam.Contract;

[Shape]
public sealed partial record CreatePolicyVersionInput
{
    [Length(20, 2048)]
    public required string PolicyArn { get; init; }

    [Length(1, 131072)]
    [Pattern(@"[\u0009\u000A\u000D\u0020-\u00FF]+")]
    public required string PolicyDocument { get; init; }

    public bool? SetAsDefault { get; init; }
}

[Shape]
public sealed partial record CreatePolicyVersionOutput
{
    public PolicyVersion? PolicyVersion { get; init; }
}
