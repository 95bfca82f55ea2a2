using System.Text;
using Fractus.Kernel;
using Fractus.Lambda.Invocations;
using Fractus.Lambda.Storage;

namespace Fractus.Lambda.EventSources;

/// <summary>
/// Gives the records of a shard, or its share of them, to the function: batch after batch, each until it has succeeded or is given up.
/// </summary>
internal sealed class ShardLane(MappingRun run, string shardId, int number, ShardProgress progress, Action hasRoom) : IDisposable
{
    private const string NoState = "{}";

    private readonly EventSourceMappingRecord _mapping = run.Mapping;
    private readonly TimeSpan? _windowLength = run.Mapping.TumblingWindowSeconds > 0 ? TimeSpan.FromSeconds(run.Mapping.TumblingWindowSeconds) : null;
    private LaneState _state = progress.Lane(number);

    public LaneQueue Queue { get; } = new(run.Mapping, run.Time);

    public async Task RunAsync(CancellationToken cancellation)
    {
        while (true)
        {
            // 1. What belongs together. A batch that was being retried when the server stopped is made up again, and its attempts go on.
            var resumed = _state;
            var records = await Queue.TakeAsync(resumed.Last, _windowLength, WindowEnd() + TumblingWindow.Grace, cancellation);

            // 2. The end of the open window, where it has come.
            if (_state.WindowStartMs is { } open && (records is not { Count: > 0 } || TumblingWindow.StartOf(records[0].ArrivedAt, _windowLength!.Value).ToUnixTimeMilliseconds() > open))
            {
                await EndWindowAsync(isEarly: false, cancellation);
            }

            // 3. The batch.
            if (records is null)
            {
                return;
            }

            if (records.Count > 0)
            {
                await ProcessAsync(new Batch(records, records[0].SequenceNumber == resumed.First ? resumed.Attempts : 0), cancellation);
            }
        }
    }

    public void Dispose() => Queue.Dispose();

    private DateTimeOffset? WindowEnd() =>
        _state.WindowStartMs is { } start ? DateTimeOffset.FromUnixTimeMilliseconds(start) + _windowLength!.Value : null;

    private async ValueTask ProcessAsync(Batch whole, CancellationToken cancellation)
    {
        if (_windowLength is { } length && _state.WindowStartMs is null)
        {
            _state = _state with { WindowStartMs = TumblingWindow.StartOf(whole.Records[0].ArrivedAt, length).ToUnixTimeMilliseconds(), WindowState = NoState };
        }

        var open = new Stack<Batch>([whole]);
        while (open.TryPop(out var batch))
        {
            batch = await DropTooOldAsync(batch, cancellation);
            if (batch.Records.Count == 0)
            {
                continue;
            }

            var attempt = await InvokeAsync(batch.Records, cancellation);
            var answer = attempt.Answer;
            var succeeded = answer.HasFailures ? answer.FirstFailure : batch.Records.Count;
            run.Counts?.FailedInvoke(batch.Records.Count - succeeded);
            if (succeeded > 0)
            {
                await FinishAsync(batch.Records.Take(succeeded), _windowLength is null ? null : answer.State ?? _state.WindowState, cancellation);
            }

            if (!answer.HasFailures)
            {
                await run.ReportAsync(MappingRun.Ok);
            }
            else if (succeeded > 0)
            {
                open.Push(new Batch(batch.Records[succeeded..], 0));
            }
            else
            {
                await FailAsync(batch, attempt, open, cancellation);
            }
        }
    }

    /// <summary>All of a batch is to be tried again: smaller, or as it is, or no more.</summary>
    private async ValueTask FailAsync(Batch batch, BatchRun attempt, Stack<Batch> open, CancellationToken cancellation)
    {
        await run.ReportAsync(MappingRun.FunctionFailed);
        if (_mapping.BisectsBatches && batch.Records.Count > 1)
        {
            // That is no attempt.
            var half = batch.Records.Count / 2;
            open.Push(new Batch(batch.Records[half..], batch.Attempts));
            open.Push(new Batch(batch.Records[..half], batch.Attempts));
            return;
        }

        batch = batch with { Attempts = batch.Attempts + 1 };
        if (_mapping.MaximumRetryAttempts != EventSourceMappingRecord.Unlimited && batch.Attempts > _mapping.MaximumRetryAttempts)
        {
            await GiveUpAsync(batch, FailedBatch.RetriesExhausted, attempt.RequestId, attempt.Response, cancellation);
            return;
        }

        _state = _state with { First = batch.Records[0].SequenceNumber, Last = batch.Records[^1].SequenceNumber, Attempts = batch.Attempts };
        await progress.SaveAsync(number, _state);
        await run.BackOffAsync(batch.Attempts, cancellation);
        open.Push(batch);
    }

