using Fractus.CloudWatch.Contract;
using Fractus.Testing;

namespace Fractus.CloudWatch.Tests;

/// <summary>A metric that is written for years must not fill the disk, and its past must still be there, only coarser.</summary>
public sealed class RetentionTests : AsyncTests
{
    // What the layers of the store keep of themselves once they have worked.
    private const int OnlyLease = 1;

    private readonly Cloud _cloud = new();

    public override ValueTask DisposeAsync() => _cloud.DisposeAsync();

    [Fact]
    public async Task Points_are_gathered_into_longer_ones_as_they_age_and_at_last_dropped()
    {
        for (var second = 0; second < 600; second += 20)
        {
            await _cloud.PutAsync(new MetricDatum { Value = second, StorageResolution = 1, Timestamp = _cloud.Start.AddSeconds(second) });
        }

        await AgeAsync(TimeSpan.FromHours(4), points: 10);
        await AgeAsync(TimeSpan.FromDays(16), points: 2);
        await AgeAsync(TimeSpan.FromDays(65), points: 1);
        var hour = Assert.Single(await _cloud.StatisticsAsync(period: 3600));
        Assert.Equal((30, 8700, 0, 580), (hour.SampleCount, hour.Sum, hour.Minimum, hour.Maximum));
        Assert.Equal(280, Assert.Single(await _cloud.StatisticsAsync(period: 3600, extended: ["p50"])).ExtendedStatistics!["p50"]);
        await AgeAsync(TimeSpan.FromDays(470), points: 0);
        Assert.Equal((0, 0, OnlyLease), (_cloud.Pairs("metric"), _cloud.Pairs("due"), _cloud.Pairs("timer")));
    }

    // Source: Period of GetMetricStatistics in the API reference. It must not depend on when points happen to be gathered.
    [Fact]
    public async Task Periods_that_are_too_short_for_the_age_show_nothing()
    {
        await _cloud.PutAsync(new MetricDatum { Value = 1, StorageResolution = 1 });
        Assert.Single(await AtAgeAsync(TimeSpan.FromHours(3), period: 1));
        Assert.Empty(await AtAgeAsync(TimeSpan.FromHours(3.1), period: 1));
        Assert.Single(await AtAgeAsync(TimeSpan.FromDays(15), period: 60));
        Assert.Empty(await AtAgeAsync(TimeSpan.FromDays(15.1), period: 60));
        Assert.Single(await AtAgeAsync(TimeSpan.FromDays(63), period: 300));
        Assert.Empty(await AtAgeAsync(TimeSpan.FromDays(63.1), period: 300));
        Assert.Single(await AtAgeAsync(TimeSpan.FromDays(455), period: 3600));
        Assert.Empty(await AtAgeAsync(TimeSpan.FromDays(455.1), period: 3600));
    }

    [Fact]
    public async Task A_restart_forgets_no_timer()
    {
        await _cloud.PutAsync(1);
        await _cloud.RestartAsync();
        await AgeAsync(TimeSpan.FromDays(16), points: 1);
        Assert.Single(await _cloud.StatisticsAsync(period: 300));
        Assert.Empty(await _cloud.StatisticsAsync(period: 60));
    }

    private async Task<IReadOnlyList<Datapoint>> AtAgeAsync(TimeSpan age, int period)
    {
        _cloud.Time.Advance(_cloud.Start + age - _cloud.Time.GetUtcNow());
        return await _cloud.StatisticsAsync(to: _cloud.Start.AddMinutes(1), period: period);
    }

    private async Task AgeAsync(TimeSpan age, int points)
    {
        var gathered = new TaskCompletionSource();
        using var watch = _cloud.Store.Watch(new Store.Subspace("cloudwatch").Range(), _ => Check());
        _cloud.Time.Advance(_cloud.Start + age - _cloud.Time.GetUtcNow());
        Check();
        await gathered.Task.WaitAsync(TimeSpan.FromSeconds(20));

        void Check()
        {
            if (_cloud.Pairs("point") == points && _cloud.Pairs("outbox") == OnlyLease)
            {
                gathered.TrySetResult();
            }
        }
    }
}
