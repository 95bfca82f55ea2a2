using Fractus.Kernel.Contracts;

namespace Fractus.Lambda.Contract;

[Shape]
public sealed partial record LayersListItem
{
    public string? LayerName { get; init; }

    public string? LayerArn { get; init; }

    public LayerVersionsListItem? LatestMatchingVersion { get; init; }
}
