using Fractus.Store.Embedded.Base;
using Fractus.Store.Ordered;

namespace Fractus.Store.Embedded.Sqlite;

/// <summary>A connection with the statements that read rows.</summary>
internal sealed unsafe class ReadConnection : IRowReader
{
    private readonly SqliteConnection connection;
    private readonly SqliteStatement get;
    private readonly SqliteStatement forward;
    private readonly SqliteStatement backward;

    public ReadConnection(string path)
    {
        connection = SqliteConnection.Open(path);
        connection.Execute("PRAGMA query_only = 1");
        get = connection.Prepare("SELECT value FROM row WHERE key = ?1");
        forward = connection.Prepare("SELECT key, value FROM row WHERE key >= ?1 AND key < ?2 ORDER BY key LIMIT ?3");
        backward = connection.Prepare("SELECT key, value FROM row WHERE key >= ?1 AND key < ?2 ORDER BY key DESC LIMIT ?3");
    }

    /// <summary>Keeps the present state readable through this connection, whatever is committed later.</summary>
    public void Pin()
    {
        // The transaction takes its view with its first read.
        connection.Execute("BEGIN; SELECT 1 FROM row LIMIT 1");
    }

    public byte[]? Get(ReadOnlySpan<byte> key)
    {
        fixed (byte* bytes = key)
        {
            try
            {
                get.Bind(1, bytes, key.Length);
                return get.Step() ? get.Blob(0) : null;
            }
            finally
            {
                get.Reset();
            }
        }
    }

    public (List<Entry> Pairs, bool HasMore) Range(byte[] begin, byte[] end, bool reverse, int count)
    {
        var statement = reverse ? backward : forward;
        var pairs = new List<Entry>();
        long size = 0;
        fixed (byte* beginBytes = begin, endBytes = end)
        {
            try
            {
                statement.Bind(1, beginBytes, begin.Length);
                statement.Bind(2, endBytes, end.Length);
                statement.Bind(3, count);
                while (statement.Step())
                {
                    pairs.Add(new Entry(statement.Blob(0), statement.Blob(1)));
                    size += pairs[^1].Key.Length + pairs[^1].Value!.Length;
                    if (size > IRowEngine.ChunkBytes)
                    {
                        return (pairs, true);
                    }
                }
            }
            finally
            {
                statement.Reset();
            }
        }

        return (pairs, pairs.Count == count);
    }

    public void Dispose()
    {
        get.Dispose();
        forward.Dispose();
        backward.Dispose();
        connection.Dispose();
    }
}
