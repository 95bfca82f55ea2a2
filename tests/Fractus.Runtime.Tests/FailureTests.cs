namespace Fractus.Runtime.Tests;

/// <summary>What the platform itself says when an environment fails, whatever the runtime.</summary>
public class FailureTests
{
    [Theory]
    [InlineData("process.exit(0)", "Runtime exited without providing a reason")]
    [InlineData("process.exit(7)", "Runtime exited with error: exit status 7")]
    [InlineData("process.kill(process.pid, 'SIGKILL')", "Runtime exited with error: signal: killed")]
    [InlineData("process.abort()", "Runtime exited with error: signal: aborted")]
    public async Task A_runtime_that_ends_during_a_call_is_an_exit_error(string code, string reason)
    {
        await using var platform = new Platform();
        var function = platform.Node($"export const handler = async () => {{ console.log('last words'); {code}; await new Promise((resolve) => setTimeout(resolve, 5000)); }};");
        var request = Platform.Request();

        var result = await platform.InvokeAsync(function, request: request);

        Assert.Equal("Unhandled", result.FunctionError);
        Assert.Equal($$"""{"errorType":"Runtime.ExitError","errorMessage":"RequestId: {{request.RequestId}} Error: {{reason}}"}""", result.Text());
        Assert.Contains("\tINFO\tlast words\n", result.Tail());
        Assert.Contains($"RequestId: {request.RequestId} Error: {reason}\nRuntime.ExitError\nEND RequestId: {request.RequestId}\n", result.Tail());
        Assert.EndsWith("\tStatus: error\tError Type: Runtime.ExitError\n", result.Tail());
        Assert.Equal("Runtime.ExitError", result.ErrorType);
    }

    [Fact]
    public async Task A_runtime_that_ends_while_it_loads_is_an_exit_error()
    {
        await using var platform = new Platform();

        var result = await platform.InvokeAsync(platform.Node("process.exit(3);"));

        Assert.Equal("Runtime.ExitError", result.ErrorType());
        Assert.EndsWith("Error: Runtime exited with error: exit status 3", result.ErrorMessage());
    }

    [Theory]
    [InlineData("export const handler = async () => { console.log('begun'); for (;;) {} };")]
    [InlineData("export const handler = () => { console.log('begun'); return new Promise((resolve) => setTimeout(resolve, 60000)); };")]
    public async Task A_call_that_takes_too_long_times_out(string code)
    {
        await using var platform = new Platform();
        var function = platform.Node(code) with { Timeout = TimeSpan.FromSeconds(1) };
        var request = Platform.Request();

        var result = await platform.InvokeAsync(function, request: request);

        Assert.Equal("Unhandled", result.FunctionError);
        Assert.Equal($$"""{"errorType":"Sandbox.Timedout","errorMessage":"RequestId: {{request.RequestId}} Error: Task timed out after 1.00 seconds"}""", result.Text());
        Assert.Contains("\tINFO\tbegun\n", result.Tail());
        Assert.Matches($@"\d{{4}}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{{3}}Z {request.RequestId} Task timed out after 1\.00 seconds\n\nEND RequestId", result.Tail());
        Assert.EndsWith("\tStatus: timeout\n", result.Tail());
        Assert.Contains("\tDuration: 1000.00 ms\t", result.Tail());
    }

    [Fact]
    public async Task After_a_time_out_the_next_call_has_a_new_environment()
    {
        await using var platform = new Platform();
        var function = platform.Node("let calls = 0; export const handler = async (event) => { calls++; if (event.hang) for (;;) {} return calls; };")
            with { Timeout = TimeSpan.FromSeconds(1) };

        await platform.InvokeAsync(function);
        await platform.InvokeAsync(function, """{"hang":true}""");

        Assert.Equal("1", (await platform.InvokeAsync(function)).Text());
    }

    [Fact]
    public async Task Loading_has_its_own_time_before_the_functions_begins_to_count()
    {
        // A function with a time-out of one second may well take two to load: the real service gives it ten.
        await using var platform = new Platform();
        var function = platform.Node("await new Promise((resolve) => setTimeout(resolve, 1500)); export const handler = async () => 'loaded';")
            with { Timeout = TimeSpan.FromSeconds(1) };

        var result = await platform.InvokeAsync(function);

        Assert.Equal("\"loaded\"", result.Text());
        Assert.True(result.InitDuration > TimeSpan.FromSeconds(1.4));
        Assert.True(result.BilledDuration > result.InitDuration);
    }

