using Fractus.Kernel.Contracts;

namespace Fractus.Iam.Contract;

[Shape]
public sealed partial record ListRolesInput
{
    [Length(1, 512)]
    [Pattern(@"\u002F[\u0021-\u007F]*")]
    public string? PathPrefix { get; init; }

    [Length(1, 320)]
    [Pattern(@"[\u0020-\u00FF]+")]
    public string? Marker { get; init; }

    [Range(1, 1000)]
    public int? MaxItems { get; init; }
}

[Shape]
public sealed partial record ListRolesOutput
{
    public IReadOnlyList<Role>? Roles { get; init; }

    public bool? IsTruncated { get; init; }

    public string? Marker { get; init; }
}
