using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.ApiGateway.Contract;

[Shape]
public sealed partial record TestInvokeMethodInput
{
    [Name("restApiId")]
    [In(HttpLocation.Label)]
    public required string RestApiId { get; init; }

    [Name("resourceId")]
    [In(HttpLocation.Label)]
    public required string ResourceId { get; init; }

    [Name("httpMethod")]
    [In(HttpLocation.Label)]
    public required string HttpMethod { get; init; }

    [Name("pathWithQueryString")]
    public string? PathWithQueryString { get; init; }

    [Name("body")]
    public string? Body { get; init; }

    [Name("headers")]
    public IReadOnlyDictionary<string, string>? Headers { get; init; }

    [Name("multiValueHeaders")]
    public IReadOnlyDictionary<string, IReadOnlyList<string>>? MultiValueHeaders { get; init; }

    [Name("clientCertificateId")]
    public string? ClientCertificateId { get; init; }

    [Name("stageVariables")]
    public IReadOnlyDictionary<string, string>? StageVariables { get; init; }
}

[Shape]
public sealed partial record TestInvokeMethodOutput
{
    [Name("status")]
    public int? Status { get; init; }

    [Name("body")]
    public string? Body { get; init; }

    [Name("headers")]
    public IReadOnlyDictionary<string, string>? Headers { get; init; }

    [Name("multiValueHeaders")]
    public IReadOnlyDictionary<string, IReadOnlyList<string>>? MultiValueHeaders { get; init; }

    [Name("log")]
    public string? Log { get; init; }

    [Name("latency")]
    public long? Latency { get; init; }
}
