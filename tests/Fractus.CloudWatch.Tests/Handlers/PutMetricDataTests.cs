using Fractus.CloudWatch.Contract;
using Fractus.Kernel;
using Fractus.Testing;

namespace Fractus.CloudWatch.Tests.Handlers;

public sealed class PutMetricDataTests : AsyncTests
{
    private readonly Cloud _cloud = new();

    public override ValueTask DisposeAsync() => _cloud.DisposeAsync();

    [Fact]
    public async Task Values_come_alone_in_lists_with_counts_and_as_statistics_and_are_put_together()
    {
        await _cloud.PutAsync(new MetricDatum { Value = 5 });
        await _cloud.PutAsync(new MetricDatum { Values = [1, 10], Counts = [2, 4] });
        await _cloud.PutAsync(new MetricDatum { StatisticValues = new StatisticSet { SampleCount = 3, Sum = 60, Minimum = 0, Maximum = 40 } });
        var point = Assert.Single(await _cloud.StatisticsAsync());
        Assert.Equal((10, 107, 10.7, 0, 40), (point.SampleCount, point.Sum, point.Average, point.Minimum, point.Maximum));
        Assert.Equal((_cloud.Start, "None"), (point.Timestamp, point.Unit));
    }

    // Clients come with their own clocks and their own backlog.
    [Fact]
    public async Task A_value_lies_in_the_minute_of_its_own_time()
    {
        await _cloud.PutAsync(new MetricDatum { Value = 1, Timestamp = _cloud.Start.AddMinutes(5).AddSeconds(59) });
        await _cloud.PutAsync(new MetricDatum { Value = 2, Timestamp = _cloud.Start.AddDays(-14) });
        Assert.Equal([_cloud.Start.AddMinutes(5)], (await _cloud.StatisticsAsync()).Select(point => point.Timestamp!.Value));
        Assert.Single(await _cloud.StatisticsAsync(_cloud.Start.AddDays(-14), _cloud.Start.AddDays(-13)));
    }

    [Fact]
    public async Task Values_of_one_second_are_kept_apart_where_that_is_asked_for()
    {
        for (var second = 0; second < 3; second++)
        {
            await _cloud.PutAsync(new MetricDatum { Value = second, StorageResolution = 1, Timestamp = _cloud.Start.AddSeconds(second) });
        }

        Assert.Equal([0, 1, 2], (await _cloud.StatisticsAsync(to: _cloud.Start.AddMinutes(1), period: 1)).Select(point => point.Sum!.Value));
        Assert.Equal([3], (await _cloud.StatisticsAsync()).Select(point => point.Sum!.Value));
    }

    [Fact]
    public async Task Units_are_not_mixed()
    {
        await _cloud.PutAsync(new MetricDatum { Value = 60, Unit = "Seconds" });
        await _cloud.PutAsync(new MetricDatum { Value = 60000, Unit = "Milliseconds" });
        Assert.Equal(
            [("Milliseconds", 60000), ("Seconds", 60)], (await _cloud.StatisticsAsync()).Select(point => (point.Unit!, point.Sum!.Value)));
        Assert.Equal([60], (await _cloud.StatisticsAsync(unit: "Seconds")).Select(point => point.Sum!.Value));
    }

    // People's tests match on these words. Source: recordings of the real service, and reports of its users.
    [Fact]
    public async Task What_is_wrong_is_said_in_the_services_words()
    {
        await RefusedAsync<InvalidParameterCombinationException>(
            new MetricDatum { Value = 1.5, Values = [1, 10] },
            "The parameters MetricData.member.1.Value and MetricData.member.1.Values are mutually exclusive and you have specified both.");
        await RefusedAsync<InvalidParameterCombinationException>(
            new MetricDatum { Value = 1.5, StatisticValues = new StatisticSet { SampleCount = 10, Sum = 55, Minimum = 1, Maximum = 10 } },
            "The parameters MetricData.member.1.Value and MetricData.member.1.StatisticValues are mutually exclusive and you have specified both.");
        await RefusedAsync<InvalidParameterValueException>(
            new MetricDatum { Values = [1, 10], Counts = [2, 4, 5] },
            "The parameters MetricData.member.1.Values and MetricData.member.1.Counts must be of the same size.");
        await RefusedAsync<InvalidParameterValueException>(
            new MetricDatum { Value = 1, Timestamp = _cloud.Start.AddDays(-15) },
            "The parameter MetricData.member.1.Timestamp must specify a time within the past two weeks.");
        await RefusedAsync<InvalidParameterValueException>(
            new MetricDatum { Value = 1, StorageResolution = 300 },
            "The parameter MetricData.member.1.StorageResolution must be a value in the set [ 1, 60 ].");
        await RefusedAsync<InvalidParameterValueException>(
            new MetricDatum { Value = double.NaN },
            "The value NaN for parameter MetricData.member.1.Value is invalid.");
        await RefusedAsync<InvalidParameterValueException>(
            new MetricDatum { Value = 1, Dimensions = [new Dimension { Name = "a", Value = "1" }, new Dimension { Name = "a", Value = "2" }] },
            "No Metric may specify the same dimension twice.");
        await RefusedAsync<MissingRequiredParameterException>(
            new MetricDatum { Value = 1, Dimensions = [new Dimension { Name = "a" }, new Dimension { Value = "b" }] },
            "The parameter MetricData.member.1.Dimensions.member.1.Value is required.\nThe parameter MetricData.member.1.Dimensions.member.2.Name is required.");
        await RefusedAsync<InvalidParameterValueException>(
            new MetricDatum { Value = 1, Dimensions = [new Dimension { Name = "a", Value = new string('é', 1025) }] },
            "The value for parameter MetricData.member.1.Dimensions.member.1.Value contains non-ASCII characters.\n"
            + "The parameter MetricData.member.1.Dimensions.member.1.Value must be shorter than 1025 characters.");
        await RefusedAsync<InvalidParameterValueException>(
            new MetricDatum { Values = new double[151] }, "The collection MetricData.member.1.Values must not have a size greater than 150.");
        await RefusedAsync<InvalidParameterValueException>(
            new MetricDatum { Value = 1 }, "The value AWS/ for parameter Namespace is invalid.", "AWS/Lambda");
        Assert.Empty(await _cloud.ListAsync());
    }

    [Fact]
    public async Task Entities_are_refused_by_name()
    {
        var input = new PutMetricDataInput { Namespace = "n", EntityMetricData = [] };
        var refused = await Assert.ThrowsAsync<InvalidParameterValueException>(() => _cloud.Service.PutMetricData(input, _cloud.Caller, default).AsTask());
        Assert.Contains("EntityMetricData", refused.Message, StringComparison.Ordinal);
    }

    private async Task RefusedAsync<TError>(MetricDatum datum, string message, string metricNamespace = Cloud.Namespace)
        where TError : ApiException =>
        Assert.Equal(message, (await Assert.ThrowsAsync<TError>(() => _cloud.PutAsync(datum, metricNamespace))).Message);
}
