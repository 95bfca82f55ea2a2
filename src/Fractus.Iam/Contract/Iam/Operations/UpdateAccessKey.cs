using Fractus.Kernel.Contracts;

namespace Fractus.Iam.Contract;

[Shape]
public sealed partial record UpdateAccessKeyInput
{
    [Length(1, 128)]
    [Pattern(@"[\w+=,.@-]+")]
    public string? UserName { get; init; }

    [Length(16, 128)]
    [Pattern(@"[\w]+")]
    public required string AccessKeyId { get; init; }

    [Enum(typeof(StatusType))]
    public required string Status { get; init; }
}
