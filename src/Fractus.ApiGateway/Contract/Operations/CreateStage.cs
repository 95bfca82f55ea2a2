using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.ApiGateway.Contract;

[Shape]
public sealed partial record CreateStageInput
{
    [Name("restApiId")]
    [In(HttpLocation.Label)]
    public required string RestApiId { get; init; }

    [Name("stageName")]
    public required string StageName { get; init; }

    [Name("deploymentId")]
    public required string DeploymentId { get; init; }

    [Name("description")]
    public string? Description { get; init; }

    [Name("cacheClusterEnabled")]
    public bool? CacheClusterEnabled { get; init; }

    [Name("cacheClusterSize")]
    [Enum(typeof(CacheClusterSize))]
    public string? CacheClusterSize { get; init; }

    [Name("variables")]
    public IReadOnlyDictionary<string, string>? Variables { get; init; }

    [Name("documentationVersion")]
    public string? DocumentationVersion { get; init; }

    [Name("canarySettings")]
    public CanarySettings? CanarySettings { get; init; }

    [Name("tracingEnabled")]
    public bool? TracingEnabled { get; init; }

    [Name("tags")]
    public IReadOnlyDictionary<string, string>? Tags { get; init; }
}
