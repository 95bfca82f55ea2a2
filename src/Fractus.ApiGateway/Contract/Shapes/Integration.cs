using Fractus.Kernel.Contracts;

namespace Fractus.ApiGateway.Contract;

[Shape]
public sealed partial record Integration
{
    [Name("type")]
    public string? Type { get; init; }

    [Name("httpMethod")]
    public string? HttpMethod { get; init; }

    [Name("uri")]
    public string? Uri { get; init; }

    [Name("connectionType")]
    public string? ConnectionType { get; init; }

    [Name("connectionId")]
    public string? ConnectionId { get; init; }

    [Name("credentials")]
    public string? Credentials { get; init; }

    [Name("requestParameters")]
    public IReadOnlyDictionary<string, string>? RequestParameters { get; init; }

    [Name("requestTemplates")]
    public IReadOnlyDictionary<string, string?>? RequestTemplates { get; init; }

    [Name("passthroughBehavior")]
    public string? PassthroughBehavior { get; init; }

    [Name("contentHandling")]
    public string? ContentHandling { get; init; }

    [Name("timeoutInMillis")]
    public int? TimeoutInMillis { get; init; }

    [Name("cacheNamespace")]
    public string? CacheNamespace { get; init; }

    [Name("cacheKeyParameters")]
    public IReadOnlyList<string>? CacheKeyParameters { get; init; }

    [Name("integrationResponses")]
    public IReadOnlyDictionary<string, IntegrationResponse>? IntegrationResponses { get; init; }

    [Name("tlsConfig")]
    public TlsConfig? TlsConfig { get; init; }
}
