using System.Collections.Concurrent;

namespace Fractus.Store.Embedded.Sqlite;

/// <summary>Idle connections, ready to read. Each has a page cache of its own, so only a few are kept.</summary>
internal sealed class ReadConnections(string path) : IDisposable
{
    private static readonly int MostIdle = Environment.ProcessorCount + 2;
    private readonly ConcurrentBag<ReadConnection> idle = [];
    private volatile bool isDisposed;
    private int idleCount;

    public ReadConnection Open() => new(path);

    public ReadConnection Rent()
    {
        ObjectDisposedException.ThrowIf(isDisposed, typeof(IStore));
        if (idle.TryTake(out var connection))
        {
            Interlocked.Decrement(ref idleCount);
            return connection;
        }

        return Open();
    }

    /// <summary>Takes back a connection; one that has failed is closed.</summary>
    public void Return(ReadConnection connection, bool hasFailed)
    {
        if (hasFailed || Volatile.Read(ref idleCount) >= MostIdle)
        {
            connection.Dispose();
            return;
        }

        Interlocked.Increment(ref idleCount);

        idle.Add(connection);
        if (isDisposed)
        {
            Dispose();
        }
    }

    public void Dispose()
    {
        isDisposed = true;
        while (idle.TryTake(out var connection))
        {
            connection.Dispose();
        }
    }
}
