using Fractus.Kernel;
using Fractus.Lambda.Contract;
using Fractus.Lambda.Metrics;
using Fractus.Lambda.Storage;
using Fractus.Store;

namespace Fractus.Lambda.Invocations;

/// <summary>
/// Events that were accepted and are run later, at least once. Where the function fails they are tried again, by default twice, after
/// one and two minutes; those that the limits do not let in wait. What has ended, either way, is told to the function's destination.
/// Source: "How Lambda handles errors and retries with asynchronous invocation".
/// </summary>
internal sealed class AsyncInvocations(
    IStore store,
    FunctionCache functions,
    FunctionInvoker invoker,
    ConcurrencyGate gate,
    DestinationDelivery destinations,
    int concurrency,
    string node,
    TimeProvider time,
    IdGenerator ids,
    Log log,
    LambdaMetrics metrics) : IAsyncDisposable
{
    private const int DefaultRetries = 2;

    private static readonly TimeSpan s_oldest = TimeSpan.FromHours(6);
    private static readonly TimeSpan s_throttledDelay = TimeSpan.FromSeconds(1);

    private readonly WorkQueue _queue = new(FunctionKeys.Events);
    private WorkQueueDispatcher? _dispatcher;

    /// <summary>Begins to run what is queued.</summary>
    public void Start() => _dispatcher = WorkQueueDispatcher.Start(
        store,
        _queue,
        RunAsync,
        new WorkQueueOptions
        {
            // Events never take all environments from those who wait for an answer.
            Concurrency = Math.Max(1, concurrency / 2),
            Faulted = (item, fault) => log.Error($"An event of {item.Group} could not be run; it is tried again", fault),
        },
        node,
        time);

    /// <summary>Accepts an event; it is durable when this completes.</summary>
    public async ValueTask EnqueueAsync(AsyncEvent accepted, CancellationToken cancellation)
    {
        var (group, stored) = (accepted.Group, accepted.ToBytes());
        await store.TransactAsync(
            transaction =>
            {
                _queue.Add(transaction, group, stored);
                return true;
            },
            cancellation);
        metrics.EventReceived(accepted.Function);
    }

    public async ValueTask DisposeAsync()
    {
        if (_dispatcher is not null)
        {
            await _dispatcher.DisposeAsync();
        }
    }

    private async ValueTask<WorkOutcome> RunAsync(WorkItem item, CancellationToken cancellation)
    {
        var accepted = AsyncEvent.Read(item.Payload);
        var function = functions.Find(accepted.Function.Id);
        if (function?.Pick(accepted.Function.Qualifier, ids) is not { } version)
        {
            log.Debug($"An event for {accepted.Function.Arn} is dropped: the function is gone.");
            return WorkOutcome.Done;
        }

        var run = new AsyncRun(accepted, version, function.EventInvoke(accepted.Function.Qualifier), item.Attempt);
        if (Age(accepted) > run.MostAge(s_oldest))
        {
            return await FailAsync(run, InvocationRecord.EventAgeExceeded, item.Attempt - 1, cancellation);
        }

        if (gate.IsClosed(version.Id))
        {
            return await FailAsync(run, InvocationRecord.NoConcurrency, item.Attempt - 1, cancellation);
        }

        try
        {
            return await InvokeAsync(run, cancellation);
        }
        catch (TooManyRequestsException)
        {
            return WorkOutcome.NoRoom(s_throttledDelay);
        }
        catch (RecursiveInvocationException)
        {
            return await FailAsync(run, InvocationRecord.Loop, item.Attempt - 1, cancellation);
        }
    }

    private async ValueTask<WorkOutcome> InvokeAsync(AsyncRun run, CancellationToken cancellation)
    {
        var executed = run.Version.Record.Version;
        run = run with { TraceId = invoker.Trace(run.Version, run.Event.TraceId) };
        var request = run.Event.ToRequest() with { TraceId = run.TraceId };
        metrics.EventStarted(run.Event.Function, Age(run.Event));
        try
        {
            // A stop does not wait for the function; the event is run again after the start.
            var result = await invoker.InvokeAsync(run.Version, request, cancellation).AsTask().WaitAsync(cancellation);
            run = run with { Response = new InvocationResponse(200, executed, result.FunctionError, result.Payload) };
            if (result.FunctionError is null)
            {
                await SendAsync(run, run.Settings.OnSuccess, InvocationRecord.Success, run.Attempt, cancellation);
                return WorkOutcome.Done;
            }
        }
        catch (ApiException refused) when (refused is not TooManyRequestsException)
        {
            log.Debug($"Event {request.RequestId} could not be run: {refused.Message}");
            run = run with { Response = new InvocationResponse(refused.Status, executed, refused.Code, default) };
        }

        if (run.Attempt > (run.Settings.MaximumRetryAttempts ?? DefaultRetries))
        {
            return await FailAsync(run, InvocationRecord.RetriesExhausted, run.Attempt, cancellation);
        }

        var delay = TimeSpan.FromMinutes(run.Attempt);
        return Age(run.Event) + delay > run.MostAge(s_oldest)
            ? await FailAsync(run, InvocationRecord.EventAgeExceeded, run.Attempt, cancellation)
            : WorkOutcome.Retry(delay);
    }

    private TimeSpan Age(AsyncEvent accepted) => time.GetUtcNow() - accepted.AcceptedAt;

    private async ValueTask<WorkOutcome> FailAsync(AsyncRun run, string condition, int invokeCount, CancellationToken cancellation)
    {
        log.Debug($"Event {run.Event.RequestId} for {run.Event.Function.Arn} is given up after {invokeCount} attempts: {condition}.");
        metrics.EventDropped(run.Event.Function);
        await SendAsync(run, run.Settings.OnFailure, condition, invokeCount, cancellation);
        return WorkOutcome.Done;
    }

    private async ValueTask SendAsync(AsyncRun run, string? destination, string condition, int invokeCount, CancellationToken cancellation)
    {
        if (destination is null)
        {
            return;
        }

        var record = new InvocationRecord
        {
            RequestId = run.Event.RequestId,
            FunctionArn = $"{run.Version.Id.Arn()}:{run.Event.Function.Qualifier ?? FunctionKeys.Latest}",
            Condition = condition,
            InvokeCount = invokeCount,
            RequestPayload = run.Event.Payload,
            Response = run.Response,
        };
        await destinations.SendAsync(destination, record.ToJson(time.GetUtcNow()), run.Version, run.TraceId ?? run.Event.TraceId, cancellation);
    }

    /// <summary>An attempt at an event.</summary>
    private sealed record AsyncRun(AsyncEvent Event, LoadedVersion Version, EventInvokeRecord Settings, int Attempt)
    {
        /// <summary>The header that it ran in.</summary>
        public string? TraceId { get; init; }

        public InvocationResponse? Response { get; init; }

        public TimeSpan MostAge(TimeSpan otherwise) => Settings.MaximumEventAgeSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : otherwise;
    }
}
