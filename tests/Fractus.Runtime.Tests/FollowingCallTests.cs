using System.Text;
using Fractus.Kernel;
using Fractus.Runtime.Environments;
using Fractus.Runtime.Processes;

namespace Fractus.Runtime.Tests;

/// <summary>Events that go to a runtime ahead of their turn, seen from the runtime's end of the wire.</summary>
public sealed class FollowingCallTests : IAsyncDisposable
{
    /// <summary>However slow the machine is, calls are short.</summary>
    private static readonly RuntimeOptions s_options = new() { WaitForEnvironment = TimeSpan.FromHours(1), FreezeAfter = TimeSpan.FromHours(10) };

    private readonly ManualTime _time = new();
    private readonly Platform _platform = new();
    private readonly RawProcess _process = new();
    private readonly ExecutionEnvironment _environment;
    private readonly FunctionSpec _function;
    private RawRuntime _runtime = null!;

    public FollowingCallTests()
    {
        _environment = new ExecutionEnvironment(
            _time, s_options, _platform, IdGenerator.System, new Log(_platform.Faults, LogLevel.Info, TimeProvider.System), _ => { });
        _function = _platform.Node("");
    }

    /// <summary>A call that waits only for its turn must not cost a wake-up, and no call may get another's answer.</summary>
    [Fact]
    public async Task An_event_goes_ahead_and_begins_with_the_answer_before_it()
    {
        await BeSuitedAsync();
        var (first, second, third) = (Call("a"), Call("b"), Call("c"));
        var events = await _runtime.ReadEventsAsync(3);

        Assert.Equal(["a", "b", "c"], events.Select(one => one.Body));
        Assert.Equal([false, true, true], events.Select(one => one.Number > 0));
        Assert.Equal(events[1].Number, _process.Claim());
        await _runtime.AnswerAsync(events[0].RequestId, "1", begins: events[1].RequestId);
        Assert.Equal("1", (await first)!.Text());
        Assert.Equal(events[2].Number, _process.Claim());
        await _runtime.AnswerAsync(events[1].RequestId, "2", begins: events[2].RequestId);
        Assert.Equal("2", (await second)!.Text());
        await _runtime.AnswerAndAskAsync(events[2].RequestId, "3");
        Assert.Equal("3", (await third)!.Text());

        // Those to the third, and to the last before all these: an answer that begins another call is not replied to.
        await CallAloneAsync();
        Assert.Equal(["202", "202"], _runtime.Replies);
        Assert.Equal(36, _platform.Logs.Count(line => line.Event.Message.StartsWith("REPORT", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_call_behind_one_that_takes_long_is_given_back()
    {
        await BeSuitedAsync();
        var (first, second) = (Call("a"), Call("b"));
        var events = await _runtime.ReadEventsAsync(2);

        _environment.Withdraw(TimeSpan.Zero);

        Assert.Null(await second);
        Assert.Equal(0, _process.Claim());
        await _runtime.AnswerAndAskAsync(events[0].RequestId, "1");
        Assert.Equal("1", (await first)!.Text());
    }

    /// <summary>It would run twice.</summary>
    [Fact]
    public async Task A_call_that_the_runtime_has_taken_is_not_given_back()
    {
        await BeSuitedAsync();
        var (first, second, third) = (Call("a"), Call("b"), Call("c"));
        var events = await _runtime.ReadEventsAsync(3);
        _process.Claim();

        _environment.Withdraw(TimeSpan.Zero);

        Assert.Null(await third);
        await _runtime.AnswerAsync(events[0].RequestId, "1", begins: events[1].RequestId);
        await _runtime.AnswerAndAskAsync(events[1].RequestId, "2");
        Assert.Equal("1", (await first)!.Text());
        Assert.Equal("2", (await second)!.Text());
    }

    [Fact]
    public async Task Calls_that_have_not_waited_long_are_left_where_they_are()
    {
        await BeSuitedAsync();
        var (first, second) = (Call("a"), Call("b"));
        var events = await _runtime.ReadEventsAsync(2);

        _environment.Withdraw(TimeSpan.FromHours(1));

        Assert.Equal(events[1].Number, _process.Claim());
        await _runtime.AnswerAsync(events[0].RequestId, "1", begins: events[1].RequestId);
        await _runtime.AnswerAndAskAsync(events[1].RequestId, "2");
        Assert.Equal("2", (await second)!.Text());
        Assert.Equal("1", (await first)!.Text());
    }

    [Fact]
    public async Task A_runtime_that_asks_before_it_sees_the_event_is_not_sent_it_again()
    {
        await BeSuitedAsync();
        var (first, second) = (Call("a"), Call("b"));
        var events = await _runtime.ReadEventsAsync(2);

        await _runtime.AnswerAndAskAsync(events[0].RequestId, "1");
        Assert.Equal("1", (await first)!.Text());
        Assert.Equal(events[1].Number, _process.Claim());
        await _runtime.AnswerAndAskAsync(events[1].RequestId, "2");

        Assert.Equal("2", (await second)!.Text());
        var next = Call("c");
        Assert.Equal("c", (await _runtime.ReadEventsAsync(1))[0].Body);
        Assert.Equal(["202", "202", "202"], _runtime.Replies);
        Assert.False(next.IsCompleted);
    }

    /// <summary>The runtime finds that the event was taken back, and waits for the one that it has asked for.</summary>
    [Fact]
    public async Task A_runtime_that_asked_and_had_its_event_taken_back_is_sent_it_again()
    {
        await BeSuitedAsync();
        var (first, second, third) = (Call("a"), Call("b"), Call("c"));
        var events = await _runtime.ReadEventsAsync(3);
        await _runtime.AnswerAndAskAsync(events[0].RequestId, "1");
        await first;

        _environment.Withdraw(TimeSpan.Zero);

        Assert.Null(await third);
        var again = (await _runtime.ReadEventsAsync(1))[0];
        Assert.Equal((events[1].RequestId, "b", 0), (again.RequestId, again.Body, (int)again.Number));
        await _runtime.AnswerAndAskAsync(again.RequestId, "2");
        Assert.Equal("2", (await second)!.Text());
    }

    [Fact]
    public async Task What_waits_behind_a_crash_runs_elsewhere()
    {
        await BeSuitedAsync();
        var (first, second) = (Call("a"), Call("b"));
        await _runtime.ReadEventsAsync(2);

        EndProcess();
        _runtime.Dispose();

        Assert.Equal("Runtime.ExitError", (await first)!.ErrorType);
        Assert.Null(await second);
    }

    /// <summary>What was answered in time counts, whatever happened afterwards; and what had begun must not run twice.</summary>
    [Fact]
    public async Task Answers_that_are_unread_at_a_crash_count()
    {
        await BeSuitedAsync();
        var (first, second, third) = (Call("a"), Call("b"), Call("c"));
        var events = await _runtime.ReadEventsAsync(3);
        _process.Claim();

        // The end may be told before the answer is read.
        EndProcess();
        await _runtime.AnswerAsync(events[0].RequestId, "1", begins: events[1].RequestId);
        _runtime.Dispose();

        Assert.Equal("1", (await first)!.Text());
        Assert.Equal("Runtime.ExitError", (await second)!.ErrorType);
        Assert.Null(await third);
    }

    /// <summary>A function may end its process as soon as it has answered.</summary>
    [Fact]
    public async Task The_answer_of_a_lone_call_that_is_unread_at_a_crash_counts()
    {
        await StartAsync();
        var call = Call("a");
        var (id, _, _) = (await _runtime.ReadEventsAsync(1))[0];

        EndProcess();
        await _runtime.AnswerAndAskAsync(id, "1");
        _runtime.Dispose();

        Assert.Equal("1", (await call)!.Text());
    }

    /// <summary>A process may leave its connection to one that lives on.</summary>
    [Fact]
    public async Task A_crash_whose_connection_stays_open_ends_the_call_all_the_same()
    {
        await StartAsync();
        var call = Call("a");
        await _runtime.ReadEventsAsync(1);

        EndProcess();
        Assert.False(call.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal("Runtime.ExitError", (await call)!.ErrorType);
    }

    [Fact]
    public async Task An_event_that_a_runtime_asked_for_and_had_not_seen_at_a_crash_runs_elsewhere()
    {
        await BeSuitedAsync();
        var (first, second, third) = (Call("a"), Call("b"), Call("c"));
        var events = await _runtime.ReadEventsAsync(3);
        await _runtime.AnswerAndAskAsync(events[0].RequestId, "1");
        Assert.Equal("1", (await first)!.Text());

        EndProcess();
        _runtime.Dispose();

        Assert.Null(await second);
        Assert.Null(await third);
    }

    [Fact]
    public async Task What_waits_behind_a_call_that_times_out_runs_elsewhere()
    {
        await BeSuitedAsync();
        var (first, second) = (Call("a"), Call("b"));
        await _runtime.ReadEventsAsync(2);

        _time.Advance(_function.Timeout);

        Assert.Equal("Sandbox.Timedout", (await first)!.ErrorType);
        Assert.Null(await second);
        Assert.True(_process.IsKilled);
    }

    /// <summary>The runtime may have run several before its answers are read; whatever it has begun must not run twice.</summary>
    [Fact]
    public async Task What_a_runtime_has_taken_ends_with_it_at_a_time_out()
    {
        await BeSuitedAsync();
        var calls = new[] { Call("a"), Call("b"), Call("c"), Call("d") };
        await _runtime.ReadEventsAsync(4);
        _process.Claim();
        _process.Claim();

        _time.Advance(_function.Timeout);

        Assert.Equal("Sandbox.Timedout", (await calls[0])!.ErrorType);
        Assert.Equal("Runtime.ExitError", (await calls[1])!.ErrorType);
        Assert.Equal("Runtime.ExitError", (await calls[2])!.ErrorType);
        Assert.Null(await calls[3]);
    }

    /// <summary>A follower's lines might come between those of the call before it.</summary>
    [Fact]
    public async Task A_function_that_prints_is_not_followed()
    {
        await BeSuitedAsync();
        Assert.True(_environment.CanBeFollowed());

        _process.Prints("hello\n");
        await CallAloneAsync();

        Assert.False(_environment.CanBeFollowed());
    }

    [Fact]
    public async Task A_function_whose_calls_take_long_is_not_followed()
    {
        await BeSuitedAsync();
        var call = Call("a");
        var (id, _, _) = (await _runtime.ReadEventsAsync(1))[0];

        _time.Advance(s_options.WaitForEnvironment, fireTimers: false);

        Assert.False(_environment.CanBeFollowed());
        await _runtime.AnswerAndAskAsync(id, "1");
        await call;
        Assert.False(_environment.CanBeFollowed());
    }

    [Fact]
    public async Task A_function_is_not_followed_before_its_calls_have_been_short()
    {
        await StartAsync();
        await CallAloneAsync();

        Assert.False(_environment.CanBeFollowed());
    }

    /// <summary>The tail of a log has the lines of one call, and a stream is one answer for as long as it takes.</summary>
    [Fact]
    public void Calls_that_want_their_log_or_a_stream_or_are_large_do_not_follow()
    {
        var request = Platform.Request();

        Assert.False(ExecutionEnvironment.CanFollow(request));
        Assert.True(ExecutionEnvironment.CanFollow(request with { WantsLogTail = false }));
        Assert.False(ExecutionEnvironment.CanFollow(request with { WantsLogTail = false, Response = new ResponseStream() }));
        Assert.False(ExecutionEnvironment.CanFollow(request with { WantsLogTail = false, Payload = new byte[64 * 1024] }));
    }

    public async ValueTask DisposeAsync()
    {
        _runtime.Dispose();
        _environment.Dispose();
        _process.Claims.Dispose();
        Assert.Equal("", _platform.Faults.ToString());
        await _platform.DisposeAsync();
    }

    private async Task StartAsync()
    {
        _environment.Attach(_process);
        _environment.Assign(_function, "stream", DateTimeOffset.MaxValue, document: null);
        _runtime = await RawRuntime.ConnectAsync(_environment.RuntimeApiAddress);
        await _runtime.AskAsync();
        Assert.True(await _environment.Ready);
    }

    private async Task BeSuitedAsync()
    {
        await StartAsync();
        for (var i = 0; i < 32; i++)
        {
            await CallAloneAsync();
        }

        _runtime.Replies.Clear();
    }

    private async Task CallAloneAsync()
    {
        var call = Call("alone");
        await _runtime.AnswerAndAskAsync((await _runtime.ReadEventsAsync(1))[0].RequestId, "0");
        await call;
    }

    private void EndProcess()
    {
        _environment.OnExit(new ProcessExit(1, 0, IsOutOfMemory: false));
        _process.Claims.Dispose();
    }

    private Task<InvocationResult?> Call(string body) => _environment.InvokeAsync(
        new InvocationRequest { RequestId = IdGenerator.System.Uuid(), Payload = Encoding.UTF8.GetBytes(body) });
}
