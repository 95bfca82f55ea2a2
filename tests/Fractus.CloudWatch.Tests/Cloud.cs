using System.Runtime.CompilerServices;
using Fractus.CloudWatch.Contract;
using Fractus.Kernel;
using Fractus.Kernel.Metrics;
using Fractus.Kernel.Paging;
using Fractus.Store;
using Fractus.Testing;

namespace Fractus.CloudWatch.Tests;

/// <summary>The service on a store in memory, with a clock that a test moves.</summary>
internal sealed class Cloud : IAsyncDisposable
{
    public const string Account = "000000000000";
    public const string Region = "us-east-1";
    public const string Namespace = "shop";
    public const string Metric = "latency";

    public Cloud() => Service = Open();

    public MemoryStore Store { get; } = new();

    /// <summary>It stands at the beginning of an hour.</summary>
    public ManualTime Time { get; } = new(new DateTimeOffset(2026, 1, 31, 8, 0, 0, TimeSpan.Zero));

    public DateTimeOffset Start { get; } = new(2026, 1, 31, 8, 0, 0, TimeSpan.Zero);

    public CloudWatchService Service { get; private set; }

    public Caller Caller { get; } = NewCaller(Principal.Service("test", Account), Account, Region, "request", "aws");

    public MetricSeries Series(string name, params MetricDimension[] dimensions) =>
        Service.Recorder.Series(Account, Region, "AWS/Test", name, StandardUnit.Count, dimensions);

    /// <summary>Puts values of the metric that most tests use, all of them now.</summary>
    public Task PutAsync(params double[] values) => PutAsync(new MetricDatum { Values = values });

    public async Task PutAsync(MetricDatum datum, string metricNamespace = Namespace) => await Service.PutMetricData(
        new PutMetricDataInput { Namespace = metricNamespace, MetricData = [datum with { MetricName = datum.MetricName ?? Metric }] }, Caller, default);

    /// <summary>The first datapoints of the metric that most tests use, in time.</summary>
    public async Task<IReadOnlyList<Datapoint>> StatisticsAsync(
        DateTimeOffset? from = null, DateTimeOffset? to = null, int period = 60, string[]? extended = null, string? unit = null) =>
        (await Service.GetMetricStatistics(
            new GetMetricStatisticsInput
            {
                Namespace = Namespace,
                MetricName = Metric,
                StartTime = from ?? Start,
                EndTime = to ?? Start.AddHours(1),
                Period = period,
                Statistics = extended is null ? ["SampleCount", "Sum", "Average", "Minimum", "Maximum"] : null,
                ExtendedStatistics = extended,
                Unit = unit,
            },
            Caller,
            default)).Datapoints!;

    /// <summary>One series, whole or a page of it.</summary>
    public async Task<GetMetricDataOutput> DataAsync(
        MetricDataQuery[] queries, DateTimeOffset? from = null, DateTimeOffset? to = null, string? scanBy = null, int? most = null, string? token = null) =>
        await Service.GetMetricData(
            new GetMetricDataInput
            {
                MetricDataQueries = queries,
                StartTime = from ?? Start,
                EndTime = to ?? Start.AddHours(1),
                ScanBy = scanBy,
                MaxDatapoints = most,
                NextToken = token,
            },
            Caller,
            default);

    public static MetricDataQuery Query(string id, string stat = "Sum", int period = 60, string metric = Metric, string metricNamespace = Namespace) => new()
    {
        Id = id,
        MetricStat = new MetricStat { Metric = new Metric { Namespace = metricNamespace, MetricName = metric }, Period = period, Stat = stat },
    };

    public async Task<IReadOnlyList<Metric>> ListAsync(Func<ListMetricsInput, ListMetricsInput>? with = null)
    {
        var input = new ListMetricsInput();
        return (await Service.ListMetrics(with?.Invoke(input) ?? input, Caller, default)).Metrics!;
    }

    /// <summary>How many pairs the store holds.</summary>
    public int Pairs(string kind)
    {
        using var snapshot = Store.OpenSnapshot();
        return snapshot.Range(new Subspace("cloudwatch", kind).Range()).Count();
    }

    public async Task RestartAsync()
    {
        await Service.DisposeAsync();
        Service = Open();
    }

    public ValueTask DisposeAsync() => Service.DisposeAsync();

    private CloudWatchService Open() => new(Store, "node", Time, IdGenerator.System, new PageTokens(new byte[32]), Log.None);

    // Only the pipeline makes callers; a test of a handler stands where the pipeline does.
    [UnsafeAccessor(UnsafeAccessorKind.Constructor)]
    private static extern Caller NewCaller(Principal principal, string account, string region, string requestId, string partition);
}
