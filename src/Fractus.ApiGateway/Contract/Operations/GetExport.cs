using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.ApiGateway.Contract;

[Shape]
public sealed partial record GetExportInput
{
    [Name("restApiId")]
    [In(HttpLocation.Label)]
    public required string RestApiId { get; init; }

    [Name("stageName")]
    [In(HttpLocation.Label)]
    public required string StageName { get; init; }

    [Name("exportType")]
    [In(HttpLocation.Label)]
    public required string ExportType { get; init; }

    [Name("parameters")]
    [In(HttpLocation.QueryParams)]
    public IReadOnlyDictionary<string, string>? Parameters { get; init; }

    [Name("accepts")]
    [In(HttpLocation.Header, "Accept")]
    public string? Accepts { get; init; }
}
