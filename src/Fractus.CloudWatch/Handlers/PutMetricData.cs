using Fractus.CloudWatch.Contract;
using Fractus.CloudWatch.Rules;
using Fractus.CloudWatch.Storage;
using Fractus.Kernel;
using Fractus.Kernel.Shapes;

namespace Fractus.CloudWatch;

public sealed partial class CloudWatchService
{
    /// <inheritdoc/>
    public async ValueTask<Unit> PutMetricData(PutMetricDataInput input, Caller caller, CancellationToken cancellation)
    {
        if (input.EntityMetricData is not null || input.StrictEntityValidation is not null)
        {
            throw CloudWatchErrors.NotBuilt(input.EntityMetricData is null ? "StrictEntityValidation" : "EntityMetricData");
        }

        var now = _time.GetUtcNow();
        DatumRules.Check(input, now);
        var points = input.MetricData!.Select(datum => Read(datum, input.Namespace!, caller, now)).Where(point => point.Values.Count > 0).ToArray();
        await _store.TransactAsync(
            transaction =>
            {
                Array.ForEach(points, point => MetricPoints.Add(transaction, _upkeep, point));
                return true;
            },
            cancellation);
        return Unit.Value;
    }

    private static MetricPoint Read(MetricDatum datum, string metricNamespace, Caller caller, DateTimeOffset now) => new(
        new MetricId(caller.Account, caller.Region, metricNamespace, datum.MetricName!, MetricRules.Read(datum.Dimensions)),
        datum.Unit ?? StandardUnit.None,
        datum.StorageResolution == 1 ? Resolution.Second : Resolution.Minute,
        (datum.Timestamp ?? now).ToUnixTimeSeconds(),
        DatumRules.Read(datum));
}
