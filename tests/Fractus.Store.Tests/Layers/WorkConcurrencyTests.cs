namespace Fractus.Store.Tests.Layers;

/// <summary>A machine of two processors is simulated; what is wanted of the limit is that it finds out what the machine does best.</summary>
public sealed class WorkConcurrencyTests
{
    private static readonly WorkQueueOptions s_options = new() { Concurrency = 50, LeastConcurrency = 4 };
    private readonly ManualTime _time = new();

    [Fact]
    public void Work_that_needs_the_processor_gets_few_places()
    {
        // However many run, two thousand a second are done.
        var limits = Simulate(windows: 200, _ => 200);
        Assert.InRange(limits.Skip(20).Average(), 4, 6);
        Assert.InRange(limits.Max(), 4, 10);
    }

    [Fact]
    public void Work_that_waits_gets_as_many_as_there_are()
    {
        // Each takes twenty milliseconds, so each place does five in a window.
        var limits = Simulate(windows: 30, limit => limit * 5);
        Assert.Equal(50, limits[^1]);
    }

    [Fact]
    public void Work_that_takes_longer_than_a_window_gets_more_at_once()
    {
        var limits = Simulate(windows: 10, _ => 0);
        Assert.Equal(50, limits[^1]);
    }

    [Fact]
    public void Without_work_that_waits_the_places_go_back()
    {
        var places = new WorkConcurrency(s_options, _time);
        Simulate(places, 30, limit => limit * 5);
        for (var window = 0; window < 10; window++)
        {
            _time.Advance(TimeSpan.FromMilliseconds(100));
            Assert.Null(places.Adjust(isWorkWaiting: false));
        }

        Assert.Equal(4, Fill(places));
    }

    private static int Fill(WorkConcurrency places)
    {
        var filled = 0;
        while (places.HasPlace)
        {
            places.Begin();
            filled++;
        }

        return filled;
    }

    private List<int> Simulate(int windows, Func<int, int> doneInWindow) => Simulate(new WorkConcurrency(s_options, _time), windows, doneInWindow);

    private List<int> Simulate(WorkConcurrency places, int windows, Func<int, int> doneInWindow)
    {
        var limits = new List<int>();
        var running = 0;
        for (var window = 0; window < windows; window++)
        {
            running += Fill(places);
            limits.Add(running);
            for (var done = doneInWindow(running); done > 0; done--)
            {
                places.End();
                places.Begin();
            }

            _time.Advance(TimeSpan.FromMilliseconds(100));
            Assert.NotNull(places.Adjust(isWorkWaiting: true));

            // Whoever ends while there are too many is not followed by another.
            while (!places.HasPlace && running > s_options.LeastConcurrency)
            {
                places.End();
                running--;
            }
        }

        for (; running > 0; running--)
        {
            places.End();
        }

        return limits;
    }
}
