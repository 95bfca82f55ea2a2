using System.Text;
using Fractus.Kernel;

namespace Fractus.Runtime.Tests;

/// <summary>Many calls of one function at once, as its callers see them.</summary>
public class CrowdTests
{
    private const string Handler = """
        import { existsSync } from 'node:fs';
        export const handler = async (event) => {
          if (event.exit) process.exit(3);
          if (event.until) while (!existsSync(event.until));
          return event.value;
        };
        """;

    private static readonly int s_callers = 8 * Environment.ProcessorCount;

    // So that calls wait for busy environments as they do under load.
    private static readonly RuntimeOptions s_busy = new() { WaitForEnvironment = TimeSpan.FromMilliseconds(50), AreProcessorsBusy = () => true };

    [Fact]
    public async Task Each_call_has_its_own_answer_and_its_own_lines_in_the_log()
    {
        await using var platform = new Platform(s_busy);
        var function = platform.Node(Handler);

        await CallAsync(platform, function, each: 100);

        var calls = 0;
        foreach (var stream in platform.Logs.Where(line => !line.Event.Message.StartsWith("INIT", StringComparison.Ordinal)).GroupBy(line => line.LogStream))
        {
            foreach (var lines in stream.Chunk(3))
            {
                var id = lines[0].Event.Message.Split(' ')[2];
                Assert.StartsWith($"START RequestId: {id} ", lines[0].Event.Message, StringComparison.Ordinal);
                Assert.StartsWith($"END RequestId: {id}", lines[1].Event.Message, StringComparison.Ordinal);
                Assert.StartsWith($"REPORT RequestId: {id}", lines[2].Event.Message, StringComparison.Ordinal);
                calls++;
            }
        }

        Assert.Equal(s_callers * 100, calls);
    }

    /// <summary>Whoever calls a short function does not wait for somebody else's long call.</summary>
    [Fact]
    public async Task A_call_that_blocks_its_environment_does_not_hold_up_those_behind_it()
    {
        await using var platform = new Platform(s_busy);
        var function = platform.Node(Handler);
        var file = Path.Combine(function.CodeDirectory, "go");
        await CallAsync(platform, function, each: 100);

        var blocking = Enumerable.Range(0, Environment.ProcessorCount).Select(_ => InvokeAsync(platform, function, $$"""{"until":"{{file}}","value":1}""")).ToArray();
        await CallAsync(platform, function, each: 5);

        Assert.All(blocking, call => Assert.False(call.IsCompleted));
        await File.WriteAllTextAsync(file, "");
        Assert.All(await Task.WhenAll(blocking), result => Assert.Equal("1", result.Text()));
    }

    [Fact]
    public async Task A_call_that_ends_its_environment_fails_alone()
    {
        await using var platform = new Platform(s_busy);
        var function = platform.Node(Handler);
        await CallAsync(platform, function, each: 100);

        var others = CallAsync(platform, function, each: 100);
        var ending = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => InvokeAsync(platform, function, """{"exit":true}""")));

        Assert.All(ending, result => Assert.Equal("Runtime.ExitError", result.ErrorType));
        await others;
    }

    /// <summary>On busy processors, environments that are all started at once are all late.</summary>
    [Fact]
    public async Task While_the_processors_are_busy_only_a_few_environments_start_at_a_time()
    {
        var time = new ManualTime();
        await using var platform = new Platform(s_busy with { MaxConcurrency = 1000 }, time);
        var function = platform.Node("""
            import { existsSync } from 'node:fs';
            while (!existsSync(import.meta.dirname + '/go')) await new Promise((resolve) => setTimeout(resolve, 2));
            export const handler = async (event) => event.value;
            """);

        // On a thread of the pool, which starts leave their callers for: what a step starts has then asked for credentials when it is over.
        var calls = Task.CompletedTask;
        await Task.Run(() => { calls = CallAsync(platform, function, each: 1); });
        await Task.Run(() =>
        {
            for (var i = 0; i < 20; i++)
            {
                time.Advance(s_busy.WaitForEnvironment);
            }
        });
        Assert.Equal(Environment.ProcessorCount, platform.CredentialsAsked);

        // Perhaps it is something else that keeps the processors busy.
        await Task.Run(() => time.Advance(s_busy.WaitForEnvironment * 100));
        Assert.Equal(2 * Environment.ProcessorCount, platform.CredentialsAsked);
        await File.WriteAllTextAsync(Path.Combine(function.CodeDirectory, "go"), "");
        await calls;
    }

    /// <summary>Many callers that call one after the other, each with values of its own.</summary>
    private static Task CallAsync(Platform platform, FunctionSpec function, int each) => Task.WhenAll(Enumerable.Range(0, s_callers).Select(async caller =>
    {
        for (var i = 0; i < each; i++)
        {
            var value = $"\"{caller}-{i}\"";
            Assert.Equal(value, (await InvokeAsync(platform, function, $$"""{"value":{{value}}}""")).Text());
        }
    }));

    private static Task<InvocationResult> InvokeAsync(Platform platform, FunctionSpec function, string payload) => platform.Environments.InvokeAsync(
        function, new InvocationRequest { RequestId = IdGenerator.System.Uuid(), Payload = Encoding.UTF8.GetBytes(payload) }, default).AsTask();
}
