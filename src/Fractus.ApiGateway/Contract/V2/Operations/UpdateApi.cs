using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.ApiGateway.Contract.V2;

[Shape]
public sealed partial record UpdateApiInput
{
    [Name("ApiId")]
    [In(HttpLocation.Label)]
    public required string ApiId { get; init; }

    [Name("apiKeySelectionExpression")]
    public string? ApiKeySelectionExpression { get; init; }

    [Name("corsConfiguration")]
    public Cors? CorsConfiguration { get; init; }

    [Name("credentialsArn")]
    public string? CredentialsArn { get; init; }

    [Name("description")]
    [Length(0, 1024)]
    public string? Description { get; init; }

    [Name("disableSchemaValidation")]
    public bool? DisableSchemaValidation { get; init; }

    [Name("disableExecuteApiEndpoint")]
    public bool? DisableExecuteApiEndpoint { get; init; }

    [Name("ipAddressType")]
    [Enum(typeof(IpAddressType))]
    public string? IpAddressType { get; init; }

    [Name("name")]
    [Length(1, 128)]
    public string? Name { get; init; }

    [Name("routeKey")]
    public string? RouteKey { get; init; }

    [Name("routeSelectionExpression")]
    public string? RouteSelectionExpression { get; init; }

    [Name("target")]
    [Length(1, 2048)]
    public string? Target { get; init; }

    [Name("version")]
    [Length(1, 64)]
    public string? Version { get; init; }
}
