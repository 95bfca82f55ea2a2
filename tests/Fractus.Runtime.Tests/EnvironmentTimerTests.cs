using Fractus.Runtime.Environments;

namespace Fractus.Runtime.Tests;

/// <summary>A time-out is the one thing that ends a call which never answers; it must come, and not early.</summary>
public class EnvironmentTimerTests
{
    private readonly ManualTime _time = new();
    private readonly List<bool> _rings = [];

    [Fact]
    public void A_limit_that_replaces_one_before_it_is_due_in_its_own_time()
    {
        EnvironmentTimer timer = null!;
        timer = new EnvironmentTimer(_time, () => _rings.Add(timer.IsDue()));
        using (timer)
        {
            timer.Set(TimeSpan.FromMinutes(3));
            _time.Advance(TimeSpan.FromMinutes(2), fireTimers: false);
            timer.Set(TimeSpan.FromMinutes(3));
            _time.Advance(TimeSpan.FromMinutes(1));
            _time.Advance(TimeSpan.FromMinutes(2));

            Assert.Equal([false, true], _rings);
        }
    }

    [Fact]
    public async Task A_limit_that_is_shorter_than_the_one_before_it_does_not_wait_for_that()
    {
        var rung = new TaskCompletionSource();
        using var timer = new EnvironmentTimer(TimeProvider.System, rung.SetResult);
        timer.Set(TimeSpan.FromHours(1));
        timer.Set(TimeSpan.FromMilliseconds(1));

        await rung.Task.WaitAsync(TimeSpan.FromSeconds(30));
    }
}
