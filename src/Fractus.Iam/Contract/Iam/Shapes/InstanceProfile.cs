using Fractus.Kernel.Contracts;

namespace Fractus.Iam.Contract;

[Shape]
public sealed partial record InstanceProfile
{
    public string? Path { get; init; }

    public string? InstanceProfileName { get; init; }

    public string? InstanceProfileId { get; init; }

    public string? Arn { get; init; }

    public DateTimeOffset? CreateDate { get; init; }

    public IReadOnlyList<Role>? Roles { get; init; }

    public IReadOnlyList<Tag>? Tags { get; init; }
}
