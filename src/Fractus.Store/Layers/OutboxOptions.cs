namespace Fractus.Store;

/// <summary>How a topic is delivered.</summary>
public sealed record OutboxOptions
{
    /// <summary>After so many failed deliveries a message becomes a dead letter.</summary>
    public int MaxAttempts { get; init; } = 10;

    /// <summary>The wait before the second attempt, doubled before each further one; up to half of it is left off at random.</summary>
    public TimeSpan BaseDelay { get; init; } = TimeSpan.FromMilliseconds(200);

    public TimeSpan MaxDelay { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How many partitions are delivered at once.</summary>
    public int Concurrency { get; init; } = 16;

    /// <summary>How long a node that died keeps others from delivering.</summary>
    public TimeSpan LeaseDuration { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Called for each failed delivery, for the log. It must not throw.</summary>
    public Action<OutboxMessage, Exception>? DeliveryFailed { get; init; }

    /// <param name="attempt">The one that failed, from 1.</param>
    /// <param name="jitter">From 0 to 1.</param>
    internal TimeSpan DelayAfter(int attempt, double jitter)
    {
        var full = Math.Min(MaxDelay.TotalMilliseconds, BaseDelay.TotalMilliseconds * Math.Pow(2, Math.Min(attempt - 1, 40)));
        return TimeSpan.FromMilliseconds(full * (1 - (jitter / 2)));
    }
}
