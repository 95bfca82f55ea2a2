using System.Collections.Concurrent;
using Fractus.Kernel;
using Fractus.Kernel.Contracts;
using Fractus.Logs.Contract;
using Fractus.Runtime;

namespace Fractus.Lambda.Invocations;

/// <summary>
/// Carries functions' lines to CloudWatch Logs behind the invocations' backs: gathered for a moment, in their order, as the function's
/// own role. A role that may not write logs leaves none, as on the real service.
/// </summary>
internal sealed class LogDelivery : IAsyncDisposable
{
    /// <summary>Beyond this many bytes on their way, invocations wait until they are stored.</summary>
    private const long ComfortableBytes = 16 * 1024 * 1024;

    private static readonly TimeSpan s_gathering = TimeSpan.FromMilliseconds(100);

    private readonly ConcurrentDictionary<(string FunctionArn, string Stream), LogStreamQueue> _queues = new();
    private readonly FunctionSessions _sessions;
    private readonly LogsClient _logs;
    private readonly Log _log;
    private readonly ITimer _timer;
    private long _queuedBytes;
    private int _isTimerSet;

    public LogDelivery(IOperationInvoker invoker, FunctionSessions sessions, TimeProvider time, Log log)
    {
        (_sessions, _log) = (sessions, log);
        _logs = new LogsClient(invoker);
        _timer = time.CreateTimer(static self => ((LogDelivery)self!).OnTimer(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Queues lines; they are stored within about a tenth of a second.</summary>
    public void Write(FunctionSpec function, string stream, ReadOnlySpan<LogEvent> events)
    {
        var key = (function.FunctionArn, stream);
        var queue = _queues.GetOrAdd(key, static (key, f) => new LogStreamQueue(f, key.Stream), function);
        long added;
        while (!queue.TryAdd(events, out added))
        {
            // That queue has just come to its end.
            _queues.TryRemove(new(key, queue));
            queue = _queues.GetOrAdd(key, static (key, f) => new LogStreamQueue(f, key.Stream), function);
        }

        Interlocked.Add(ref _queuedBytes, added);
        if (Interlocked.Exchange(ref _isTimerSet, 1) == 0)
        {
            _timer.Change(s_gathering, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>Completes at once unless too much is on its way; then when it is stored.</summary>
    public ValueTask RoomAsync() => Interlocked.Read(ref _queuedBytes) < ComfortableBytes ? ValueTask.CompletedTask : new ValueTask(FlushAsync());

    /// <summary>Stores all that is queued now.</summary>
    public Task FlushAsync() => Task.WhenAll(_queues.Values.Select(queue => queue.Flush(RunAsync)));

    public async ValueTask DisposeAsync()
    {
        await _timer.DisposeAsync();
        while (!_queues.IsEmpty)
        {
            await FlushAsync();
        }
    }

    private void OnTimer()
    {
        // First, so that a line that comes from here on sets the timer again.
        Volatile.Write(ref _isTimerSet, 0);
        _ = FlushAsync();
    }

    private async Task RunAsync(LogStreamQueue queue)
    {
        while (queue.TakeBatch(out var bytes) is { } batch)
        {
            try
            {
                await DeliverAsync(queue, batch);
            }
            catch (ApiException refused) when (refused.IsSenderFault)
            {
                _log.Debug($"{queue.Function.FunctionArn} writes no logs: {refused.Message}");
            }
            catch (Exception fault)
            {
                _log.Error($"{batch.Count} log events of {queue.Function.FunctionArn} could not be stored", fault);
            }

            Interlocked.Add(ref _queuedBytes, -bytes);
        }

        if (queue.IsOver)
        {
            _queues.TryRemove(new((queue.Function.FunctionArn, queue.Stream), queue));
        }
    }

    private async Task DeliverAsync(LogStreamQueue queue, List<InputLogEvent> batch)
    {
        var id = LambdaEnvironmentServices.IdOf(queue.Function);
        var principal = await _sessions.PrincipalAsync(queue.Function.RoleArn, id, CancellationToken.None);
        var call = new InternalCall(principal, id.Account, id.Region);
        var input = new PutLogEventsInput { LogGroupName = queue.Function.LogGroup, LogStreamName = queue.Stream, LogEvents = batch };
        try
        {
            await _logs.PutLogEvents(input, call);
        }
        catch (ResourceNotFoundException)
        {
            // An environment's first lines.
            await CreateStreamAsync(input, call);
            await _logs.PutLogEvents(input, call);
        }
    }

    private async Task CreateStreamAsync(PutLogEventsInput input, InternalCall call)
    {
        var stream = new CreateLogStreamInput { LogGroupName = input.LogGroupName, LogStreamName = input.LogStreamName };
        try
        {
            await _logs.CreateLogStream(stream, call);
        }
        catch (ResourceNotFoundException)
        {
            try
            {
                await _logs.CreateLogGroup(new CreateLogGroupInput { LogGroupName = input.LogGroupName }, call);
            }
            catch (ResourceAlreadyExistsException)
            {
                // Another environment of the function was faster.
            }

            await _logs.CreateLogStream(stream, call);
        }
    }
}
