using Fractus.Kernel.Contracts;

namespace Fractus.ApiGateway.Contract.V2;

[Shape]
public sealed partial record CreateApiInput
{
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
    public required string Name { get; init; }

    [Name("protocolType")]
    // Not an [Enum]: the real service has words of its own for another protocol.
    public required string ProtocolType { get; init; }

    [Name("routeKey")]
    public string? RouteKey { get; init; }

    [Name("routeSelectionExpression")]
    public string? RouteSelectionExpression { get; init; }

    [Name("tags")]
    public IReadOnlyDictionary<string, string>? Tags { get; init; }

    [Name("target")]
    [Length(1, 2048)]
    public string? Target { get; init; }

    [Name("version")]
    [Length(1, 64)]
    public string? Version { get; init; }
}
