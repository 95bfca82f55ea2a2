using Fractus.Kernel.Contracts;

namespace Fractus.ApiGateway.Contract;

[Shape]
public sealed partial record Stage
{
    [Name("deploymentId")]
    public string? DeploymentId { get; init; }

    [Name("clientCertificateId")]
    public string? ClientCertificateId { get; init; }

    [Name("stageName")]
    public string? StageName { get; init; }

    [Name("description")]
    public string? Description { get; init; }

    [Name("cacheClusterEnabled")]
    public bool? CacheClusterEnabled { get; init; }

    [Name("cacheClusterSize")]
    public string? CacheClusterSize { get; init; }

    [Name("cacheClusterStatus")]
    public string? CacheClusterStatus { get; init; }

    [Name("methodSettings")]
    public IReadOnlyDictionary<string, MethodSetting>? MethodSettings { get; init; }

    [Name("variables")]
    public IReadOnlyDictionary<string, string>? Variables { get; init; }

    [Name("documentationVersion")]
    public string? DocumentationVersion { get; init; }

    [Name("accessLogSettings")]
    public AccessLogSettings? AccessLogSettings { get; init; }

    [Name("canarySettings")]
    public CanarySettings? CanarySettings { get; init; }

    [Name("tracingEnabled")]
    public bool? TracingEnabled { get; init; }

    [Name("webAclArn")]
    public string? WebAclArn { get; init; }

    [Name("tags")]
    public IReadOnlyDictionary<string, string>? Tags { get; init; }

    [Name("createdDate")]
    public DateTimeOffset? CreatedDate { get; init; }

    [Name("lastUpdatedDate")]
    public DateTimeOffset? LastUpdatedDate { get; init; }
}
