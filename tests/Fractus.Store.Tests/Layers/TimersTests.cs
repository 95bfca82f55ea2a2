using Fractus.Store.Tests.Embedded;

namespace Fractus.Store.Tests.Layers;

public sealed class TimersTests : LayerTest
{
    [Fact]
    public async Task Timers_fire_at_their_time_in_order_and_not_before()
    {
        var receiver = new Receiver();
        await using var dispatcher = Dispatch(receiver);
        await using var pump = Pump();
        await ScheduleAsync(TimeSpan.FromMinutes(2), "later");
        await ScheduleAsync(TimeSpan.FromMinutes(1), "sooner");
        await ScheduleAsync(TimeSpan.FromMinutes(-1), "overdue");
        Assert.Equal("overdue", await receiver.NextAsync());
        await AdvanceToAsync(TimeSpan.FromMinutes(1), pending: 1);
        Assert.Equal("sooner", await receiver.NextAsync());
        Assert.False(receiver.HasMore);
        await AdvanceToAsync(TimeSpan.FromMinutes(1), pending: 0);
        Assert.Equal("later", await receiver.NextAsync());
    }

    [Fact]
    public async Task A_timer_is_not_moved_one_millisecond_early()
    {
        await ScheduleAsync(TimeSpan.FromSeconds(1) + TimeSpan.FromTicks(1), "t");
        await Store.TransactAsync(transaction =>
        {
            Timers.MoveDue(transaction, Time.GetUtcNow() + TimeSpan.FromSeconds(1), 10);
            return 0;
        });
        Assert.Equal(1, CountPending());
        await Store.TransactAsync(transaction =>
        {
            Timers.MoveDue(transaction, Time.GetUtcNow() + TimeSpan.FromMilliseconds(1001), 10);
            return 0;
        });
        Assert.Equal(0, CountPending());
    }

    [Fact]
    public async Task A_cancelled_timer_does_not_fire_and_one_that_has_fired_cannot_be_cancelled()
    {
        var receiver = new Receiver();
        var cancelled = await ScheduleAsync(TimeSpan.FromMinutes(1), "cancelled");
        var kept = await ScheduleAsync(TimeSpan.FromMinutes(1), "kept");
        Assert.True(TimerId.TryParse(cancelled.ToString(), out var parsed));
        Assert.True(await Store.TransactAsync(transaction => Timers.Cancel(transaction, parsed)));
        await using var dispatcher = Dispatch(receiver);
        await using var pump = Pump();
        await AdvanceToAsync(TimeSpan.FromMinutes(1), pending: 0);
        Assert.Equal("kept", await receiver.NextAsync());
        await UntilDeliveredAsync();
        Assert.False(receiver.HasMore);
        Assert.False(await Store.TransactAsync(transaction => Timers.Cancel(transaction, kept)));
    }

    [Fact]
    public async Task A_timer_that_came_due_while_the_process_was_down_fires_after_the_restart()
    {
        using var directory = new TemporaryDirectory();
        await using (var opened = new OpenedStore(directory.Path))
        {
            Store = opened.Store;
            await using var pump = Pump();
            await ScheduleAsync(TimeSpan.FromMinutes(1), "t");
        }

        Time.Advance(TimeSpan.FromHours(1));
        await using var reopened = new OpenedStore(directory.Path);
        Store = reopened.Store;
        var receiver = new Receiver();
        await using var dispatcher = Dispatch(receiver);
        await using var again = Pump();
        Assert.Equal("t", await receiver.NextAsync());
        await UntilDeliveredAsync();
        Assert.Equal(0, CountPending());
    }

    /// <summary>Moving and appending are one transaction: two pumps never send one timer twice.</summary>
    [Fact]
    public async Task Two_pumps_move_each_timer_once()
    {
        for (var i = 0; i < 600; i++)
        {
            await ScheduleAsync(TimeSpan.FromSeconds(-1), "t");
        }

        await using var one = Pump("a");
        await using var other = Pump("b");
        await UntilAsync(snapshot => !snapshot.Range(Timers.Pending).Any());
        using var after = Store.OpenSnapshot();
        Assert.Equal(600, after.Range(Outbox.Pending("topic")).Count());
    }

    [Theory]
    [InlineData("")]
    [InlineData("1-2")]
    [InlineData("1-2-x")]
    [InlineData("-1-2-3")]
    [InlineData(null)]
    public void A_text_that_is_no_timer_id_is_not_taken_for_one(string? text) => Assert.False(TimerId.TryParse(text, out _));

    // The pump may not have set its timer yet when the clock is moved; each further step lets it see the time.
    private async Task AdvanceToAsync(TimeSpan by, int pending)
    {
        Time.Advance(by);
        while (CountPending() > pending)
        {
            Time.Advance(TimeSpan.FromTicks(1));
            await Task.Yield();
        }
    }

    private int CountPending()
    {
        using var snapshot = Store.OpenSnapshot();
        return snapshot.Range(Timers.Pending).Count();
    }
}
