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
        Freezer = "freezer.state",
        Frozen = "FROZEN"u8.ToArray(),
        Thawed = "THAWED"u8.ToArray(),
        KillsFrozen = false,
    };

    /// <summary>One hierarchy for all controllers.</summary>
    internal static readonly ControlFiles Version2 = new()
    {
        MemoryLimit = "memory.max",
        MemoryUsage = "memory.current",
        MemoryPeak = "memory.peak",
        AnonymousMemory = "anon ",
        OutOfMemory = "memory.events",
        Freezer = "cgroup.freeze",
        Frozen = "1"u8.ToArray(),
        Thawed = "0"u8.ToArray(),
        KillsFrozen = true,
    };

    public required string MemoryLimit { get; init; }

    public required string MemoryUsage { get; init; }

    public required string MemoryPeak { get; init; }

    /// <summary>The line of <c>memory.stat</c> with what is neither a file's nor shared.</summary>
    public required string AnonymousMemory { get; init; }

    /// <summary>Has a line <c>oom_kill N</c>.</summary>
    public required string OutOfMemory { get; init; }

    public required string Freezer { get; init; }

    public required byte[] Frozen { get; init; }

    public required byte[] Thawed { get; init; }

    /// <summary>Whether a frozen process can be killed without being thawed.</summary>
    public required bool KillsFrozen { get; init; }
}
