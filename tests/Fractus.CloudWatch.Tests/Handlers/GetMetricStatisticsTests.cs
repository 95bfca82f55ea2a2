using Fractus.CloudWatch.Contract;
using Fractus.Kernel;
using Fractus.Testing;

namespace Fractus.CloudWatch.Tests.Handlers;

public sealed class GetMetricStatisticsTests : AsyncTests
{
    private readonly Cloud _cloud = new();

    public override ValueTask DisposeAsync() => _cloud.DisposeAsync();

    [Fact]
    public async Task Periods_begin_where_the_request_does()
    {
        for (var minute = 0; minute < 6; minute++)
        {
            await _cloud.PutAsync(new MetricDatum { Value = 1, Timestamp = _cloud.Start.AddMinutes(minute) });
        }

        var points = await _cloud.StatisticsAsync(_cloud.Start.AddMinutes(2).AddSeconds(20), _cloud.Start.AddMinutes(6), period: 180);
        Assert.Equal([(_cloud.Start.AddMinutes(2), 3), (_cloud.Start.AddMinutes(5), 1)], points.Select(point => (point.Timestamp!.Value, (int)point.Sum!)));
    }

    [Fact]
    public async Task Percentiles_are_given_by_the_name_that_was_asked_for()
    {
        await _cloud.PutAsync([.. Enumerable.Range(1, 100).Select(value => (double)value)]);
        var point = Assert.Single(await _cloud.StatisticsAsync(extended: ["p50", "p99.9", "tm90"]));
        Assert.Equal((50, 100, 45.5), (point.ExtendedStatistics!["p50"], point.ExtendedStatistics["p99.9"], point.ExtendedStatistics["tm90"]));
        Assert.Null(point.Sum);
    }

    // As recorded on the real service, but for the last two, whose words are those of its older clones.
    [Fact]
    public async Task What_is_wrong_is_said_in_the_services_words()
    {
        await RefusedAsync<InvalidParameterCombinationException>(
            "You have requested up to 86400 datapoints, which exceeds the limit of 1440. You may reduce the datapoints requested by increasing Period, or decreasing the time range.",
            () => _cloud.StatisticsAsync(to: _cloud.Start.AddDays(1), period: 1));
        await RefusedAsync<InvalidParameterValueException>(
            "The parameter StartTime must be less than the parameter EndTime.", () => _cloud.StatisticsAsync(to: _cloud.Start));
        await RefusedAsync<InvalidParameterCombinationException>(
            "Must specify either Statistics or ExtendedStatistics", () => _cloud.StatisticsAsync(extended: []));
        await RefusedAsync<InvalidParameterValueException>("The parameter Period must not equal 0.", () => _cloud.StatisticsAsync(period: 0));
        var nothing = _cloud.Service.GetMetricStatistics(new GetMetricStatisticsInput(), _cloud.Caller, default).AsTask();
        Assert.StartsWith(
            "The parameter Namespace is required.\nThe parameter MetricName is required.\nThe parameter StartTime is required.",
            (await Assert.ThrowsAsync<MissingRequiredParameterException>(() => nothing)).Message,
            StringComparison.Ordinal);
    }

    private static async Task RefusedAsync<TError>(string message, Func<Task> call)
        where TError : ApiException => Assert.Equal(message, (await Assert.ThrowsAsync<TError>(call)).Message);
}
