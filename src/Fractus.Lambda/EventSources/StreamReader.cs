using Fractus.Kernel;
using Fractus.Lambda.Rules;
using Fractus.Lambda.Storage;
using Fractus.Store;

namespace Fractus.Lambda.EventSources;

/// <summary>Reads a stream for a mapping: all its shards side by side, but a shard's children only when it is processed to its end.</summary>
internal sealed class StreamReader(MappingRun run)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, ShardReader> _readers = [];

    /// <summary>Goes on until it is cancelled, whatever happens to stream and function.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        for (var failures = 1; !cancellation.IsCancellationRequested; failures++)
        {
            try
            {
                await ReadAsync(cancellation);
                return;
            }
            catch (OperationCanceledException)
            {
                // The mapping is changed, gone or another node's: whoever started this knows.
                return;
            }
            catch (ApiException refused)
            {
                await run.ReportAsync($"PROBLEM: {(refused.Code == "AccessDeniedException" ? LambdaErrors.StreamAccess(run.Mapping.EventSourceArn) : refused.Message)}");
            }
            catch (Exception fault) when (fault is not StoreFailedException)
            {
                run.Log.Error($"{run.Mapping.EventSourceArn} could not be read for {run.Mapping.FunctionArn}; it is tried again", fault);
            }

            try
            {
                await run.BackOffAsync(failures, cancellation);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private async Task ReadAsync(CancellationToken cancellation)
    {
        using var wakeup = new Wakeup(run.Time);
        using var subscription = run.Source.Subscribe(() => Wake(wakeup));
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        Dictionary<string, Task> running = [];
        try
        {
            while (true)
            {
                var shards = await run.Source.ShardsAsync(stopping.Token);
                var checkpoints = Checkpoints();
                foreach (var shard in shards.Where(shard => !running.ContainsKey(shard.Id) && IsNext(shard, shards, checkpoints)))
                {
                    running[shard.Id] = ReadShardAsync(shard, checkpoints.GetValueOrDefault(shard.Id, new ShardCheckpoint()), stopping.Token);
                }

                // Until a shard ends; where none runs, until the stream changes.
                if (running.Count == 0)
                {
                    await wakeup.WaitAsync(null, stopping.Token);
                    continue;
                }

                var ended = await Task.WhenAny(running.Values);
                await ended;
                running.Remove(running.First(pair => pair.Value == ended).Key);
            }
        }
        finally
        {
            await stopping.CancelAsync();
            await Task.WhenAll(running.Values).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task ReadShardAsync(SourceShard shard, ShardCheckpoint checkpoint, CancellationToken cancellation)
    {
        using var reader = new ShardReader(run, shard, checkpoint);
        lock (_lock)
        {
            _readers[shard.Id] = reader;
        }

        try
        {
            await reader.RunAsync(cancellation);
        }
        finally
        {
            lock (_lock)
            {
                _readers.Remove(shard.Id);
            }
        }
    }

    /// <summary>Whether a shard is to be read now: not what was read, nor what lies before the mapping's beginning, and parents first.</summary>
    private bool IsNext(SourceShard shard, IReadOnlyList<SourceShard> shards, Dictionary<string, ShardCheckpoint> checkpoints)
    {
        return !IsOver(shard) && (shards.FirstOrDefault(other => other.Id == shard.ParentId) is not { } parent || IsOver(parent));

        bool IsOver(SourceShard one) =>
            checkpoints.GetValueOrDefault(one.Id)?.IsFinished == true
            || (one.End is not null && run.Mapping.StartAfter is { } start && string.CompareOrdinal(one.End, start) <= 0);
    }

    private Dictionary<string, ShardCheckpoint> Checkpoints()
    {
        using var snapshot = run.Store.OpenSnapshot();
        return snapshot.Range(MappingKeys.Progress(run.Mapping.Id)).ToDictionary(pair => MappingKeys.ShardOf(pair.Key), pair => ShardCheckpoint.Read(pair.Value));
    }

    private void Wake(Wakeup wakeup)
    {
        wakeup.Set();
        lock (_lock)
        {
            foreach (var reader in _readers.Values)
            {
                reader.Wake();
            }
        }
    }
}
