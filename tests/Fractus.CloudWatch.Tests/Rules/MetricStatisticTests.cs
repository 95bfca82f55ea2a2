using Fractus.CloudWatch.Rules;

namespace Fractus.CloudWatch.Tests.Rules;

/// <summary>The figures that the User Guide defines ("CloudWatch statistics definitions"), on the values 1 to 100.</summary>
public sealed class MetricStatisticTests
{
    [Theory]
    [InlineData("SampleCount", 100)]
    [InlineData("Sum", 5050)]
    [InlineData("Average", 50.5)]
    [InlineData("Minimum", 1)]
    [InlineData("Maximum", 100)]
    [InlineData("p0", 1)]
    [InlineData("p50", 50)]
    [InlineData("p99.5", 100)]
    [InlineData("p99", 99)]
    [InlineData("p100", 100)]
    [InlineData("tm90", 45.5)]
    [InlineData("TM(2%:98%)", 50.5)]
    [InlineData("TM(:50)", 25.5)]
    [InlineData("TM(90:)", 95.5)]
    [InlineData("TM(10:20)", 15.5)]
    [InlineData("IQM", 50.5)]
    [InlineData("wm98", 50.47)]
    [InlineData("WM(10%:90%)", 50.4)]
    [InlineData("WM(10:90)", 50.4)]
    [InlineData("tc90", 90)]
    [InlineData("TC(10:20)", 10)]
    [InlineData("TC(:0.5%)", 0.5)]
    [InlineData("ts90", 4095)]
    [InlineData("TS(80%:)", 1810)]
    [InlineData("PR(:30)", 30)]
    [InlineData("PR(10:20)", 10)]
    public void It_is_computed_as_defined(string statistic, double expected)
    {
        var values = new ValueSketch();
        for (var value = 1; value <= 100; value++)
        {
            values.Add(value);
        }

        Assert.Equal(expected, MetricStatistic.Parse(statistic)!.Of(values)!.Value, 1e-9);
    }

    [Theory]
    [InlineData("")]
    [InlineData("p")]
    [InlineData("p101")]
    [InlineData("p-1")]
    [InlineData("p1e1")]
    [InlineData("p99.12345678901")]
    [InlineData("average")]
    [InlineData("tm")]
    [InlineData("TM()")]
    [InlineData("TM(:)")]
    [InlineData("TM(90%:10%)")]
    [InlineData("TM(10%:90)")]
    [InlineData("TM(10:20")]
    [InlineData("PR(10%:20%)")]
    [InlineData("pr90")]
    [InlineData("XX(1:2)")]
    public void What_is_no_statistic_is_told_so(string text) => Assert.Null(MetricStatistic.Parse(text));

    [Fact]
    public void Values_that_are_not_known_or_below_zero_have_no_percentiles()
    {
        var (sums, negative, same) = (new ValueSketch(), new ValueSketch(), new ValueSketch());
        sums.AddStatistics(10, 55, 1, 10);
        negative.Add(-1);
        same.AddStatistics(3, 12, 4, 4);
        Assert.Null(MetricStatistic.Parse("p50")!.Of(sums));
        Assert.Equal(5.5, MetricStatistic.Parse("Average")!.Of(sums));
        Assert.Null(MetricStatistic.Parse("p50")!.Of(negative));
        Assert.Equal(4, MetricStatistic.Parse("p50")!.Of(same));
    }
}
