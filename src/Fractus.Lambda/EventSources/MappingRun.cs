using Fractus.Kernel;
using Fractus.Lambda.Metrics;
using Fractus.Lambda.Storage;
using Fractus.Store;

namespace Fractus.Lambda.EventSources;

/// <summary>What the parts that run a mapping share.</summary>
internal sealed class MappingRun(EventSourceMappingRecord mapping, IStreamSource source, BatchInvoker invoker, IStore store, Lease lease, TimeProvider time, Log log)
{
    public const string Ok = "OK";
    public const string FunctionFailed = "PROBLEM: Function call failed";

    private string? _result;

    public EventSourceMappingRecord Mapping => mapping;

    public IStreamSource Source => source;

    public BatchInvoker Invoker => invoker;

    public IStore Store => store;

    public Lease Lease => lease;

    public TimeProvider Time => time;

    public Log Log => log;

    /// <summary>Null where nobody asks for them.</summary>
    public MappingSeries? Counts { get; } = invoker.CountsOf(mapping);

    public RecordFilter Filter { get; } = new(mapping.Filters);

    /// <summary>Waits before something is tried again: a moment at first, at most half a minute.</summary>
    public Task BackOffAsync(int failures, CancellationToken cancellation) =>
        Task.Delay(TimeSpan.FromMilliseconds(Math.Min(30_000, 200 * Math.Pow(2, Math.Min(failures, 20) - 1))), time, cancellation);

    /// <summary>What GetEventSourceMapping shows as the last processing result.</summary>
    public async ValueTask ReportAsync(string result)
    {
        if (Interlocked.Exchange(ref _result, result) == result)
        {
            return;
        }

        await store.TransactAsync(transaction =>
        {
            if (transaction.TryGet(MappingKeys.Mapping(mapping.Id), out _))
            {
                MappingKeys.WriteResult(transaction, mapping.Id, result);
            }

            return true;
        });
    }
}
