using Fractus.Store.Embedded.Sqlite;
using Fractus.Store.Embedded.Windows;
using Fractus.Store.Files;
using Fractus.Store.Ordered;

namespace Fractus.Store.Embedded.Base;

/// <summary>The rows in SQLite: read by many, changed by one window after the other.</summary>
internal sealed unsafe class RowStore : IDisposable
{
    private const int FirstChunk = 64;
    private const int LargestChunk = 512;
    private readonly SqliteConnection writer;
    private readonly ReadConnections connections;
    private readonly RowCache cache;

    private RowStore(SqliteConnection writer, string path, int cacheBytes)
    {
        this.writer = writer;
        connections = new ReadConnections(path);
        cache = new RowCache(cacheBytes);
    }

    /// <summary>The last window that was applied.</summary>
    public long AppliedGeneration { get; private set; }

    /// <summary>A version not below that of any commit applied.</summary>
    public Versionstamp AppliedVersion { get; private set; }

    public static RowStore Open(string path, int cacheBytes)
    {
        if (!File.Exists(path))
        {
            Create(path);
        }

        var writer = SqliteConnection.Open(path);
        try
        {
            // FULL: when COMMIT returns, the log of the window may be overwritten.
            writer.Execute("PRAGMA synchronous = FULL; PRAGMA cache_size = -8192");
            var rows = new RowStore(writer, path, cacheBytes);
            rows.ReadApplied();
            return rows;
        }
        catch
        {
            writer.Dispose();
            throw;
        }
    }

    /// <returns>The value of the key in that state of the rows, or null.</returns>
    public byte[]? Get(ReadOnlySpan<byte> key, RowsVersion version)
    {
        if (cache.TryGet(key, out var value) && !version.IsSealed)
        {
            return value;
        }

        if (!version.IsSealed)
        {
            var epoch = cache.Epoch;
            value = ReadCurrent(key);
            if (!version.IsSealed)
            {
                cache.Add(key, value, epoch);
                return value;
            }
        }

        var sought = key.ToArray();
        return version.ReadPinned(pinned => pinned.Get(sought));
    }

    /// <summary>The pairs of a range in that state of the rows, read in chunks as they are enumerated.</summary>
    public IEnumerable<Entry> Range(byte[] begin, byte[] end, bool reverse, int limit, RowsVersion version)
    {
        var count = limit > 0 ? Math.Min(limit, LargestChunk) : FirstChunk;
        while (true)
        {
            var (pairs, hasMore) = ReadChunk(begin, end, reverse, count, version);
            foreach (var pair in pairs)
            {
                yield return pair;
            }

            if (!hasMore)
            {
                yield break;
            }

            begin = reverse ? begin : KeyBytes.After(pairs[^1].Key);
            end = reverse ? pairs[^1].Key : end;
            count = LargestChunk;
        }
    }

    /// <summary>
    /// Applies a window that is durable in the log. When this returns it is durable here, and its log is no longer needed.
    /// </summary>
    /// <param name="frozen">The window after <see cref="AppliedGeneration"/>.</param>
    public void Apply(FrozenWindow frozen)
    {
        var window = frozen.Window;
        frozen.Before.Seal(() =>
        {
            var pinned = connections.Open();
            pinned.Pin();
            return pinned;
        });
        writer.Execute("BEGIN IMMEDIATE");
        try
        {
            WriteRows(window);
            writer.Execute(FormattableString.Invariant(
                $"UPDATE applied SET generation = {window.Generation}, version = {frozen.Version.Value}; COMMIT"));
        }
        catch
        {
            // Some errors have rolled back already; the log has it all.
            TryRollBack();
            throw;
        }

        AppliedGeneration = window.Generation;
        AppliedVersion = frozen.Version;
        Invalidate(window);
    }

    public void Dispose()
    {
        connections.Dispose();
        writer.Dispose();
    }

