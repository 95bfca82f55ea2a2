using Fractus.Kernel.Contracts;

namespace Fractus.Lambda.Contract;

[Shape]
public sealed partial record LayerVersionsListItem
{
    public string? LayerVersionArn { get; init; }

    public long? Version { get; init; }

    public string? Description { get; init; }

    public string? CreatedDate { get; init; }

    public IReadOnlyList<string>? CompatibleRuntimes { get; init; }

    public string? LicenseInfo { get; init; }

    public IReadOnlyList<string>? CompatibleArchitectures { get; init; }
}
