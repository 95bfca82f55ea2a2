using Fractus.DynamoDb.Contract.Streams;
using Fractus.Kernel;
using Fractus.Kernel.Contracts;
using Fractus.Kernel.Streams;
using Fractus.Lambda.EventSources.DynamoDb;
using Fractus.Lambda.Invocations;
using Fractus.Lambda.Storage;
using Fractus.Store;

namespace Fractus.Lambda.EventSources;

/// <summary>
/// Keeps a reader running for each enabled mapping: a change of a mapping is followed at once. Of several nodes the one with the lease reads.
/// </summary>
internal sealed class EventSourceMappings : IAsyncDisposable
{
    private static readonly TimeSpan s_leaseDuration = TimeSpan.FromSeconds(30);

    private readonly IStore _store;
    private readonly DynamoDbStreamsClient _streams;
    private readonly IStreamSignals _signals;
    private readonly BatchInvoker _invoker;
    private readonly FunctionSessions _sessions;
    private readonly TimeProvider _time;
    private readonly Log _log;
    private readonly Lease _lease;
    private readonly Wakeup _wakeup;
    private readonly IDisposable _watch;
    private readonly CancellationTokenSource _stopping = new();
    private readonly Dictionary<MappingId, Reading> _readings = [];
    private readonly Lock _lock = new();
    private List<TaskCompletionSource> _waiting = [];
    private Task _running = Task.CompletedTask;

    public EventSourceMappings(
        IStore store, IOperationInvoker operations, IStreamSignals signals, BatchInvoker invoker, FunctionSessions sessions, string node, TimeProvider time, Log log)
    {
        (_store, _signals, _invoker, _sessions, _time, _log) = (store, signals, invoker, sessions, time, log);
        _streams = new DynamoDbStreamsClient(operations);
        _lease = new Lease(store, MappingKeys.Lease, node, s_leaseDuration, time);
        _wakeup = new Wakeup(time);
        _watch = store.Watch(MappingKeys.All, _ => _wakeup.Set());
    }

    public void Start() => _running = Task.Run(RunAsync);

    /// <summary>
    /// Completes when the mappings are read as they are now: a record that is written after an update's answer is not processed as before it.
    /// </summary>
    public async ValueTask FollowedAsync(CancellationToken cancellation)
    {
        var followed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            _waiting.Add(followed);
        }

        _wakeup.Set();
        await Task.WhenAny(followed.Task, _running).WaitAsync(cancellation);
    }

    /// <summary>The source of an ARN, read as a function's role.</summary>
    public IStreamSource SourceOf(string streamArn, Func<LoadedVersion> function) => new DynamoDbStreamSource(
        _streams,
        _signals,
        streamArn,
        async cancellation =>
        {
            var version = function();
            var principal = await _sessions.PrincipalAsync(version.Record.Role, version.Id, cancellation);
            return new InternalCall(principal, version.Id.Account, version.Id.Region);
        });

    /// <summary>Stops reading; functions that run are not waited for, their batches come again after the start.</summary>
    public async ValueTask DisposeAsync()
    {
        _watch.Dispose();
        await _stopping.CancelAsync();
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _wakeup.Dispose();
        _stopping.Dispose();
    }

    private async Task RunAsync()
    {
        try
        {
            while (true)
            {
                List<TaskCompletionSource> waiting;
                lock (_lock)
                {
                    (waiting, _waiting) = (_waiting, []);
                }

                var next = await FollowAsync();
                waiting.ForEach(followed => followed.SetResult());
                await _wakeup.WaitAsync(next, _stopping.Token);
            }
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
        }
        finally
        {
            await StopAsync(_ => true);
        }
    }

    /// <summary>Starts and stops readings until they are those of the enabled mappings.</summary>
    /// <returns>When to look again without being woken.</returns>
    private async ValueTask<DateTimeOffset?> FollowAsync()
    {
        var wanted = Enabled();
        if (wanted.Count == 0)
        {
            await StopAsync(_ => true);
            return null;
        }

        if (await _lease.TryTakeAsync(_stopping.Token) is { } heldUntil)
        {
            await StopAsync(_ => true);
            return heldUntil;
        }

        await StopAsync(reading => reading.Task.IsCompleted || wanted.GetValueOrDefault(reading.Mapping.Id)?.RevisionId != reading.Mapping.RevisionId);
        foreach (var mapping in wanted.Values.Where(mapping => !_readings.ContainsKey(mapping.Id)))
        {
            _readings[mapping.Id] = Begin(mapping);
        }

        return _lease.ExtendAt;
    }

    private Reading Begin(EventSourceMappingRecord mapping)
    {
        var stopping = CancellationTokenSource.CreateLinkedTokenSource(_stopping.Token);
        var source = SourceOf(mapping.EventSourceArn, () => _invoker.Find(mapping));
        var reader = new StreamReader(new MappingRun(mapping, source, _invoker, _store, _lease, _time, _log));
        return new Reading(mapping, Task.Run(() => reader.RunAsync(stopping.Token)), stopping);
    }

    private async ValueTask StopAsync(Func<Reading, bool> isOver)
    {
        foreach (var reading in _readings.Values.Where(isOver).ToList())
        {
            _readings.Remove(reading.Mapping.Id);
            await reading.Stopping.CancelAsync();
            await reading.Task;
            reading.Stopping.Dispose();
        }
    }

    private Dictionary<MappingId, EventSourceMappingRecord> Enabled()
    {
        using var snapshot = _store.OpenSnapshot();
        return snapshot.Range(MappingKeys.All).Select(pair => EventSourceMappingRecord.Read(pair.Value)).Where(mapping => mapping.IsEnabled)
            .ToDictionary(mapping => mapping.Id);
    }

    private sealed record Reading(EventSourceMappingRecord Mapping, Task Task, CancellationTokenSource Stopping);
}
