using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.Lambda.Contract;

[Shape]
public sealed partial record ListLayerVersionsInput
{
    [In(HttpLocation.Query, "CompatibleRuntime")]
    [Enum(typeof(Runtime))]
    public string? CompatibleRuntime { get; init; }

    [In(HttpLocation.Label)]
    [Length(1, 140)]
    [Pattern(@"(arn:[a-zA-Z0-9-]+:lambda:[a-zA-Z0-9-]+:\d{12}:layer:[a-zA-Z0-9-_]+)|[a-zA-Z0-9-_]+")]
    public required string LayerName { get; init; }

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
public sealed partial record ListLayerVersionsOutput
{
    public string? NextMarker { get; init; }

    public IReadOnlyList<LayerVersionsListItem>? LayerVersions { get; init; }
}