    [Fact]
    public async Task Loading_that_never_ends_times_out()
    {
        await using var platform = new Platform(new RuntimeOptions { InitTimeout = TimeSpan.FromMilliseconds(500) });
        var function = platform.Node("for (;;) {}") with { Timeout = TimeSpan.FromSeconds(1) };

        var result = await platform.InvokeAsync(function);

        Assert.Equal("Sandbox.Timedout", result.ErrorType());
        Assert.Contains("\tPhase: init\tStatus: timeout\n", platform.LogText);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_function_that_takes_more_memory_than_it_may_is_killed(bool useControlGroups)
    {
        // The second form is for machines where no control group can be written, as in most containers.
        await using var platform = new Platform(new RuntimeOptions { UseControlGroups = useControlGroups });
        var function = platform.Node(
            """
            export const handler = async () => {
              const kept = [];
              for (let i = 0; i < 2000; i++) {
                kept.push(Buffer.alloc(1024 * 1024, i));
                await new Promise((resolve) => setTimeout(resolve, 1));
              }
              return kept.length;
            };
            """);

        var result = await platform.InvokeAsync(function);

        Assert.Equal("Runtime.OutOfMemory", result.ErrorType());
        Assert.EndsWith("Error: Runtime exited with error: signal: killed", result.ErrorMessage());
        Assert.Contains("\tMax Memory Used: 128 MB\t", result.Tail());
        Assert.EndsWith("\tStatus: error\tError Type: Runtime.OutOfMemory\n", result.Tail());
    }

    [Fact]
    public async Task A_function_may_use_the_memory_that_it_has()
    {
        // What the idle runtime and its preloaded packages take does not count against the function.
        await using var platform = new Platform();
        platform.Environments.Prepare("nodejs20.x");
        var function = platform.Node("export const handler = async () => Buffer.alloc(90 * 1024 * 1024, 1).length;");

        var result = await platform.InvokeAsync(function);

        Assert.Null(result.FunctionError);
        Assert.InRange(result.MaxMemoryUsedMb, 88, 128);
    }

    [Fact]
    public async Task Garbage_is_collected_before_a_small_environment_is_full()
    {
        // V8 sizes its heap for the machine and would let garbage grow past 128 MB although hardly anything is alive.
        await using var platform = new Platform();
        var function = platform.Node(
            """
            export const handler = async () => {
              const alive = Array.from({ length: 300000 }, (_, i) => ({ i, text: `x${i}` }));
              const recent = [];
              for (let i = 0; i < 60000; i++) recent[i % 500] = Array.from({ length: 200 }, (_, j) => ({ j }));
              return alive.length + recent.length;
            };
            """);

        var result = await platform.InvokeAsync(function);

        Assert.Equal("300500", result.Text());
    }

    [Theory]
    [InlineData(6_291_556 - 2, null)]
    [InlineData(6_291_556 - 1, "Function.ResponseSizeTooLarge")]
    [InlineData(20_000_000, "Function.ResponseSizeTooLarge")]
    public async Task An_answer_over_the_limit_is_an_error_and_the_environment_lives_on(int letters, string? errorType)
    {
        await using var platform = new Platform();
        var function = platform.Node("let calls = 0; export const handler = async (event) => { calls++; return event.letters ? 'x'.repeat(event.letters) : calls; };");

        var result = await platform.InvokeAsync(function, $$"""{"letters":{{letters}}}""");

        Assert.Equal(errorType, result.ErrorType);
        if (errorType is not null)
        {
            Assert.Equal(
                """{"errorMessage":"Response payload size exceeded maximum allowed payload size (6291556 bytes).","errorType":"Function.ResponseSizeTooLarge"}""",
                result.Text());
        }

        Assert.Equal("2", (await platform.InvokeAsync(function)).Text());
    }

    [Fact]
    public async Task A_missing_interpreter_is_named()
    {
        await using var platform = new Platform(new RuntimeOptions { NodeCommand = "/opt/no/such/node", HomeDirectory = "/opt/no/such" });

        var error = await Assert.ThrowsAsync<InterpreterMissingException>(() => platform.InvokeAsync(platform.Node("")));

        Assert.Equal("/opt/no/such/node", error.Command);
        Assert.Contains("nodejs20.x", error.Message);
    }

    [Fact]
    public async Task An_unknown_runtime_is_refused()
    {
        await using var platform = new Platform();

        await Assert.ThrowsAsync<RuntimeNotSupportedException>(() => platform.InvokeAsync(platform.Function("cobol74", "a.b")));
    }
}
