using Fractus.Runtime.Environments;

namespace Fractus.Runtime.Tests;

/// <summary>
/// A first call shares the processors with nothing that could be done after it; but whoever calls one function after the other must not find
/// that nothing stands ready any more, and that no idle environment ever went.
/// </summary>
public sealed class DeferredWorkTests : IDisposable
{
    private readonly Testing.ManualTime _time = new();
    private readonly DeferredWork _work;
    private int _done;

    public DeferredWorkTests() => _work = new DeferredWork(_time, () => _done++);

    public void Dispose() => _work.Dispose();

    [Fact]
    public void It_is_done_soon_after_the_first_call()
    {
        _work.OnStart();
        _time.Advance(TimeSpan.FromMilliseconds(100));
        _work.OnFirstCallEnd();
        Assert.Equal(0, _done);

        _time.Advance(TimeSpan.FromMilliseconds(20));
        Assert.Equal(1, _done);

        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(1, _done);
    }

    [Fact]
    public void It_does_not_wait_for_a_long_call()
    {
        _work.OnStart();
        _time.Advance(TimeSpan.FromMilliseconds(250));

        Assert.Equal(1, _done);
    }

    /// <summary>A call that is under way when the server stops.</summary>
    [Fact]
    public void Where_all_is_over_calls_are_no_fault()
    {
        var work = new DeferredWork(TimeProvider.System, () => _done++);
        work.Dispose();

        work.OnStart();
        work.OnFirstCallEnd();

        Assert.Equal(0, _done);
    }

    [Fact]
    public void Further_calls_do_not_put_it_off()
    {
        for (var call = 0; call < 100; call++)
        {
            _work.OnStart();
            _time.Advance(TimeSpan.FromMilliseconds(5));
            _work.OnFirstCallEnd();
            _time.Advance(TimeSpan.FromMilliseconds(5));
        }

        Assert.InRange(_done, 30, 60);
    }
}
