namespace Fractus.Runtime.Tests;

/// <summary>Which environment serves a call, and when environments come and go.</summary>
public class PoolTests
{
    private const string Counter = "let calls = 0; export const handler = async () => `${process.pid} ${++calls}`;";

    private const string Waiting =
        "import { existsSync } from 'node:fs'; export const handler = async (event) => { while (!existsSync(event.file)) await new Promise((resolve) => setTimeout(resolve, 2)); return process.pid; };";

    [Fact]
    public async Task Calls_one_after_the_other_share_an_environment()
    {
        await using var platform = new Platform();
        var function = platform.Node(Counter);

        var answers = new List<string>();
        for (var call = 0; call < 200; call++)
        {
            answers.Add((await platform.InvokeAsync(function)).Text());
        }

        Assert.Single(answers.Select(answer => answer.Split(' ')[0]).Distinct());
        Assert.EndsWith(" 200\"", answers[^1]);
    }

    [Fact]
    public async Task Calls_at_once_have_an_environment_each()
    {
        await using var platform = new Platform();
        var function = platform.Node(Waiting);
        var file = Path.Combine(function.CodeDirectory, "go");

        var calls = Enumerable.Range(0, 3).Select(_ => platform.InvokeAsync(function, $$"""{"file":"{{file}}"}""")).ToArray();
        await platform.LoggedAsync("START", 3);
        await File.WriteAllTextAsync(file, "");

        var results = await Task.WhenAll(calls);
        Assert.All(results, result => Assert.Null(result.FunctionError));
        Assert.Equal(3, results.Select(result => result.Text()).Distinct().Count());
        Assert.Equal(3, platform.Logs.Select(line => line.LogStream).Distinct().Count());
    }

    [Fact]
    public async Task Under_load_every_call_gets_its_own_answer_and_its_own_log()
    {
        await using var platform = new Platform();
        FunctionSpec[] functions =
        [
            platform.Node("export const handler = async (event) => { console.log(`for ${event.n}`); if (event.n % 7 === 0) throw new Error(`${event.n}`); return event; };"),
            platform.Python("def handler(event, context):\n    print('for', event['n'])\n    if event['n'] % 7 == 0:\n        raise Exception(event['n'])\n    return event\n"),
        ];

        async Task CallAsync(int caller)
        {
            for (var i = 0; i < 200; i++)
            {
                var number = (caller * 1000) + i;
                var result = await platform.InvokeAsync(functions[number % 2], $$"""{"n":{{number}}}""");
                Assert.Contains($"for {number}\n", result.Tail());
                Assert.Equal(1, result.Tail().Split("for ").Length - 1);
                Assert.Equal(number, number % 7 == 0 ? int.Parse(result.ErrorMessage(), System.Globalization.CultureInfo.InvariantCulture) : result.Json().GetProperty("n").GetInt32());
            }
        }

        await Task.WhenAll(Enumerable.Range(0, 6).Select(CallAsync));

        Assert.Equal(1200, platform.Logs.Count(line => line.Event.Message.StartsWith("REPORT", StringComparison.Ordinal)));
        Assert.Empty(platform.Faults.ToString());
    }

    [Fact]
    public async Task Over_the_limit_a_call_is_refused_and_not_queued()
    {
        await using var platform = new Platform(new RuntimeOptions { MaxConcurrency = 1 });
        var function = platform.Node(Waiting);
        var file = Path.Combine(function.CodeDirectory, "go");
        var running = platform.InvokeAsync(function, $$"""{"file":"{{file}}"}""");
        await platform.LoggedAsync("START");

        var refusal = await Assert.ThrowsAsync<ConcurrencyLimitException>(() => platform.InvokeAsync(function));
        await File.WriteAllTextAsync(file, "");
        Assert.Null((await running).FunctionError);

        Assert.Equal(1, refusal.Limit);
        Assert.Null((await platform.InvokeAsync(function, $$"""{"file":"{{file}}"}""")).FunctionError);
    }

    [Fact]
    public async Task A_new_revision_takes_effect_with_the_next_call()
    {
        await using var platform = new Platform();
        var function = platform.Node("export const handler = async () => 'old';");
        var changed = platform.Node("export const handler = async () => 'new';");
        Assert.Equal("\"old\"", (await platform.InvokeAsync(function)).Text());

        var result = await platform.InvokeAsync(function with { RevisionId = "2", CodeDirectory = changed.CodeDirectory });

        Assert.Equal("\"new\"", result.Text());
        Assert.NotNull(result.InitDuration);
    }

    [Fact]
    public async Task Versions_of_a_function_have_environments_of_their_own()
    {
        await using var platform = new Platform();
        var function = platform.Node(Counter);

        await platform.InvokeAsync(function);
        await platform.InvokeAsync(function with { Version = "1" });

        Assert.EndsWith(" 2\"", (await platform.InvokeAsync(function)).Text());
        Assert.EndsWith(" 2\"", (await platform.InvokeAsync(function with { Version = "1" })).Text());
    }

