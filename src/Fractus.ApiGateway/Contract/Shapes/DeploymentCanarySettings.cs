using Fractus.Kernel.Contracts;

namespace Fractus.ApiGateway.Contract;

[Shape]
public sealed partial record DeploymentCanarySettings
{
    [Name("percentTraffic")]
    public double? PercentTraffic { get; init; }

    [Name("stageVariableOverrides")]
    public IReadOnlyDictionary<string, string>? StageVariableOverrides { get; init; }

    [Name("useStageCache")]
    public bool? UseStageCache { get; init; }
}
