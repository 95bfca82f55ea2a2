using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.ApiGateway.Contract;

[Shape]
public sealed partial record TestInvokeAuthorizerInput
{
    [Name("restApiId")]
    [In(HttpLocation.Label)]
    public required string RestApiId { get; init; }

    [Name("authorizerId")]
    [In(HttpLocation.Label)]
    public required string AuthorizerId { get; init; }

    [Name("headers")]
    public IReadOnlyDictionary<string, string>? Headers { get; init; }

    [Name("multiValueHeaders")]
    public IReadOnlyDictionary<string, IReadOnlyList<string>>? MultiValueHeaders { get; init; }

    [Name("pathWithQueryString")]
    public string? PathWithQueryString { get; init; }

    [Name("body")]
    public string? Body { get; init; }

    [Name("stageVariables")]
    public IReadOnlyDictionary<string, string>? StageVariables { get; init; }

    [Name("additionalContext")]
    public IReadOnlyDictionary<string, string>? AdditionalContext { get; init; }
}

[Shape]
public sealed partial record TestInvokeAuthorizerOutput
{
    [Name("clientStatus")]
    public int? ClientStatus { get; init; }

    [Name("log")]
    public string? Log { get; init; }

    [Name("latency")]
    public long? Latency { get; init; }

    [Name("principalId")]
    public string? PrincipalId { get; init; }

    [Name("policy")]
    public string? Policy { get; init; }

    [Name("authorization")]
    public IReadOnlyDictionary<string, IReadOnlyList<string>>? Authorization { get; init; }

    [Name("claims")]
    public IReadOnlyDictionary<string, string>? Claims { get; init; }
}
