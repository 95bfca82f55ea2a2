using Fractus.Store.Embedded.Base;
using Fractus.Store.Embedded.Windows;
using Fractus.Store.Files;
using Fractus.Store.Ordered;

namespace Fractus.Store.Embedded.Sqlite;

/// <summary>Rows in a table of SQLite.</summary>
internal sealed unsafe class SqliteRows : IRowEngine
{
    private readonly SqliteConnection writer;
    private readonly ReadConnections connections;

    private SqliteRows(SqliteConnection writer, string path)
    {
        this.writer = writer;
        connections = new ReadConnections(path);
    }

    public (long Generation, Versionstamp Version) Applied { get; private set; }

    public static SqliteRows Open(string path)
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
            return new SqliteRows(writer, path) { Applied = ReadApplied(writer) };
        }
        catch
        {
            writer.Dispose();
            throw;
        }
    }

    public byte[]? Get(ReadOnlySpan<byte> key)
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

    public (List<Entry> Pairs, bool HasMore) Range(byte[] begin, byte[] end, bool reverse, int count)
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

    public IRowReader Pin()
    {
        var pinned = connections.Open();
        pinned.Pin();
        return pinned;
    }

    public void Apply(Window window, Versionstamp version)
    {
        writer.Execute("BEGIN IMMEDIATE");
        try
        {
            WriteRows(window);
            writer.Execute(FormattableString.Invariant(
                $"UPDATE applied SET generation = {window.Generation}, version = {version.Value}; COMMIT"));
        }
        catch
        {
            // Some errors have rolled back already; the log has it all.
            TryRollBack();
            throw;
        }

        Applied = (window.Generation, version);
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

    private static (long Generation, Versionstamp Version) ReadApplied(SqliteConnection connection)
    {
        using var statement = connection.Prepare("SELECT generation, version FROM applied");
        statement.Step();
        return (statement.Int64(0), new Versionstamp(statement.Int64(1)));
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
}
