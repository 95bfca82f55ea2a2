using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.Lambda.Contract;

[Shape]
public sealed partial record ListFunctionsInput
{
    [In(HttpLocation.Query, "MasterRegion")]
    [Pattern(@"ALL|[a-z]{2}(-gov)?-[a-z]+-\d{1}")]
    public string? MasterRegion { get; init; }

    [In(HttpLocation.Query, "FunctionVersion")]
    [Enum(typeof(FunctionVersion))]
    public string? FunctionVersion { get; init; }

    [In(HttpLocation.Query, "Marker")]
    public string? Marker { get; init; }

    [In(HttpLocation.Query, "MaxItems")]
    [Range(1, 10000)]
    public int? MaxItems { get; init; }
}

[Shape]
public sealed partial record ListFunctionsOutput
{
    public string? NextMarker { get; init; }

    public IReadOnlyList<FunctionConfiguration>? Functions { get; init; }
}
