using Fractus.CloudWatch.Contract;
using Fractus.Testing;

namespace Fractus.CloudWatch.Tests.Handlers;

public sealed class ListMetricsTests : AsyncTests
{
    private readonly Cloud _cloud = new();

    public override ValueTask DisposeAsync() => _cloud.DisposeAsync();

    [Fact]
    public async Task A_metric_is_its_namespace_name_and_dimensions_whatever_their_order_and_unit()
    {
        var (a, b) = (new Dimension { Name = "a", Value = "1" }, new Dimension { Name = "b", Value = "2" });
        await _cloud.PutAsync(new MetricDatum { Value = 1, Dimensions = [b, a] });
        await _cloud.PutAsync(new MetricDatum { Value = 1, Dimensions = [a, b], Unit = "Count" });
        await _cloud.PutAsync(new MetricDatum { Value = 1 });
        var metrics = await _cloud.ListAsync();
        Assert.Equal([0, 2], metrics.Select(metric => metric.Dimensions!.Count).Order());
        Assert.Equal(["a", "b"], metrics.Single(metric => metric.Dimensions!.Count > 0).Dimensions!.Select(dimension => dimension.Name));
    }

    [Fact]
    public async Task Filters_hold_together()
    {
        foreach (var (name, stage, method) in new[] { ("Count", "prod", "GET"), ("Count", "prod", "PUT"), ("Count", "test", "GET"), ("Latency", "prod", "GET") })
        {
            await _cloud.PutAsync(new MetricDatum
            {
                MetricName = name,
                Value = 1,
                Dimensions = [new Dimension { Name = "Stage", Value = stage }, new Dimension { Name = "Method", Value = method }],
            });
        }

        await _cloud.PutAsync(new MetricDatum { Value = 1 }, "other");
        Assert.Equal(5, (await _cloud.ListAsync()).Count);
        Assert.Equal(4, (await _cloud.ListAsync(input => input with { Namespace = Cloud.Namespace })).Count);
        Assert.Equal(3, (await _cloud.ListAsync(input => input with { MetricName = "Count" })).Count);
        Assert.Equal(4, (await _cloud.ListAsync(input => input with { Dimensions = [new DimensionFilter { Name = "Stage" }] })).Count);
        Assert.Single(await _cloud.ListAsync(input => input with
        {
            Namespace = Cloud.Namespace,
            MetricName = "Count",
            Dimensions = [new DimensionFilter { Name = "Stage", Value = "prod" }, new DimensionFilter { Name = "Method", Value = "GET" }],
        }));
    }

    [Fact]
    public async Task Metrics_without_new_values_are_left_out()
    {
        await _cloud.PutAsync(1);
        _cloud.Time.Advance(TimeSpan.FromHours(4));
        await _cloud.PutAsync(new MetricDatum { MetricName = "fresh", Value = 1 });
        Assert.Equal(["fresh"], (await _cloud.ListAsync(input => input with { RecentlyActive = "PT3H" })).Select(metric => metric.MetricName));
        Assert.Equal(2, (await _cloud.ListAsync()).Count);
        _cloud.Time.Advance(TimeSpan.FromDays(15));
        Assert.Empty(await _cloud.ListAsync());
    }

    [Fact]
    public async Task Pages_hold_five_hundred()
    {
        var data = Enumerable.Range(0, 501).Select(number => new MetricDatum { MetricName = $"m{number}", Value = 1 });
        await _cloud.Service.PutMetricData(new PutMetricDataInput { Namespace = "n", MetricData = [.. data] }, _cloud.Caller, default);
        var first = await _cloud.Service.ListMetrics(new ListMetricsInput { Namespace = "n" }, _cloud.Caller, default);
        var second = await _cloud.Service.ListMetrics(new ListMetricsInput { Namespace = "n", NextToken = first.NextToken }, _cloud.Caller, default);
        Assert.Equal((500, 1), (first.Metrics!.Count, second.Metrics!.Count));
        Assert.Null(second.NextToken);
        Assert.Equal(501, first.Metrics.Concat(second.Metrics).DistinctBy(metric => metric.MetricName).Count());
    }
}
