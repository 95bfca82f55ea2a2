namespace Fractus.Store.Embedded.Base;

/// <summary>
/// A state of the rows that open snapshots rely on: the one before the window of their time is applied. As long as the engine is in
/// that state they read from it directly. Before it moves on, the applier seals the state, and if someone still needs it, keeps it
/// readable through one pinned reader.
/// </summary>
internal sealed class RowsVersion
{
    private readonly Lock gate = new();
    private int holders;
    private volatile bool isSealed;
    private IRowReader? pinned;

    /// <summary>True once rows may have moved on; what was read without the pinned connection before this was seen is right.</summary>
    public bool IsSealed
    {
        get
        {
            // What was read from the engine or the cache before must not be read after this.
            Interlocked.MemoryBarrier();
            return isSealed;
        }
    }

    /// <returns>False where the state is sealed: there is a newer view.</returns>
    public bool TryHold()
    {
        Interlocked.Increment(ref holders);
        if (isSealed)
        {
            Release();
            return false;
        }

        return true;
    }

    public void Release()
    {
        if (Interlocked.Decrement(ref holders) == 0 && isSealed)
        {
            lock (gate)
            {
                pinned?.Dispose();
                pinned = null;
            }
        }
    }

    /// <summary>The applier calls this before it changes a row.</summary>
    public void Seal(Func<IRowReader> openPinned)
    {
        lock (gate)
        {
            isSealed = true;
            Interlocked.MemoryBarrier();
            if (Volatile.Read(ref holders) > 0)
            {
                pinned = openPinned();
            }
        }
    }

    /// <summary>Reads the sealed state.</summary>
    /// <exception cref="ObjectDisposedException">Its last holder has released it.</exception>
    public T ReadPinned<T>(Func<IRowReader, T> read)
    {
        lock (gate)
        {
            return read(pinned ?? throw new ObjectDisposedException(nameof(ISnapshot)));
        }
    }
}
