using Fractus.Kernel.Metrics;

namespace Fractus.Lambda.Metrics;

/// <summary>How many run at once: recorded each time that one more begins.</summary>
internal sealed class RunningCount(MetricSeries series)
{
    private int _running;

    /// <summary>How many run now.</summary>
    public int Count => Volatile.Read(ref _running);

    public void Enter(DateTimeOffset at) => series.Record(Interlocked.Increment(ref _running), at);

    public void Leave() => Interlocked.Decrement(ref _running);
}
