namespace Fractus.Runtime.Processes;

/// <summary>What the two versions of control groups call the same things.</summary>
internal sealed record ControlFiles
{
    /// <summary>One hierarchy for each controller.</summary>
    internal static readonly ControlFiles Version1 = new()
    {
        MemoryLimit = "memory.limit_in_bytes",
        MemoryUsage = "memory.usage_in_bytes",
        MemoryPeak = "memory.max_usage_in_bytes",
        AnonymousMemory = "rss ",
        OutOfMemory = "memory.oom_control",
    };

    /// <summary>One hierarchy for all controllers.</summary>
    internal static readonly ControlFiles Version2 = new()
    {
        MemoryLimit = "memory.max",
        MemoryUsage = "memory.current",
        MemoryPeak = "memory.peak",
        AnonymousMemory = "anon ",
        OutOfMemory = "memory.events",
    };

    public required string MemoryLimit { get; init; }

    public required string MemoryUsage { get; init; }

    public required string MemoryPeak { get; init; }

    /// <summary>The line of <c>memory.stat</c> with what is neither a file's nor shared.</summary>
    public required string AnonymousMemory { get; init; }

    /// <summary>Has a line <c>oom_kill N</c>.</summary>
    public required string OutOfMemory { get; init; }
}
