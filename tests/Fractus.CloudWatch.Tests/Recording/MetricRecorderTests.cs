using Fractus.CloudWatch.Contract;
using Fractus.Kernel.Metrics;
using Fractus.Testing;

namespace Fractus.CloudWatch.Tests.Recording;

public sealed class MetricRecorderTests : AsyncTests
{
    private readonly Cloud _cloud = new();

    public override ValueTask DisposeAsync() => _cloud.DisposeAsync();

    [Fact]
    public async Task What_is_recorded_is_there_for_who_asks_at_once()
    {
        var series = _cloud.Series("calls", new MetricDimension("b", "2"), new MetricDimension("a", "1"));
        series.Record(2, _cloud.Start);
        series.Record(5, _cloud.Start);
        series.Record(1, _cloud.Start.AddMinutes(-1));
        var query = Cloud.Query("m", metric: "calls", metricNamespace: "AWS/Test");
        query = query with
        {
            MetricStat = query.MetricStat! with
            {
                Metric = query.MetricStat.Metric with { Dimensions = [new Dimension { Name = "a", Value = "1" }, new Dimension { Name = "b", Value = "2" }] },
            },
        };
        var data = await _cloud.DataAsync([query], from: _cloud.Start.AddHours(-1));
        Assert.Equal([7, 1], Assert.Single(data.MetricDataResults!).Values!);
    }

    // A crash may forget ten seconds, and no more.
    [Fact]
    public async Task What_is_recorded_is_stored_ten_seconds_after_the_first_value()
    {
        _cloud.Series("calls").Record(1, _cloud.Start);
        _cloud.Time.Advance(TimeSpan.FromSeconds(9.9));
        Assert.Equal(0, _cloud.Pairs("point"));
        _cloud.Time.Advance(TimeSpan.FromSeconds(0.1));
        Assert.True(SpinWait.SpinUntil(() => _cloud.Pairs("point") == 1, TimeSpan.FromSeconds(20)));
        _cloud.Series("calls").Record(1, _cloud.Start);
        await _cloud.RestartAsync();
        Assert.Equal([2], Assert.Single((await _cloud.DataAsync([Cloud.Query("m", metric: "calls", metricNamespace: "AWS/Test")])).MetricDataResults!).Values!);
    }

    // Flushes and many threads at once: no value may be lost or counted twice.
    [Fact]
    public async Task Every_value_is_stored_once()
    {
        var series = _cloud.Series("calls");
        var isOver = false;
        var flushing = Task.Run(async () =>
        {
            while (!Volatile.Read(ref isOver))
            {
                await _cloud.ListAsync();
            }
        });
        await Task.WhenAll(Enumerable.Range(0, 4).Select(thread => Task.Run(() =>
        {
            for (var i = 0; i < 20_000; i++)
            {
                series.Record(thread, _cloud.Start.AddMinutes(i % 3));
                _cloud.Series($"other{i % 50}").Record(1, _cloud.Start);
            }
        })));
        Volatile.Write(ref isOver, true);
        await flushing;
        var data = await _cloud.DataAsync([Cloud.Query("n", "SampleCount", 3600, "calls", "AWS/Test"), Cloud.Query("s", "Sum", 3600, "calls", "AWS/Test")]);
        Assert.Equal([[80_000.0], [120_000.0]], data.MetricDataResults!.Select(result => result.Values!.ToArray()));
        Assert.Equal(51, (await _cloud.ListAsync()).Count);
    }

    // A function that is called ten thousand times a second must not make garbage of it.
    [Fact]
    public void Recording_to_a_series_that_is_known_allocates_nothing()
    {
        var (series, dimension) = (_cloud.Series("calls"), new MetricDimension("FunctionName", "f"));
        _cloud.Service.Recorder.Series(Cloud.Account, Cloud.Region, "AWS/Test", "calls", StandardUnit.Count, dimension);
        for (var i = 0; i < 2000; i++)
        {
            series.Record(i, _cloud.Start);
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 2000; i++)
        {
            series.Record(i, _cloud.Start);
            _cloud.Service.Recorder.Series(Cloud.Account, Cloud.Region, "AWS/Test", "calls", StandardUnit.Count, dimension);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
