using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.ApiGateway.Contract;

[Shape]
public sealed partial record CreateDeploymentInput
{
    [Name("restApiId")]
    [In(HttpLocation.Label)]
    public required string RestApiId { get; init; }

    [Name("stageName")]
    public string? StageName { get; init; }

    [Name("stageDescription")]
    public string? StageDescription { get; init; }

    [Name("description")]
    public string? Description { get; init; }

    [Name("cacheClusterEnabled")]
    public bool? CacheClusterEnabled { get; init; }

    [Name("cacheClusterSize")]
    [Enum(typeof(CacheClusterSize))]
    public string? CacheClusterSize { get; init; }

    [Name("variables")]
    public IReadOnlyDictionary<string, string>? Variables { get; init; }

    [Name("canarySettings")]
    public DeploymentCanarySettings? CanarySettings { get; init; }

    [Name("tracingEnabled")]
    public bool? TracingEnabled { get; init; }
}
