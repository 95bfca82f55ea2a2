using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.ApiGateway.Contract.V2;

[Shape]
public sealed partial record ExportApiInput
{
    [Name("ApiId")]
    [In(HttpLocation.Label)]
    public required string ApiId { get; init; }

    [Name("exportVersion")]
    [In(HttpLocation.Query, "exportVersion")]
    public string? ExportVersion { get; init; }

    [Name("includeExtensions")]
    [In(HttpLocation.Query, "includeExtensions")]
    public bool? IncludeExtensions { get; init; }

    [Name("outputType")]
    [In(HttpLocation.Query, "outputType")]
    public required string OutputType { get; init; }

    [Name("Specification")]
    [In(HttpLocation.Label)]
    public required string Specification { get; init; }

    [Name("stageName")]
    [In(HttpLocation.Query, "stageName")]
    public string? StageName { get; init; }
}

[Shape]
public sealed partial record ExportApiOutput
{
    [Name("body")]
    [In(HttpLocation.Payload)]
    public ReadOnlyMemory<byte>? Body { get; init; }
}
