using Fractus.Kernel.Contracts;

namespace Fractus.Iam.Contract;

[Shape]
public sealed partial record DeletePolicyVersionInput
{
    [Length(20, 2048)]
    public required string PolicyArn { get; init; }

    [Pattern(@"v[1-9][0-9]*(\.[A-Za-z0-9-]*)?")]
    public required string VersionId { get; init; }
}
