using Fractus.Runtime;

namespace Fractus.Lambda.Metrics;

/// <summary>An invocation that was let in, while it runs.</summary>
internal readonly struct RunningInvocation : IDisposable
{
    private readonly InvocationSeries _series;
    private readonly int _memoryMb;
    private readonly DateTimeOffset _begunAt;
    private readonly RunningCount _ofFunction;
    private readonly RunningCount _ofRegion;
    private readonly RunningCount? _unreserved;

    public RunningInvocation(InvocationSeries series, int memoryMb, DateTimeOffset begunAt, RunningCount ofFunction, RunningCount ofRegion, RunningCount? unreserved)
    {
        (_series, _memoryMb, _begunAt, _ofFunction, _ofRegion, _unreserved) = (series, memoryMb, begunAt, ofFunction, ofRegion, unreserved);
        _ofFunction.Enter(begunAt);
        _ofRegion.Enter(begunAt);
        _unreserved?.Enter(begunAt);
    }

    /// <summary>The function has run. Where it could not be run at all nothing is counted.</summary>
    public InvocationResult Ended(InvocationResult result)
    {
        _series.Ended(result, _memoryMb, _begunAt);
        return result;
    }

    public void Dispose()
    {
        _ofFunction.Leave();
        _ofRegion.Leave();
        _unreserved?.Leave();
    }
}
