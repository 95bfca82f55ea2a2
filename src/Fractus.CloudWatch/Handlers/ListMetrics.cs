using Fractus.CloudWatch.Contract;
using Fractus.CloudWatch.Rules;
using Fractus.CloudWatch.Storage;
using Fractus.Kernel;
using Fractus.Store;

namespace Fractus.CloudWatch;

public sealed partial class CloudWatchService
{
    private const int MostListed = 500;

    private static readonly TimeSpan s_listed = TimeSpan.FromDays(14);
    private static readonly TimeSpan s_recent = TimeSpan.FromHours(3);

    /// <inheritdoc/>
    public async ValueTask<ListMetricsOutput> ListMetrics(ListMetricsInput input, Caller caller, CancellationToken cancellation)
    {
        CheckListMetrics(input, caller);
        var scope = $"cloudwatch:ListMetrics|{caller.Account}|{caller.Region}|{input.Namespace}|{input.MetricName}";
        var range = MetricKeys.Metrics(caller.Account, caller.Region, input.Namespace, input.MetricName);
        if (input.NextToken is { } token)
        {
            range = range.StartingAfter(Convert.FromBase64String(_tokens.Open(scope, token) ?? throw CloudWatchErrors.BadToken()));
        }

        await _recorder.FlushAsync();
        var oldest = (_time.GetUtcNow() - (input.RecentlyActive is null ? s_listed : s_recent)).ToUnixTimeSeconds();
        var metrics = new List<Metric>();
        ReadOnlyMemory<byte> last = default;
        using var snapshot = _store.OpenSnapshot();
        foreach (var pair in snapshot.Range(range))
        {
            var metric = MetricKeys.ReadMetric(pair);
            if (!IsListed(snapshot, metric, input, oldest))
            {
                continue;
            }

            if (metrics.Count == MostListed)
            {
                return new ListMetricsOutput { Metrics = metrics, NextToken = _tokens.Seal(scope, Convert.ToBase64String(last.Span)) };
            }

            metrics.Add(View(metric));
            last = pair.Key;
        }

        return new ListMetricsOutput { Metrics = metrics };
    }

    private static void CheckListMetrics(ListMetricsInput input, Caller caller)
    {
        if (input.IncludeLinkedAccounts == true || (input.OwningAccount is { } owner && owner != caller.Account))
        {
            throw CloudWatchErrors.NotBuilt("IncludeLinkedAccounts");
        }
    }

    private static bool IsListed(IReadTransaction reader, MetricId metric, ListMetricsInput input, long oldest) =>
        (input.MetricName is null || metric.Name == input.MetricName)
        && (input.Dimensions ?? []).All(filter => metric.Dimensions.Any(
            dimension => dimension.Name == filter.Name && (filter.Value is null || dimension.Value == filter.Value)))
        && MetricPoints.Newest(reader, metric.Hash) >= oldest;

    private static Metric View(MetricId metric) => new()
    {
        Namespace = metric.Namespace,
        MetricName = metric.Name,
        Dimensions = [.. metric.Dimensions.Select(dimension => new Dimension { Name = dimension.Name, Value = dimension.Value })],
    };
}
