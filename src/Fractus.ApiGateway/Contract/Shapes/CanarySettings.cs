using Fractus.Kernel.Contracts;

namespace Fractus.ApiGateway.Contract;

[Shape]
public sealed partial record CanarySettings
{
    [Name("percentTraffic")]
    public double? PercentTraffic { get; init; }

    [Name("deploymentId")]
    public string? DeploymentId { get; init; }

    [Name("stageVariableOverrides")]
    public IReadOnlyDictionary<string, string>? StageVariableOverrides { get; init; }

    [Name("useStageCache")]
    public bool? UseStageCache { get; init; }
}
