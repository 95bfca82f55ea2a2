namespace Fractus.Store;

/// <summary>How a queue's work is done.</summary>
public sealed record WorkQueueOptions
{
    /// <summary>How many pieces are done at once, at most.</summary>
    public int Concurrency { get; init; } = 16;

    /// <summary>How many are done at once as long as more would not get more done.</summary>
    public int LeastConcurrency { get; init; } = 2 * Environment.ProcessorCount;

    /// <summary>How long a node that died keeps others from working.</summary>
    public TimeSpan LeaseDuration { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>When a piece is tried again whose handler threw; that is a fault of ours.</summary>
    public TimeSpan FaultDelay { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Called for each handler that threw, for the log. It must not throw.</summary>
    public Action<WorkItem, Exception>? Faulted { get; init; }
}
