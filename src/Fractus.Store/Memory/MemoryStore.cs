using Fractus.Store.Drivers;
using Fractus.Store.Ordered;

namespace Fractus.Store;

/// <summary>
/// The store that forgets: all is in memory and gone with the process. For <c>--ephemeral</c> and for tests. Transactions run one
/// after the other on their callers' threads; a snapshot is a pointer to a version of the persistent map.
/// </summary>
public sealed class MemoryStore : IStore
{
    private readonly Lock gate = new();
    private readonly WatchList watches = new();
    private volatile MemoryState state = new(OrderedMap.Empty, default);
    private Versionstamp lastGiven;
    private volatile bool isDisposed;

    /// <inheritdoc/>
    public ValueTask<T> TransactAsync<T>(Func<ITransaction, T> body, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(body);
        if (cancellation.IsCancellationRequested)
        {
            return ValueTask.FromCanceled<T>(cancellation);
        }

        try
        {
            return new ValueTask<T>(Transact(body));
        }
        catch (Exception failure)
        {
            return ValueTask.FromException<T>(failure);
        }
    }

    /// <inheritdoc/>
    public ISnapshot OpenSnapshot()
    {
        ObjectDisposedException.ThrowIf(isDisposed, this);
        return new MemorySnapshot(state);
    }

    /// <inheritdoc/>
    public IDisposable Watch(KeyRange range, Action<Versionstamp> changed)
    {
        ArgumentNullException.ThrowIfNull(changed);
        return watches.Add(range, changed);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        isDisposed = true;
        return ValueTask.CompletedTask;
    }

    private T Transact<T>(Func<ITransaction, T> body)
    {
        if (gate.IsHeldByCurrentThread)
        {
            throw new InvalidOperationException("A transaction function or a watch cannot wait for another transaction.");
        }

        lock (gate)
        {
            ObjectDisposedException.ThrowIf(isDisposed, this);
            lastGiven = new Versionstamp(lastGiven.Value + 1);
            var transaction = new MemoryTransaction(state.Map, lastGiven);
            T result;
            try
            {
                result = body(transaction);
            }
            finally
            {
                transaction.End();
            }

            if (transaction.Writes.Count > 0)
            {
                state = new MemoryState(transaction.Map, lastGiven);
                watches.Notify(transaction.Writes, lastGiven);
            }

            return result;
        }
    }
}

/// <summary>One committed version of everything.</summary>
internal sealed record MemoryState(OrderedMap Map, Versionstamp Version);
