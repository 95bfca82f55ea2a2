namespace Fractus.Store.Embedded;

/// <summary>The library that keeps the rows under the windows. A directory stays with the one that it was made with.</summary>
public enum EmbeddedEngine
{
    /// <summary>Part of the program; the least memory, and the fastest as long as the rows are some gigabytes at most.</summary>
    Sqlite,

    /// <summary>The system's <c>librocksdb</c>; compressed, and writes at the same pace however many rows there are.</summary>
    RocksDb,
}
