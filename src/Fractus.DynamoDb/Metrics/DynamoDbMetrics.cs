using System.Collections.Concurrent;
using Fractus.CloudWatch.Contract;
using Fractus.DynamoDb.Contract;
using Fractus.DynamoDb.Rules.Tables;
using Fractus.DynamoDb.Throttling;
using Fractus.Kernel;
using Fractus.Kernel.Contracts;
using Fractus.Kernel.Metrics;

namespace Fractus.DynamoDb.Metrics;

/// <summary>
/// Tells CloudWatch what becomes of requests that read or write items: their time, the items that they return, and their errors.
/// Source: "DynamoDB metrics and dimensions".
/// </summary>
internal sealed class DynamoDbMetrics(IMetricRecorder recorder, TimeProvider time) : IRequestMetrics
{
    // Beyond it all are forgotten, and found again in the recorder.
    private const int MostKnown = 10_000;

    private readonly ConcurrentDictionary<(Operation Operation, string Table, string Region, string Account), OperationSeries> _known = new();

    public ServiceSchema Service => DynamoDbContract.Schema;

    /// <inheritdoc/>
    public void Record(in EndedRequest request)
    {
        var now = time.GetUtcNow();
        if (request.Error is { Status: < 500 } error && !Throttle.IsThrottling(error))
        {
            // The service counts no conditions that do not hold.
            if (error is not ConditionalCheckFailedException)
            {
                recorder.Series(request.Account, request.Region, TableRecorder.Namespace, "UserErrors", StandardUnit.Count).Record(1, now);
            }
        }
        else if (RequestTables.Single(request.Input) is { } table)
        {
            Record(Find(request, table), request, now);
        }
        else
        {
            foreach (var one in RequestTables.Several(request.Input))
            {
                Record(Find(request, one), request, now);
            }
        }
    }

    /// <summary>An item's time to live was over.</summary>
    public void ItemExpired(Table table)
    {
        if (Arn.TryParse(table.Arn, out var arn))
        {
            new TableRecorder(recorder, arn.Account, arn.Region, table.Name)
                .Series("TimeToLiveDeletedItemCount", StandardUnit.Count).Record(1, time.GetUtcNow());
        }
    }

    private static void Record(OperationSeries series, in EndedRequest request, DateTimeOffset now)
    {
        if (request.Error is { } error)
        {
            (Throttle.IsThrottling(error) ? series.Throttled : series.Faults).Record(1, now);
            return;
        }

        series.Latency.Record(request.Duration.TotalMilliseconds, now);
        if (ReturnedItems(request.Output) is { } items)
        {
            series.ReturnedItems.Record(items, now);
        }
    }

    private static int? ReturnedItems(object? output) => output switch
    {
        QueryOutput query => query.Count,
        ScanOutput scan => scan.Count,
        _ => null,
    };

    private OperationSeries Find(in EndedRequest request, string table)
    {
        var key = (request.Operation, table, request.Region, request.Account);
        if (_known.TryGetValue(key, out var known))
        {
            return known;
        }

        if (_known.Count >= MostKnown)
        {
            _known.Clear();
        }

        return _known.GetOrAdd(key, new OperationSeries(new TableRecorder(recorder, request.Account, request.Region, table), request.Operation.Name));
    }

    /// <summary>The metrics of an operation on a table.</summary>
    private sealed class OperationSeries(TableRecorder recorder, string operation)
    {
        public MetricSeries Latency { get; } = recorder.Series("SuccessfulRequestLatency", StandardUnit.Milliseconds, TableRecorder.Operation(operation));

        public MetricSeries ReturnedItems { get; } = recorder.Series("ReturnedItemCount", StandardUnit.Count, TableRecorder.Operation(operation));

        public MetricSeries Throttled { get; } = recorder.Series("ThrottledRequests", StandardUnit.Count, TableRecorder.Operation(operation));

        public MetricSeries Faults { get; } = recorder.Series("SystemErrors", StandardUnit.Count, TableRecorder.Operation(operation));
    }
}
