using Fractus.Kernel.Contracts;

namespace Fractus.Iam.Contract;

[Shape]
public sealed partial record GetAccessKeyLastUsedInput
{
    [Length(16, 128)]
    [Pattern(@"[\w]+")]
    public required string AccessKeyId { get; init; }
}

[Shape]
public sealed partial record GetAccessKeyLastUsedOutput
{
    public string? UserName { get; init; }

    public AccessKeyLastUsed? AccessKeyLastUsed { get; init; }
}
