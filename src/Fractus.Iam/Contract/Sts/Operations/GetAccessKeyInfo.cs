using Fractus.Kernel.Contracts;

namespace Fractus.Iam.Contract.Sts;

[Shape]
public sealed partial record GetAccessKeyInfoInput
{
    [Length(16, 128)]
    [Pattern(@"[\w]*")]
    public required string AccessKeyId { get; init; }
}

[Shape]
public sealed partial record GetAccessKeyInfoOutput
{
    public string? Account { get; init; }
}
