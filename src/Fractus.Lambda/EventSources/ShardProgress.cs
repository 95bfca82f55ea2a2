using Fractus.Lambda.Storage;
using Fractus.Store;

namespace Fractus.Lambda.EventSources;

/// <summary>
/// How far a shard has been processed: records are done with in any order, as lanes run side by side, and what is stored is the place up
/// to which all are. After a crash the records behind it come again.
/// </summary>
internal sealed class ShardProgress(IStore store, Lease lease, EventSourceMappingRecord mapping, string shardId, ShardCheckpoint start) : IDisposable
{
    private readonly Lock _lock = new();
    private readonly SemaphoreSlim _saving = new(1);
    private readonly Queue<string> _read = new();
    private readonly HashSet<string> _done = [];
    private readonly Dictionary<int, LaneState> _lanes = new(start.Lanes);
    private string? _after = start.After;

    /// <summary>Records that were read and are not done with.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _read.Count;
            }
        }
    }

    public LaneState Lane(int lane)
    {
        lock (_lock)
        {
            return _lanes.GetValueOrDefault(lane, LaneState.Empty);
        }
    }

    public void Read(string sequenceNumber)
    {
        lock (_lock)
        {
            _read.Enqueue(sequenceNumber);
        }
    }

    public void Done(string sequenceNumber)
    {
        lock (_lock)
        {
            _done.Add(sequenceNumber);
            while (_read.TryPeek(out var first) && _done.Remove(first))
            {
                _after = _read.Dequeue();
            }
        }
    }

    /// <summary>Stores what is done, and what a lane must not forget.</summary>
    /// <exception cref="OperationCanceledException">The mapping is gone, or another node reads it.</exception>
    public async ValueTask SaveAsync(int lane, LaneState state)
    {
        lock (_lock)
        {
            if (state == LaneState.Empty)
            {
                _lanes.Remove(lane);
            }
            else
            {
                _lanes[lane] = state;
            }
        }

        await SaveAsync(isFinished: false);
    }

    public void Dispose() => _saving.Dispose();

    public ValueTask FinishAsync() => SaveAsync(isFinished: true);

    private async ValueTask SaveAsync(bool isFinished)
    {
        // One after the other, each with the newest: an older state never comes over a newer one.
        await _saving.WaitAsync();
        try
        {
            byte[] state;
            lock (_lock)
            {
                state = new ShardCheckpoint { After = _after, IsFinished = isFinished, Lanes = new Dictionary<int, LaneState>(_lanes) }.ToBytes();
            }

            var isOurs = await store.TransactAsync(transaction =>
            {
                var isHeld = lease.IsHeld(transaction) && transaction.TryGet(MappingKeys.Mapping(mapping.Id), out _);
                if (isHeld)
                {
                    transaction.Set(MappingKeys.Progress(mapping.Id, shardId), state);
                }

                return isHeld;
            });
            if (!isOurs)
            {
                lease.Forget();
                throw new OperationCanceledException("The mapping is gone, or another node reads it.");
            }
        }
        finally
        {
            _saving.Release();
        }
    }
}
