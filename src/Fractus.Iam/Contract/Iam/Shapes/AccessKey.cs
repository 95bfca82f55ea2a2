using Fractus.Kernel.Contracts;

namespace Fractus.Iam.Contract;

[Shape]
public sealed partial record AccessKey
{
    public string? UserName { get; init; }

    public string? AccessKeyId { get; init; }

    public string? Status { get; init; }

    public string? SecretAccessKey { get; init; }

    public DateTimeOffset? CreateDate { get; init; }
}
