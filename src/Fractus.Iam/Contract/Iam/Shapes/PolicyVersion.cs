using Fractus.Kernel.Contracts;

namespace Fractus.Iam.Contract;

[Shape]
public sealed partial record PolicyVersion
{
    public string? Document { get; init; }

    public string? VersionId { get; init; }

    public bool? IsDefaultVersion { get; init; }

    public DateTimeOffset? CreateDate { get; init; }
}
