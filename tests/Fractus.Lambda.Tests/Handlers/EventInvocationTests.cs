using System.Collections.Concurrent;
using System.Text;
using Fractus.Lambda.Contract;
using Fractus.Lambda.Tests.Support;
using Fractus.Testing;

namespace Fractus.Lambda.Tests.Handlers;

public sealed class EventInvocationTests : AsyncTests
{
    private readonly FakeCloud _cloud = new();
    private readonly BlockingCollection<string> _seen = [];

    public override async ValueTask DisposeAsync()
    {
        await _cloud.DisposeAsync();
        _seen.Dispose();
    }

    [Fact]
    public async Task An_event_is_accepted_at_once_and_run_later_with_the_same_request_id()
    {
        await _cloud.CreateAsync();
        Run(error: null);
        var answer = await _cloud.InvokeAsync(payload: """{"n":1}""", type: "Event");
        Assert.Equal((202, null, null), (answer.StatusCode, answer.Payload, answer.ExecutedVersion));
        Assert.Equal("""request-1 {"n":1}""", Next());
    }

    [Fact]
    public async Task A_failed_event_is_tried_twice_more_and_then_no_more()
    {
        await _cloud.CreateAsync();
        Run(error: "Unhandled");
        await _cloud.InvokeAsync(type: "Event");
        Next();
        for (var retry = 0; retry < 2; retry++)
        {
            // The wait is up to two minutes, and begins a moment after the failure.
            Assert.True(Retry(), "no further attempt");
        }

        Assert.False(Retry(times: 5), "a fourth attempt");
    }

    // The server stops before the function could run: the event was acknowledged, so it must run after the start.
    [Fact]
    public async Task An_event_that_was_accepted_outlives_a_restart()
    {
        await _cloud.CreateAsync();
        _cloud.Function = (_, _) => throw new TooManyRequestsException("busy");
        await _cloud.InvokeAsync(payload: "7", type: "Event");
        await _cloud.RestartAsync(() => Run(error: null));
        _cloud.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("request-1 7", Next());
    }

    [Fact]
    public async Task An_event_for_a_function_that_is_gone_is_dropped_and_holds_up_nothing()
    {
        await _cloud.CreateAsync("gone");
        await _cloud.CreateAsync();
        _cloud.Function = (_, _) => throw new TooManyRequestsException("busy");
        await _cloud.InvokeAsync("gone", type: "Event");
        await _cloud.Lambda.DeleteFunction(new DeleteFunctionInput { FunctionName = "gone" }, _cloud.Caller, default);
        await _cloud.RestartAsync(() => Run(error: null));
        await _cloud.InvokeAsync(payload: "2", type: "Event");
        Assert.Equal("request-1 2", Next());
    }

    // Being throttled is no attempt, and what waits takes no place of those that could run.
    [Fact]
    public async Task Events_that_are_throttled_wait_and_hold_up_nothing()
    {
        await _cloud.CreateAsync("busy");
        await _cloud.CreateAsync();
        var isBusy = true;
        _cloud.Function = (spec, request) =>
        {
            if (isBusy && spec.FunctionName == "busy")
            {
                throw new TooManyRequestsException("busy");
            }

            _seen.Add($"{spec.FunctionName} {Encoding.UTF8.GetString(request.Payload.Span)}");
            return FakeEnvironments.Answer("null"u8.ToArray());
        };
        for (var i = 0; i < 100; i++)
        {
            await _cloud.InvokeAsync("busy", type: "Event", caller: FakeCloud.NewCaller(_cloud.Caller.Principal, FakeCloud.Account, FakeCloud.Region, $"b{i}", "aws"));
        }

        await _cloud.InvokeAsync(payload: "1", type: "Event");
        Assert.Equal("f 1", Next());
        for (var attempt = 0; attempt < 5; attempt++)
        {
            Assert.False(Retry(times: 1));
        }

        isBusy = false;
        Assert.True(Retry());
    }

    [Fact]
    public async Task An_event_that_was_throttled_for_six_hours_is_given_up()
    {
        await _cloud.CreateAsync();
        var calls = 0;
        _cloud.Function = (_, _) =>
        {
            Interlocked.Increment(ref calls);
            throw new TooManyRequestsException("busy");
        };
        await _cloud.InvokeAsync(type: "Event");
        Assert.True(SpinWait.SpinUntil(() => Volatile.Read(ref calls) > 0, TimeSpan.FromSeconds(20)));
        _cloud.Time.Advance(TimeSpan.FromHours(6.1));

        // The restart ends an attempt that had begun before the clock was moved.
        await _cloud.RestartAsync(() => Run(error: null));
        Assert.False(Retry(times: 3));
    }

    private void Run(string? error) => _cloud.Function = (_, request) =>
    {
        _seen.Add($"{request.RequestId} {Encoding.UTF8.GetString(request.Payload.Span)}");
        return FakeEnvironments.Answer("null"u8.ToArray(), error);
    };

    private string Next() => _seen.TryTake(out var seen, TimeSpan.FromSeconds(20)) ? seen : throw new TimeoutException("The event was not run.");

    private bool Retry(int times = 100)
    {
        for (var i = 0; i < times; i++)
        {
            _cloud.Time.Advance(TimeSpan.FromMinutes(1));
            if (_seen.TryTake(out _, TimeSpan.FromMilliseconds(100)))
            {
                return true;
            }
        }

        return false;
    }
}