    private async ValueTask<Batch> DropTooOldAsync(Batch batch, CancellationToken cancellation)
    {
        if (_mapping.MaximumRecordAgeSeconds == EventSourceMappingRecord.Unlimited)
        {
            return batch;
        }

        var oldest = run.Time.GetUtcNow().AddSeconds(-_mapping.MaximumRecordAgeSeconds);
        var tooOld = batch.Records.FindIndex(record => record.ArrivedAt >= oldest) is var first && first < 0 ? batch.Records.Count : first;
        if (tooOld == 0)
        {
            return batch;
        }

        await GiveUpAsync(new Batch(batch.Records[..tooOld], batch.Attempts), FailedBatch.TooOld, "", null, cancellation);
        return new Batch(batch.Records[tooOld..], 0);
    }

    private async ValueTask GiveUpAsync(Batch batch, string condition, string requestId, InvocationResponse? response, CancellationToken cancellation)
    {
        run.Log.Debug($"{batch.Records.Count} records of {_mapping.EventSourceArn} are given up for {_mapping.FunctionArn}: {condition}.");
        var failed = new FailedBatch
        {
            RequestId = requestId,
            FunctionArn = _mapping.FunctionArn,
            Condition = condition,
            InvokeCount = batch.Attempts,
            Response = response,
            BatchInfoName = run.Source.BatchInfoName,
            ShardId = shardId,
            SourceArn = _mapping.EventSourceArn,
            Records = batch.Records,
        };
        if (await run.Invoker.TellAsync(_mapping, failed, cancellation))
        {
            run.Counts?.Delivered(batch.Records.Count);
        }
        else
        {
            run.Counts?.Dropped(batch.Records.Count);
        }

        await FinishAsync(batch.Records, _state.WindowState, cancellation);
    }

    /// <summary>Runs the function, however long there is no room for it or none of it.</summary>
    private async ValueTask<BatchRun> InvokeAsync(List<SourceRecord> records, CancellationToken cancellation, bool isFinal = false, bool isEarly = false)
    {
        for (var refusals = 1; ; refusals++)
        {
            run.Counts?.Invoked(records.Count);
            try
            {
                return await run.Invoker.InvokeAsync(_mapping, records, View(isFinal, isEarly), cancellation);
            }
            catch (ApiException refused)
            {
                run.Counts?.FailedInvoke(records.Count);
                await run.ReportAsync($"PROBLEM: {refused.Message}");
                await run.BackOffAsync(refusals, cancellation);
            }
        }
    }

    private WindowView? View(bool isFinal, bool isEarly) => WindowEnd() is not { } end ? null : new WindowView(
        end - _windowLength!.Value, end, _state.WindowState ?? NoState, shardId, _mapping.EventSourceArn, isFinal, isEarly);

    private async ValueTask FinishAsync(IEnumerable<SourceRecord> records, string? windowState, CancellationToken cancellation)
    {
        foreach (var record in records)
        {
            progress.Done(record.SequenceNumber);
        }

        hasRoom();
        var isTooLarge = windowState is not null && Encoding.UTF8.GetByteCount(windowState) > TumblingWindow.MostStateBytes;
        _state = new LaneState { WindowStartMs = _state.WindowStartMs, WindowState = isTooLarge ? _state.WindowState : windowState };
        await progress.SaveAsync(number, _state);
        if (isTooLarge)
        {
            await EndWindowAsync(isEarly: true, cancellation);
        }
    }

    /// <summary>Gives the function a window's state for the last time, with no records.</summary>
    private async ValueTask EndWindowAsync(bool isEarly, CancellationToken cancellation)
    {
        for (var attempts = 1; ; attempts++)
        {
            var attempt = await InvokeAsync([], cancellation, isFinal: true, isEarly);
            if (attempt.Response.FunctionError is null || (_mapping.MaximumRetryAttempts != EventSourceMappingRecord.Unlimited && attempts > _mapping.MaximumRetryAttempts))
            {
                break;
            }

            await run.ReportAsync(MappingRun.FunctionFailed);
            await run.BackOffAsync(attempts, cancellation);
        }

        _state = _state with { WindowStartMs = null, WindowState = null };
        await progress.SaveAsync(number, _state);
    }

    /// <param name="Records">In their order.</param>
    /// <param name="Attempts">How often they have failed together.</param>
    private readonly record struct Batch(List<SourceRecord> Records, int Attempts);
}
