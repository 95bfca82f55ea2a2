namespace Fractus.Runtime.Tests;

/// <summary>Environments that are ready before calls come.</summary>
public class ProvisionedTests
{
    private const string Counter = "let calls = 0; export const handler = async () => `${process.env.AWS_LAMBDA_INITIALIZATION_TYPE} ${process.pid} ${++calls}`;";

    private const string Waiting =
        "import { existsSync } from 'node:fs'; export const handler = async (event) => { while (!existsSync(event.file)) await new Promise((resolve) => setTimeout(resolve, 2)); return process.env.AWS_LAMBDA_INITIALIZATION_TYPE; };";

    // What people pay for: the first call finds the function loaded, and those that are too many start as without.
    [Fact]
    public async Task Calls_take_what_is_ready_and_then_start_others()
    {
        await using var platform = new Platform();
        var function = platform.Node(Waiting);
        var file = Path.Combine(function.CodeDirectory, "go");
        platform.Environments.Provision(function, 2);
        await ReadyAsync(platform, function, 2);
        Assert.Equal(new ProvisionedState(2, 2, 2, null), State(platform, function));

        var calls = Enumerable.Range(0, 3).Select(_ => platform.InvokeAsync(function, $$"""{"file":"{{file}}"}""")).ToArray();
        await platform.LoggedAsync("START", 3);
        await File.WriteAllTextAsync(file, "");
        var results = await Task.WhenAll(calls);

        Assert.Equal(["\"on-demand\"", "\"provisioned-concurrency\"", "\"provisioned-concurrency\""], results.Select(result => result.Text()).Order());
        Assert.All(results, result => Assert.Equal(result.Text() == "\"on-demand\"", result.InitDuration is not null));

        // By this people see whether what they pay for is enough.
        Assert.Equal([new(true, 1, 2), new(true, 2, 2), new(false, 2, 2)], results.Select(result => result.Provisioned!.Value).OrderBy(use => !use.IsOfThem).ThenBy(use => use.Busy));
        Assert.Equal("\"provisioned-concurrency\"", (await platform.InvokeAsync(function, $$"""{"file":"{{file}}"}""")).Text());
    }

    [Fact]
    public async Task One_that_dies_is_replaced()
    {
        await using var platform = new Platform();
        var function = platform.Node("let calls = 0; export const handler = async (event) => { if (event.die) process.exit(1); return `${process.pid} ${++calls}`; };");
        platform.Environments.Provision(function, 1);
        await ReadyAsync(platform, function, 1);
        var first = (await platform.InvokeAsync(function)).Text();
        await platform.InvokeAsync(function, """{"die":true}""");
        await Platform.GoneAsync(first.Trim('"').Split(' ')[0]);
        await ReadyAsync(platform, function, 1);
        var second = await platform.InvokeAsync(function);
        Assert.EndsWith(" 1\"", second.Text());
        Assert.Null(second.InitDuration);
    }

    // An hour later it must be as ready as at first: neither idleness ends it nor the end of its credentials makes a call wait.
    [Fact]
    public async Task It_stays_while_others_go_and_is_made_anew_before_its_credentials_end()
    {
        var time = new ManualTime();
        await using var platform = new Platform(new RuntimeOptions { IdleTimeout = TimeSpan.FromMinutes(5) }, time);
        var function = platform.Node(Counter);
        platform.Environments.Provision(function, 1);
        await ReadyAsync(platform, function, 1);
        var first = (await platform.InvokeAsync(function)).Text().Split(' ');
        time.Advance(TimeSpan.FromMinutes(6));
        var again = (await platform.InvokeAsync(function)).Text();
        Assert.Equal($"{first[0]} {first[1]} 2\"", again);

        platform.CredentialsExpiration = time.GetUtcNow() + TimeSpan.FromHours(1);
        platform.Environments.Provision(function with { RevisionId = "2" }, 1);
        await Platform.GoneAsync(first[1]);
        await ReadyAsync(platform, function, 1);
        var second = (await platform.InvokeAsync(function with { RevisionId = "2" })).Text().Split(' ');
        platform.CredentialsExpiration = DateTimeOffset.MaxValue;
        time.Advance(TimeSpan.FromMinutes(44));
        await Platform.GoneAsync(second[1]);
        await ReadyAsync(platform, function, 1);
        var third = (await platform.InvokeAsync(function with { RevisionId = "2" })).Text().Split(' ');
        Assert.Equal(("\"provisioned-concurrency", "1\""), (third[0], third[2]));
    }

    [Fact]
    public async Task A_function_that_does_not_load_is_told_and_tried_again()
    {
        var time = new ManualTime();
        await using var platform = new Platform(time: time);
        var function = platform.Node("if (!(await import('node:fs')).existsSync(process.env.LAMBDA_TASK_ROOT + '/go')) throw new Error('not yet'); export const handler = async () => 1;");
        platform.Environments.Provision(function, 1);
        await UntilAsync(() => State(platform, function).Failure is not null);
        Assert.Equal(new ProvisionedState(1, 0, 0, "FUNCTION_ERROR_INIT_FAILURE"), State(platform, function));

        await File.WriteAllTextAsync(Path.Combine(function.CodeDirectory, "go"), "");
        time.Advance(TimeSpan.FromSeconds(2));
        await ReadyAsync(platform, function, 1);
        Assert.Null(State(platform, function).Failure);
    }

    [Fact]
    public async Task What_is_no_longer_wanted_ends_after_its_call()
    {
        await using var platform = new Platform();
        var function = platform.Node(Waiting);
        var file = Path.Combine(function.CodeDirectory, "go");
        platform.Environments.Provision(function, 2);
        await ReadyAsync(platform, function, 2);
        var running = platform.InvokeAsync(function, $$"""{"file":"{{file}}"}""");
        await platform.LoggedAsync("START");
        platform.Environments.Unprovision(function.FunctionArn, function.Version);
        await File.WriteAllTextAsync(file, "");
        Assert.Equal("\"provisioned-concurrency\"", (await running).Text());
        await UntilAsync(() => State(platform, function) == default);
        Assert.Equal("\"on-demand\"", (await platform.InvokeAsync(function, $$"""{"file":"{{file}}"}""")).Text());
    }

    // Others' calls must not take away what was promised to this function.
    [Fact]
    public async Task Environments_of_other_functions_do_not_make_it_give_way()
    {
        await using var platform = new Platform(new RuntimeOptions { MaxConcurrency = 2, PrestartedPerInterpreter = 0 });
        var function = platform.Node(Counter);
        platform.Environments.Provision(function, 2);
        await ReadyAsync(platform, function, 2);
        for (var i = 0; i < 4; i++)
        {
            await platform.InvokeAsync(platform.Node(Counter));
        }

        Assert.StartsWith("\"provisioned-concurrency", (await platform.InvokeAsync(function)).Text());
        Assert.Equal(2, State(platform, function).Ready);
    }

    private static ProvisionedState State(Platform platform, FunctionSpec function) => platform.Environments.Provisioned(function.FunctionArn, function.Version);

    private static Task ReadyAsync(Platform platform, FunctionSpec function, int count) => UntilAsync(() => State(platform, function).Ready == count);

    private static async Task UntilAsync(Func<bool> isSo)
    {
        for (var attempt = 0; !isSo(); attempt++)
        {
            Assert.True(attempt < 3000, "It did not come to that.");
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System);
        }
    }
}
