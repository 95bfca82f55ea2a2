namespace Fractus.Runtime.Tests;

/// <summary>Calls that come while as many environments of their function as there are processors are busy.</summary>
public class WaitingCallTests
{
    private const string Pid = "export const handler = async () => process.pid;";

    private const string Waiting =
        "import { existsSync } from 'node:fs'; export const handler = async (event) => { while (!existsSync(event.file)) await new Promise((resolve) => setTimeout(resolve, 2)); return process.pid; };";

    private static readonly RuntimeOptions s_patient = new() { WaitForEnvironment = TimeSpan.FromSeconds(5) };

    /// <summary>A process for each of many short calls at once costs memory and processor time and makes all of them slower.</summary>
    [Fact]
    public async Task Short_calls_share_as_many_environments_as_there_are_processors()
    {
        await using var platform = new Platform(s_patient with { WaitForEnvironment = TimeSpan.FromMinutes(1) });
        var function = platform.Node(Pid);

        async Task<string[]> CallAsync()
        {
            var answers = new string[20];
            for (var i = 0; i < answers.Length; i++)
            {
                answers[i] = (await platform.InvokeAsync(function)).Text();
            }

            return answers;
        }

        var answers = await Task.WhenAll(Enumerable.Range(0, 16 * Environment.ProcessorCount).Select(_ => CallAsync()));

        Assert.InRange(answers.SelectMany(answer => answer).Distinct().Count(), 1, Environment.ProcessorCount);
    }

    [Fact]
    public async Task A_call_that_has_waited_long_enough_gets_an_environment_of_its_own()
    {
        var time = new ManualTime();
        await using var platform = new Platform(s_patient, time);
        var (function, calls, file) = await OccupyAsync(platform);

        var another = platform.InvokeAsync(function, Wait(file));
        time.Advance(s_patient.WaitForEnvironment);
        await platform.LoggedAsync("START", calls.Length + 1);
        await File.WriteAllTextAsync(file, "");

        Assert.DoesNotContain((await another).Text(), (await Task.WhenAll(calls)).Select(result => result.Text()));
    }

    [Fact]
    public async Task A_caller_that_goes_away_waits_no_longer_and_nothing_runs_for_it()
    {
        await using var platform = new Platform(s_patient, new ManualTime());
        var (function, calls, file) = await OccupyAsync(platform);
        using var gone = new CancellationTokenSource();

        var another = platform.Environments.InvokeAsync(function, Platform.Request(), gone.Token);
        await gone.CancelAsync();
        await Assert.ThrowsAsync<TaskCanceledException>(async () => await another);
        await File.WriteAllTextAsync(file, "");
        await Task.WhenAll(calls);
        await platform.InvokeAsync(function, Wait(file));

        Assert.Equal(calls.Length + 1, platform.Logs.Count(line => line.Event.Message.StartsWith("START", StringComparison.Ordinal)));
    }

    /// <summary>Who calls a function that waits for others for seconds should not wait in a queue for it.</summary>
    [Fact]
    public async Task Calls_of_a_function_that_takes_long_do_not_wait_for_each_other()
    {
        var time = new ManualTime();
        await using var platform = new Platform(s_patient, time);
        var (function, calls, file) = await OccupyAsync(platform);
        time.Advance(s_patient.WaitForEnvironment * 2);
        await File.WriteAllTextAsync(file, "");
        await Task.WhenAll(calls);

        var next = file + "-2";
        var more = Enumerable.Range(0, calls.Length + 2).Select(_ => platform.InvokeAsync(function, Wait(next))).ToArray();
        await platform.LoggedAsync("START", calls.Length + more.Length);
        await File.WriteAllTextAsync(next, "");

        Assert.Equal(more.Length, (await Task.WhenAll(more)).Select(result => result.Text()).Distinct().Count());
    }

    /// <summary>As many calls as there are processors, each of which runs until the file is there.</summary>
    private static async Task<(FunctionSpec Function, Task<InvocationResult>[] Calls, string File)> OccupyAsync(Platform platform)
    {
        var function = platform.Node(Waiting);
        var file = Path.Combine(function.CodeDirectory, "go");
        var calls = Enumerable.Range(0, Environment.ProcessorCount).Select(_ => platform.InvokeAsync(function, Wait(file))).ToArray();
        await platform.LoggedAsync("START", calls.Length);
        return (function, calls, file);
    }

    private static string Wait(string file) => $$"""{"file":"{{file}}"}""";
}