    [Fact]
    public async Task Retiring_ends_idle_environments_and_lets_a_running_call_finish()
    {
        await using var platform = new Platform();
        var function = platform.Node(Waiting);
        var file = Path.Combine(function.CodeDirectory, "go");
        var running = platform.InvokeAsync(function, $$"""{"file":"{{file}}"}""");
        await platform.LoggedAsync("START");

        platform.Environments.Retire(function.FunctionArn);
        await File.WriteAllTextAsync(file, "");
        var first = await running;
        var second = await platform.InvokeAsync(function, $$"""{"file":"{{file}}"}""");

        Assert.Null(first.FunctionError);
        Assert.Null(second.FunctionError);
        Assert.NotEqual(first.Text(), second.Text());
    }

    [Fact]
    public async Task An_environment_is_not_used_beyond_its_credentials()
    {
        var time = new ManualTime();
        await using var platform = new Platform(time: time) { CredentialsExpiration = time.GetUtcNow() + TimeSpan.FromHours(1) };
        var function = platform.Node(Counter);
        await platform.InvokeAsync(function);
        await platform.InvokeAsync(function);
        Assert.Equal(1, platform.CredentialsAsked);

        time.Advance(TimeSpan.FromMinutes(50), fireTimers: false);
        var result = await platform.InvokeAsync(function);

        Assert.EndsWith(" 1\"", result.Text());
        Assert.Equal(2, platform.CredentialsAsked);
    }

    [Fact]
    public async Task An_environment_that_nobody_calls_goes()
    {
        var time = new ManualTime();
        await using var platform = new Platform(new RuntimeOptions { IdleTimeout = TimeSpan.FromMinutes(5) }, time);
        var function = platform.Node(Counter);
        var first = (await platform.InvokeAsync(function)).Text();
        await platform.InvokeAsync(function);

        time.Advance(TimeSpan.FromMinutes(6));

        var pid = first.Trim('"').Split(' ')[0];
        await Platform.GoneAsync(pid);
        Assert.EndsWith(" 1\"", (await platform.InvokeAsync(function)).Text());
    }

    [Fact]
    public async Task A_runtime_that_dies_between_two_calls_costs_neither_of_them()
    {
        await using var platform = new Platform();
        var function = platform.Node("export const handler = async () => { setTimeout(() => process.exit(1), 2); return process.pid; };");

        var first = await platform.InvokeAsync(function);
        await Platform.GoneAsync(first.Text());
        var second = await platform.InvokeAsync(function);

        Assert.Null(first.FunctionError);
        Assert.Null(second.FunctionError);
        Assert.NotEqual(first.Text(), second.Text());
    }

    [Fact]
    public async Task A_prestarted_environment_serves_a_first_call()
    {
        await using var platform = new Platform(new RuntimeOptions { PrestartedPerInterpreter = 1 });
        platform.Environments.Prepare("python3.12");

        // Whatever runtime of the same interpreter: a process that was started for a function has its variables from the start.
        var function = platform.Function(
            "python3.13", "app.handler", ("app.py", "def handler(e, c):\n    return '_HANDLER' not in open('/proc/self/environ').read()\n"));

        Assert.Equal("true", (await platform.InvokeAsync(function)).Text());
    }

    [Fact]
    public async Task Preparing_an_unknown_or_custom_runtime_does_nothing()
    {
        await using var platform = new Platform(new RuntimeOptions { NodeCommand = "/no/such/node" });

        platform.Environments.Prepare("cobol74");
        platform.Environments.Prepare("provided.al2023");
        platform.Environments.Prepare("nodejs20.x");

        Assert.Empty(platform.Faults.ToString());
    }

    [Fact]
    public async Task Idle_environments_of_other_functions_make_room()
    {
        await using var platform = new Platform(new RuntimeOptions { MaxConcurrency = 2, PrestartedPerInterpreter = 0 });
        var functions = Enumerable.Range(0, 4).Select(_ => platform.Node(Counter)).ToArray();
        var pids = new List<string>();
        foreach (var function in functions)
        {
            pids.Add((await platform.InvokeAsync(function)).Text().Trim('"').Split(' ')[0]);
        }

        await Platform.GoneAsync(pids[0]);
        await Platform.GoneAsync(pids[1]);
        Assert.True(Directory.Exists($"/proc/{pids[3]}"));
    }

    [Fact]
    public async Task Where_memory_runs_short_idle_environments_give_way()
    {
        var available = 0.5;
        await using var platform = new Platform(new RuntimeOptions { PrestartedPerInterpreter = 0, AvailableMemory = () => available });
        var idle = new[] { platform.Node(Counter), platform.Node(Counter) };
        var pids = new List<string>();
        foreach (var function in idle)
        {
            pids.Add((await platform.InvokeAsync(function)).Text().Trim('"').Split(' ')[0]);
        }

        Assert.EndsWith(" 2\"", (await platform.InvokeAsync(idle[0])).Text());
        available = 0.05;
        await platform.InvokeAsync(platform.Node(Counter));

        foreach (var pid in pids)
        {
            await Platform.GoneAsync(pid);
        }

        Assert.EndsWith(" 1\"", (await platform.InvokeAsync(idle[0])).Text());
    }

    [Fact]
    public async Task After_disposal_nothing_runs_and_nothing_starts()
    {
        var platform = new Platform();
        platform.Environments.Prepare("nodejs20.x");
        var function = platform.Node(Counter);
        var pid = (await platform.InvokeAsync(function)).Text().Trim('"').Split(' ')[0];

        await platform.Environments.DisposeAsync();

        Assert.False(Directory.Exists($"/proc/{pid}"));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => platform.InvokeAsync(function));
        await platform.DisposeAsync();
    }
}
