using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.ApiGateway.Contract;

[Shape]
public sealed partial record PutIntegrationInput
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

    [Name("type")]
    [Enum(typeof(IntegrationType))]
    public required string Type { get; init; }

    [Name("httpMethod")]
    public string? IntegrationHttpMethod { get; init; }

    [Name("uri")]
    public string? Uri { get; init; }

    [Name("connectionType")]
    [Enum(typeof(ConnectionType))]
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

    [Name("cacheNamespace")]
    public string? CacheNamespace { get; init; }

    [Name("cacheKeyParameters")]
    public IReadOnlyList<string>? CacheKeyParameters { get; init; }

    [Name("contentHandling")]
    [Enum(typeof(ContentHandlingStrategy))]
    public string? ContentHandling { get; init; }

    [Name("timeoutInMillis")]
    public int? TimeoutInMillis { get; init; }

    [Name("tlsConfig")]
    public TlsConfig? TlsConfig { get; init; }
}
