using Fractus.CloudWatch.Contract;
using Fractus.Kernel.Validation;
using Fractus.Testing;

namespace Fractus.CloudWatch.Tests.Handlers;

public sealed class GetMetricDataTests : AsyncTests
{
    private readonly Cloud _cloud = new();

    public override ValueTask DisposeAsync() => _cloud.DisposeAsync();

    [Fact]
    public async Task The_newest_comes_first_unless_asked_otherwise()
    {
        await PutMinutesAsync(3);
        var newest = Assert.Single((await _cloud.DataAsync([Cloud.Query("m1")])).MetricDataResults!);
        Assert.Equal(("m1", "latency", "Complete"), (newest.Id, newest.Label, newest.StatusCode));
        Assert.Equal([2, 1, 0], newest.Values!);
        Assert.Equal(_cloud.Start.AddMinutes(2), newest.Timestamps![0]);
        var oldest = Assert.Single((await _cloud.DataAsync([Cloud.Query("m1")], scanBy: ScanBy.TimestampAscending)).MetricDataResults!);
        Assert.Equal([0, 1, 2], oldest.Values!);
    }

    // A console that draws a month must get every point once, whatever the size of the pages.
    [Theory]
    [InlineData(null, 1)]
    [InlineData(ScanBy.TimestampAscending, 1)]
    [InlineData(null, 4)]
    [InlineData(ScanBy.TimestampAscending, 7)]
    public async Task Pages_hold_all_points_once(string? scanBy, int most)
    {
        await PutMinutesAsync(9);
        MetricDataQuery[] queries = [Cloud.Query("a"), Cloud.Query("none", metric: "nothing"), Cloud.Query("b", period: 120)];
        var whole = (await _cloud.DataAsync(queries, scanBy: scanBy)).MetricDataResults!;
        var paged = queries.ToDictionary(query => query.Id, _ => new List<double>());
        string? token = null;
        do
        {
            var page = await _cloud.DataAsync(queries, scanBy: scanBy, most: most, token: token);
            Assert.InRange(page.MetricDataResults!.Sum(result => result.Values!.Count), 0, most);
            foreach (var result in page.MetricDataResults!)
            {
                paged[result.Id!].AddRange(result.Values!);
            }

            token = page.NextToken;
        }
        while (token is not null);

        Assert.All(whole, result => Assert.Equal(result.Values!, paged[result.Id!]));
        Assert.Equal(9, paged["a"].Count);
    }

    // As recorded on the real service: what tells the queries apart is added to the metric's name.
    [Fact]
    public async Task A_label_says_what_tells_the_series_apart()
    {
        await _cloud.PutAsync(1);
        Assert.Equal(["latency Sum 60", "latency Minimum 30"], await LabelsAsync(Cloud.Query("a"), Cloud.Query("b", "Minimum", 30)));
        Assert.Equal(["latency Sum", "latency Minimum"], await LabelsAsync(Cloud.Query("a"), Cloud.Query("b", "Minimum")));
        Assert.Equal(["latency 60", "latency 30"], await LabelsAsync(Cloud.Query("a"), Cloud.Query("b", period: 30)));
        Assert.Equal(["latency", "other"], await LabelsAsync(Cloud.Query("a"), Cloud.Query("b", metric: "other")));
        Assert.Equal(["mine"], await LabelsAsync(Cloud.Query("a") with { Label = "mine" }));
    }

    // As recorded on the real service.
    [Fact]
    public async Task Of_several_units_one_is_answered_and_that_is_said()
    {
        await _cloud.PutAsync(new MetricDatum { Value = 60000, Unit = "Milliseconds" });
        await _cloud.PutAsync(new MetricDatum { Value = 60, Unit = "Seconds" });
        var result = Assert.Single((await _cloud.DataAsync([Cloud.Query("m1")])).MetricDataResults!);
        Assert.Equal([60000], result.Values!);
        Assert.Equal(("MultipleUnits", "Multiple units returned: '[Milliseconds, Seconds]'"), (result.Messages![0].Code, result.Messages[0].Value));
        var seconds = Cloud.Query("m1");
        seconds = seconds with { MetricStat = seconds.MetricStat! with { Unit = "Seconds" } };
        Assert.Equal([60], Assert.Single((await _cloud.DataAsync([seconds])).MetricDataResults!).Values!);
    }

    [Fact]
    public async Task A_series_that_is_not_to_be_returned_is_not()
    {
        await _cloud.PutAsync(1);
        var page = await _cloud.DataAsync([Cloud.Query("a") with { ReturnData = false }, Cloud.Query("b")]);
        Assert.Equal(["b"], page.MetricDataResults!.Select(result => result.Id));
    }

    // Source of the words: reports of the real service's users.
    [Fact]
    public async Task What_is_wrong_is_said_in_the_services_words()
    {
        await RefusedAsync(
            "The value 5xx for parameter MetricDataQueries.member.1.Id is not matching the expected pattern ^[a-z][a-zA-Z0-9_]*$.\n"
            + "The value None for parameter MetricDataQueries.member.2.MetricStat.Stat is not a valid statistic.",
            Cloud.Query("5xx"),
            Cloud.Query("b", "None"));
        await RefusedAsync("The values for parameter id in MetricDataQueries are not unique.", Cloud.Query("a"), Cloud.Query("a"));
        var expression = await Assert.ThrowsAsync<InvalidParameterValueException>(
            () => _cloud.DataAsync([new MetricDataQuery { Id = "e", Expression = "m1 / 2" }]));
        Assert.Contains("MetricDataQueries.member.1.Expression is not built", expression.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<InvalidNextTokenException>(() => _cloud.DataAsync([Cloud.Query("a")], token: "bm90IG91cnM"));
    }

    private async Task PutMinutesAsync(int count)
    {
        for (var minute = 0; minute < count; minute++)
        {
            await _cloud.PutAsync(new MetricDatum { Value = minute, Timestamp = _cloud.Start.AddMinutes(minute) });
        }
    }

    private async Task<IEnumerable<string?>> LabelsAsync(params MetricDataQuery[] queries) =>
        (await _cloud.DataAsync(queries)).MetricDataResults!.Select(result => result.Label);

    private async Task RefusedAsync(string message, params MetricDataQuery[] queries)
    {
        var refused = await Assert.ThrowsAsync<ConstraintViolationException>(() => _cloud.DataAsync(queries));
        Assert.Equal(("ValidationException", "ValidationError", message), (refused.Code, refused.QueryCode, refused.Message));
    }
}
