using Fractus.Kernel.Contracts;

namespace Fractus.Iam.Contract;

[Shape]
public sealed partial record GetGroupInput
{
    [Length(1, 128)]
    [Pattern(@"[\w+=,.@-]+")]
    public required string GroupName { get; init; }

    [Length(1, 320)]
    [Pattern(@"[\u0020-\u00FF]+")]
    public string? Marker { get; init; }

    [Range(1, 1000)]
    public int? MaxItems { get; init; }
}

[Shape]
public sealed partial record GetGroupOutput
{
    public Group? Group { get; init; }

    public IReadOnlyList<User>? Users { get; init; }

    public bool? IsTruncated { get; init; }

    public string? Marker { get; init; }
}
