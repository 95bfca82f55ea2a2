using Fractus.Lambda.Storage;
using Fractus.Store;

namespace Fractus.Lambda.EventSources;

/// <summary>Reads a shard from where its processing had come to, and deals the records out to lanes, equal keys to the same.</summary>
internal sealed class ShardReader : IDisposable
{
    private const int MostInHand = 10_000;

    private readonly MappingRun _run;
    private readonly SourceShard _shard;
    private readonly ShardProgress _progress;
    private readonly ShardLane[] _lanes;
    private readonly Wakeup _wakeup;
    private readonly int _roomFor;
    private string? _lastRead;

    public ShardReader(MappingRun run, SourceShard shard, ShardCheckpoint checkpoint)
    {
        (_run, _shard) = (run, shard);
        _progress = new ShardProgress(run.Store, run.Lease, run.Mapping, shard.Id, checkpoint);
        _wakeup = new Wakeup(run.Time);
        _lanes = [.. Enumerable.Range(0, run.Mapping.ParallelizationFactor).Select(number => new ShardLane(run, shard.Id, number, _progress, _wakeup.Set))];
        _roomFor = Math.Max(MostInHand, run.Mapping.BatchSize * run.Mapping.ParallelizationFactor);
        _lastRead = checkpoint.After ?? (string.CompareOrdinal(run.Mapping.StartAfter, shard.Start) > 0 ? run.Mapping.StartAfter : null);
    }

    /// <summary>There may be more to read.</summary>
    public void Wake() => _wakeup.Set();

    /// <summary>Completes when the shard is at its end and all of it is processed.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        await Task.WhenAll([GuardAsync(ReadAsync, stopping), .. _lanes.Select(lane => GuardAsync(lane.RunAsync, stopping))]);
        await _progress.FinishAsync();
    }

    public void Dispose()
    {
        foreach (var lane in _lanes)
        {
            lane.Dispose();
        }

        _progress.Dispose();
        _wakeup.Dispose();
    }

    // Where one part fails the others stop: the shard is begun again as a whole.
    private static async Task GuardAsync(Func<CancellationToken, Task> part, CancellationTokenSource stopping)
    {
        try
        {
            await Task.Run(() => part(stopping.Token), stopping.Token);
        }
        catch
        {
            await stopping.CancelAsync();
            throw;
        }
    }

    private async Task ReadAsync(CancellationToken cancellation)
    {
        string? place = null;
        while (true)
        {
            SourcePage page;
            try
            {
                place ??= await _run.Source.OpenAsync(_shard.Id, _lastRead, cancellation);
                page = await _run.Source.ReadAsync(place, cancellation);
            }
            catch (PlaceExpiredException)
            {
                place = null;
                continue;
            }
            catch (RecordsTrimmedException) when (_lastRead is not null)
            {
                // The mapping stood still for longer than records are kept.
                (place, _lastRead) = (null, null);
                continue;
            }

            _run.Counts?.Polled(page.Records.Count);
            Deal(page.Records);
            if (page.Next is null)
            {
                break;
            }

            place = page.Next;
            while (page.Records.Count == 0 || _progress.Count >= _roomFor)
            {
                await _wakeup.WaitAsync(null, cancellation);
                if (_progress.Count < _roomFor)
                {
                    break;
                }
            }
        }

        foreach (var lane in _lanes)
        {
            lane.Queue.Complete();
        }
    }

    private void Deal(IReadOnlyList<SourceRecord> records)
    {
        var wanted = 0;
        foreach (var record in records)
        {
            _lastRead = record.SequenceNumber;
            _progress.Read(record.SequenceNumber);
            if (_run.Filter.Wants(record))
            {
                wanted++;
                _lanes[record.Key % (ulong)_lanes.Length].Queue.Add(record);
            }
            else
            {
                _progress.Done(record.SequenceNumber);
            }
        }

        if (_run.Mapping.Filters.Count > 0)
        {
            _run.Counts?.FilteredOut(records.Count - wanted);
        }
    }
}
