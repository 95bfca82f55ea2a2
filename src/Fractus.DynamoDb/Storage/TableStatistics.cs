using System.Buffers.Binary;
using System.Collections.Concurrent;
using Fractus.DynamoDb.Rules.Tables;
using Fractus.Kernel;
using Fractus.Store;

namespace Fractus.DynamoDb.Storage;

/// <summary>
/// How many items and bytes tables and indexes have. The service calls these figures approximate. Here they are sums of what writes
/// changed, kept in memory and added to the store's counters a second after the first change, so that no write has to wait for a
/// counter that all writes of its table share. What a kill cuts off is the change of that second, in the figures only.
/// </summary>
internal sealed class TableStatistics : IAsyncDisposable
{
    private static readonly TimeSpan s_delay = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<(long Table, int Index), Pending> _pending = new();
    private readonly SemaphoreSlim _flushing = new(1);
    private readonly IStore _store;
    private readonly Log _log;
    private readonly ITimer _timer;
    private int _isScheduled;
    private bool _isDisposed;

    public TableStatistics(IStore store, TimeProvider time, Log log)
    {
        _store = store;
        _log = log;
        _timer = time.CreateTimer(
            static state => ((TableStatistics)state!).FlushInBackground(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Notes a change that has been committed.</summary>
    /// <param name="table">The table.</param>
    /// <param name="index">The index's number, or <see cref="KeySpace.TableItself"/>.</param>
    /// <param name="items">Items more, or less.</param>
    /// <param name="bytes">Bytes more, or less.</param>
    public void Add(Table table, int index, long items, long bytes)
    {
        if (items == 0 && bytes == 0)
        {
            return;
        }

        var pending = _pending.GetOrAdd((table.Record.Number, index), static (_, table) => new Pending(table), table);
        Interlocked.Add(ref pending.Items, items);
        Interlocked.Add(ref pending.Bytes, bytes);
        if (Interlocked.Exchange(ref _isScheduled, 1) == 0)
        {
            _timer.Change(s_delay, Timeout.InfiniteTimeSpan);
        }
    }

    public (long Items, long Bytes) Read(IReadTransaction transaction, Table table, int index)
    {
        var (items, bytes) = Stored(transaction, table.Record.Number, index);
        if (_pending.TryGetValue((table.Record.Number, index), out var pending))
        {
            items += Interlocked.Read(ref pending.Items);
            bytes += Interlocked.Read(ref pending.Bytes);
        }

        return (Math.Max(items, 0), Math.Max(bytes, 0));
    }

    /// <summary>Adds what is pending to the store's counters.</summary>
    public async Task FlushAsync()
    {
        await _flushing.WaitAsync();
        try
        {
            var taken = new List<(int Index, Pending Pending, long Items, long Bytes)>();
            foreach (var ((_, index), pending) in _pending)
            {
                taken.Add((index, pending, Interlocked.Exchange(ref pending.Items, 0), Interlocked.Exchange(ref pending.Bytes, 0)));
            }

            await _store.TransactAsync(transaction =>
            {
                foreach (var (index, pending, items, bytes) in taken)
                {
                    AddStored(transaction, pending.Table, index, items, bytes);
                }

                return true;
            });
        }
        finally
        {
            _flushing.Release();
        }
    }

    /// <summary>Adds to the store's counters at once: for work that has a transaction of its own for many items.</summary>
    public static void AddStored(ITransaction transaction, Table table, int index, long items, long bytes)
    {
        // Of a table that has been deleted no counter may come back.
        var number = table.Record.Number;
        if ((items == 0 && bytes == 0) || !transaction.TryGet(table.RecordKey, out var record)
            || BinaryPrimitives.ReadInt64BigEndian(record.Span) != number)
        {
            return;
        }

        var stored = Stored(transaction, number, index);
        Span<byte> value = stackalloc byte[16];
        BinaryPrimitives.WriteInt64LittleEndian(value, stored.Items + items);
        BinaryPrimitives.WriteInt64LittleEndian(value[8..], stored.Bytes + bytes);
        transaction.Set(KeySpace.Count(number, index), value);
    }

    /// <summary>Drops what is pending for a table that has been deleted.</summary>
    public void Forget(Table table)
    {
        _pending.TryRemove((table.Record.Number, KeySpace.TableItself), out _);
        foreach (var index in table.Indexes)
        {
            _pending.TryRemove((table.Record.Number, index.Record.Number), out _);
        }
    }

    /// <summary>Drops what is pending for an index that has been deleted.</summary>
    public void Forget(Table table, int index) => _pending.TryRemove((table.Record.Number, index), out _);

    public async ValueTask DisposeAsync()
    {
        if (_isDisposed)
        {
            return;
        }

        _isDisposed = true;
        await _timer.DisposeAsync();
        await FlushAsync();
        _flushing.Dispose();
    }

    private static (long Items, long Bytes) Stored(IReadTransaction transaction, long table, int index) =>
        transaction.TryGet(KeySpace.Count(table, index), out var value)
            ? (BinaryPrimitives.ReadInt64LittleEndian(value.Span), BinaryPrimitives.ReadInt64LittleEndian(value.Span[8..]))
            : (0, 0);

    private async void FlushInBackground()
    {
        try
        {
            Interlocked.Exchange(ref _isScheduled, 0);
            await FlushAsync();
        }
        catch (Exception fault)
        {
            // Only the approximate figures suffer; writes report a store that fails by themselves.
            _log.Warning("The item counts of DynamoDB tables could not be stored", fault);
        }
    }

    private sealed class Pending(Table table)
    {
        public long Items;
        public long Bytes;

        public Table Table { get; } = table;
    }
}
