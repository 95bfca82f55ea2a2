namespace Fractus.Store.Embedded;

/// <summary>How much memory the store may use, and when it moves data to its rows.</summary>
public sealed record EmbeddedOptions
{
    public EmbeddedEngine Engine { get; init; }

    /// <summary>
    /// Bytes of recent writes after which the window is handed to the engine. Writers wait when twice as many have gathered behind a
    /// window that is still being applied, so about three times this is the most that windows hold.
    /// </summary>
    public int WindowBytes { get; init; } = 32 * 1024 * 1024;

    /// <summary>
    /// How long a write may stay only in log and window: it bounds what is replayed after a crash of an idle store. Null for what suits the
    /// engine: five seconds with SQLite, where a small window costs little; five minutes with RocksDB, where each window becomes a file,
    /// and every fourth a merge of these with all of the level below, however small they are.
    /// </summary>
    public TimeSpan? WindowAge { get; init; }

    internal TimeSpan Age => WindowAge ?? (Engine == EmbeddedEngine.RocksDb ? TimeSpan.FromMinutes(5) : TimeSpan.FromSeconds(5));

    /// <summary>Bytes of rows kept in memory.</summary>
    public int CacheBytes { get; init; } = 16 * 1024 * 1024;
}
