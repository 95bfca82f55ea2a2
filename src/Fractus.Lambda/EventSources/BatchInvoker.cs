using Fractus.Kernel;
using Fractus.Lambda.Contract;
using Fractus.Lambda.Invocations;
using Fractus.Lambda.Metrics;
using Fractus.Lambda.Storage;
using Fractus.Runtime;

namespace Fractus.Lambda.EventSources;

/// <summary>Runs mappings' functions, and tells their destinations.</summary>
internal sealed class BatchInvoker(FunctionCache functions, FunctionInvoker invoker, DestinationDelivery destinations, TimeProvider time, IdGenerator ids, LambdaMetrics metrics)
{
    /// <returns>The version that a mapping's function has now.</returns>
    /// <exception cref="ResourceNotFoundException">There is none.</exception>
    public LoadedVersion Find(EventSourceMappingRecord mapping) =>
        functions.Find(mapping.Function.Id)?.Pick(mapping.Function.Qualifier, ids) ?? throw new ResourceNotFoundException("Function not found");

    /// <summary>Null where the mapping does not ask for them.</summary>
    public MappingSeries? CountsOf(EventSourceMappingRecord mapping) => metrics.Of(mapping);

    /// <summary>Gives a batch to the function.</summary>
    /// <exception cref="ApiException">The function could not be run, as there is no room for it or none of it.</exception>
    public async ValueTask<BatchRun> InvokeAsync(
        EventSourceMappingRecord mapping, IReadOnlyList<SourceRecord> records, WindowView? window, CancellationToken cancellation)
    {
        var version = Find(mapping);
        var request = new InvocationRequest
        {
            RequestId = ids.Uuid(),
            Payload = BatchEvent.Write(records, window),
            InvokedFunctionArn = mapping.Function.Qualifier is null ? null : mapping.FunctionArn,
            TraceId = invoker.Trace(version, incoming: null),
        };

        if (records.Count > 0)
        {
            metrics.BatchRead(mapping.Function, time.GetUtcNow() - records[^1].ArrivedAt);
        }

        // A stop does not wait for the function; the batch is given again after the start.
        var result = await invoker.InvokeAsync(version, request, cancellation, isQueued: true).AsTask().WaitAsync(cancellation);
        var response = new InvocationResponse(200, version.Record.Version, result.FunctionError, result.Payload);
        return new BatchRun(
            request.RequestId,
            response,
            result.FunctionError is not null
                ? new BatchAnswer(true, 0, null)
                : BatchAnswer.Read(result.Payload, records, mapping.ReportsBatchItemFailures));
    }

    /// <summary>Tells the mapping's destination, where it has one, of a batch that is given up.</summary>
    /// <returns>Whether it knows now.</returns>
    public async ValueTask<bool> TellAsync(EventSourceMappingRecord mapping, FailedBatch failed, CancellationToken cancellation) =>
        mapping.OnFailure is { } destination
        && await destinations.SendAsync(destination, failed.ToJson(time.GetUtcNow()), Find(mapping), traceId: null, cancellation);
}

/// <summary>An attempt at a batch.</summary>
/// <param name="RequestId">The invocation's.</param>
/// <param name="Response">What came of it.</param>
/// <param name="Answer">What that says.</param>
internal sealed record BatchRun(string RequestId, InvocationResponse Response, BatchAnswer Answer);
