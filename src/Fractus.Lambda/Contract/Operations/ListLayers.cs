using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.Lambda.Contract;

[Shape]
public sealed partial record ListLayersInput
{
    [In(HttpLocation.Query, "CompatibleRuntime")]
    [Enum(typeof(Runtime))]
    public string? CompatibleRuntime { get; init; }

    [In(HttpLocation.Query, "Marker")]
    public string? Marker { get; init; }

    [In(HttpLocation.Query, "MaxItems")]
    [Range(1, 50)]
    public int? MaxItems { get; init; }

    [In(HttpLocation.Query, "CompatibleArchitecture")]
    [Enum(typeof(Architecture))]
    public string? CompatibleArchitecture { get; init; }
}

[Shape]
public sealed partial record ListLayersOutput
{
    public string? NextMarker { get; init; }

    public IReadOnlyList<LayersListItem>? Layers { get; init; }
}
