using Fractus.ApiGateway.Contract;
using Fractus.ApiGateway.Storage;
using Fractus.Kernel;

namespace Fractus.ApiGateway.Rules.Compiled;

/// <summary>A stage: its deployment and, where it has one, its canary with the share of requests that go there.</summary>
internal sealed class CompiledStage
{
    private readonly CompiledApi _production;
    private readonly CompiledApi? _canary;
    private readonly double _canaryShare;

    private CompiledStage(CompiledApi production, CompiledApi? canary, double canaryShare)
    {
        (_production, _canary, _canaryShare) = (production, canary, canaryShare);
    }

    public static CompiledStage Compile(ApiOwner owner, Stage stage, DeploymentRecord deployment, DeploymentRecord? canary) => new(
        CompiledApi.Compile(owner, deployment, stage),
        canary is null ? null : CompiledApi.Compile(owner, canary, stage, isCanary: true),
        (stage.CanarySettings?.PercentTraffic ?? 0) / 100);

    /// <summary>Which of the two a request goes to.</summary>
    public CompiledApi Choose(IdGenerator ids)
    {
        if (_canary is null)
        {
            return _production;
        }

        Span<byte> random = stackalloc byte[sizeof(uint)];
        ids.Fill(random);
        return BitConverter.ToUInt32(random) < _canaryShare * (uint.MaxValue + 1.0) ? _canary : _production;
    }
}