    // Made beside and renamed, so that it takes one fsync and not SQLite's eight, and is whole or not there.
    private static void Create(string path)
    {
        var unfinished = path + ".new";
        foreach (var suffix in new[] { "", "-wal", "-shm" })
        {
            File.Delete(unfinished + suffix);
        }

        using (var connection = SqliteConnection.Open(unfinished))
        {
            // A kilobyte value must fit into a leaf: with 8 KiB pages a row of up to 2 KB does not spill.
            connection.Execute("""
                PRAGMA page_size = 8192;
                PRAGMA synchronous = OFF;
                PRAGMA journal_mode = WAL;
                BEGIN;
                CREATE TABLE row (key BLOB PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;
                CREATE TABLE applied (id INTEGER PRIMARY KEY, generation INTEGER NOT NULL, version INTEGER NOT NULL);
                INSERT INTO applied VALUES (1, 0, 0);
                COMMIT;
                """);
        }

        using (var file = File.OpenHandle(unfinished, FileMode.Open, FileAccess.ReadWrite))
        {
            DurableFiles.Sync(file);
        }

        File.Move(unfinished, path);
        DurableFiles.SyncDirectory(Path.GetDirectoryName(path)!);
    }

    private (List<Entry> Pairs, bool HasMore) ReadChunk(byte[] begin, byte[] end, bool reverse, int count, RowsVersion version)
    {
        if (!version.IsSealed)
        {
            var chunk = ReadCurrent(begin, end, reverse, count);
            if (!version.IsSealed)
            {
                return chunk;
            }
        }

        return version.ReadPinned(pinned => pinned.Range(begin, end, reverse, count));
    }

    private byte[]? ReadCurrent(ReadOnlySpan<byte> key)
    {
        var connection = connections.Rent();
        var hasFailed = true;
        try
        {
            var value = connection.Get(key);
            hasFailed = false;
            return value;
        }
        finally
        {
            connections.Return(connection, hasFailed);
        }
    }

    private (List<Entry> Pairs, bool HasMore) ReadCurrent(byte[] begin, byte[] end, bool reverse, int count)
    {
        var connection = connections.Rent();
        var hasFailed = true;
        try
        {
            var chunk = connection.Range(begin, end, reverse, count);
            hasFailed = false;
            return chunk;
        }
        finally
        {
            connections.Return(connection, hasFailed);
        }
    }

    private void ReadApplied()
    {
        using var statement = writer.Prepare("SELECT generation, version FROM applied");
        statement.Step();
        AppliedGeneration = statement.Int64(0);
        AppliedVersion = new Versionstamp(statement.Int64(1));
    }

    private void WriteRows(Window window)
    {
        using var clear = writer.Prepare("DELETE FROM row WHERE key >= ?1 AND key < ?2");
        using var delete = writer.Prepare("DELETE FROM row WHERE key = ?1");
        using var put = writer.Prepare("INSERT INTO row VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = excluded.value");
        foreach (var (key, value) in window.Clears.All())
        {
            Run(clear, key, value!);
        }

        foreach (var (key, value) in window.Sets.All())
        {
            Run(value is null ? delete : put, key, value);
        }
    }

    private static void Run(SqliteStatement statement, byte[] first, byte[]? second)
    {
        fixed (byte* firstBytes = first, secondBytes = second)
        {
            statement.Bind(1, firstBytes, first.Length);
            if (second is not null)
            {
                statement.Bind(2, secondBytes, second.Length);
            }

            statement.Run();
        }
    }

    private void TryRollBack()
    {
        try
        {
            writer.Execute("ROLLBACK");
        }
        catch (SqliteException)
        {
        }
    }

    private void Invalidate(Window window)
    {
        cache.BeginInvalidation();
        if (!window.Clears.IsEmpty)
        {
            cache.Clear();
            return;
        }

        foreach (var (key, _) in window.Sets.All())
        {
            cache.Remove(key);
        }
    }
}
