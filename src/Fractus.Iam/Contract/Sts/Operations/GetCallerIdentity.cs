using Fractus.Kernel.Contracts;

namespace Fractus.Iam.Contract.Sts;

[Shape]
public sealed partial record GetCallerIdentityInput
{
}

[Shape]
public sealed partial record GetCallerIdentityOutput
{
    public string? UserId { get; init; }

    public string? Account { get; init; }

    public string? Arn { get; init; }
}
