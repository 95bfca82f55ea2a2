using Fractus.Kernel.Contracts;

namespace Fractus.Iam.Contract.Sts;

[Shape]
public sealed partial record AssumedRoleUser
{
    public string? AssumedRoleId { get; init; }

    public string? Arn { get; init; }
}
