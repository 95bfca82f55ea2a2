namespace Fractus.Runtime.Tests;

/// <summary>What a function finds in a sandbox: the real service's places, and its code however it came there.</summary>
public class SandboxTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_function_finds_exactly_the_places_and_variables_of_the_real_service(bool isPrestarted)
    {
        await using var platform = Platform.Sandbox();
        if (isPrestarted)
        {
            platform.Environments.Prepare("nodejs20.x");
        }

        var function = platform.Node("import os from 'node:os'; export const handler = async () => ({ ...process.env, cwd: process.cwd(), user: os.userInfo().username, home: os.userInfo().homedir });");

        var seen = (await platform.InvokeAsync(function)).Json().EnumerateObject().ToDictionary(each => each.Name, each => each.Value.GetString());

        Assert.Equal("/var/task", seen["LAMBDA_TASK_ROOT"]);
        Assert.Equal("/var/task", seen["cwd"]);
        Assert.Equal("/var/task", seen["PWD"]);
        Assert.Equal("/var/runtime", seen["LAMBDA_RUNTIME_DIR"]);
        Assert.Equal("/usr/local/bin:/usr/bin:/bin:/opt/bin", seen["PATH"]);
        Assert.Equal("/var/task:/var/task/lib:/opt/lib", seen["LD_LIBRARY_PATH"]);
        Assert.Equal("sbx_user1051", seen["user"]);
        Assert.Equal("/home/sbx_user1051", seen["home"]);
        Assert.False(seen.ContainsKey("FRACTUS_LAYER_ROOT"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_function_finds_its_files_links_and_folders(bool isPrestarted)
    {
        await using var platform = Platform.Sandbox();
        if (isPrestarted)
        {
            platform.Environments.Prepare("python3.12");
        }

        var function = platform.Function(
            "python3.12",
            "app.handler",
            ("app.py", "import os, deep.inner\ndef handler(event, context):\n    return [deep.inner.answer, open('/var/task/link').read(), os.path.realpath('link'), oct(os.stat('tool.sh').st_mode & 0o777)]\n"),
            ("deep/inner.py", "answer = 42"),
            ("tool.sh", "#!/bin/sh\n"));
        File.CreateSymbolicLink(Path.Combine(function.CodeDirectory, "link"), "deep/inner.py");

        Assert.Equal("""[42, "answer = 42", "/var/task/deep/inner.py", "0o755"]""", (await platform.InvokeAsync(function)).Text());
    }

    [Fact]
    public async Task A_function_of_many_files_has_a_sandbox_of_its_own_from_the_start()
    {
        // Linking each would take longer than starting an interpreter.
        await using var platform = Platform.Sandbox();
        platform.Environments.Prepare("nodejs20.x");
        var files = Enumerable.Range(0, 2100).Select(n => ($"many/{n}.txt", "x")).Append(
            ("index.mjs", "import fs from 'node:fs'; export const handler = async () => [fs.readdirSync('many').length, fs.readFileSync('/proc/self/environ', 'utf8').includes('_HANDLER')];"));

        var result = await platform.InvokeAsync(platform.Function("nodejs20.x", "index.handler", [.. files]));

        Assert.Equal("[2100,true]", result.Text());
    }

    [Fact]
    public async Task The_sdk_is_found_from_the_code_whatever_way_it_is_asked_for()
    {
        await using var platform = Platform.Sandbox();
        platform.Environments.Prepare("nodejs20.x");
        var function = platform.Node(
            "import { DynamoDBClient } from '@aws-sdk/client-dynamodb'; import { createRequire } from 'node:module'; export const handler = async () => createRequire(import.meta.url)('@aws-sdk/client-dynamodb').DynamoDBClient.name + DynamoDBClient.name;");

        Assert.Equal("\"DynamoDBClientDynamoDBClient\"", (await platform.InvokeAsync(function)).Text());
    }

    [Fact]
    public async Task Layers_are_in_opt_and_cannot_be_written()
    {
        await using var platform = Platform.Sandbox();
        var layer = platform.Function("", "", ("python/deep.py", "answer = 42"), ("bin/tool", "#!/bin/sh\necho from the layer\n"), ("data.txt", "data"));
        File.CreateSymbolicLink(Path.Combine(layer.CodeDirectory, "host"), "/etc");
        var function = platform.Python(
            """
            import deep, os, subprocess
            def handler(event, context):
                try:
                    open('/opt/new', 'w')
                except OSError as error:
                    refusal = error.strerror
                return [deep.answer, subprocess.check_output('tool', text=True), open('/opt/data.txt').read(), refusal, os.path.exists('/opt/host/shadow')]
            """) with { LayerDirectory = layer.CodeDirectory };

        var result = await platform.InvokeAsync(function);

        Assert.Equal("""[42, "from the layer\n", "data", "Read-only file system", false]""", result.Text());
    }

    [Fact]
    public async Task A_custom_runtime_and_a_wrapper_script_are_started_in_the_sandbox()
    {
        await using var platform = Platform.Sandbox();
        const string Bootstrap = """
            #!/bin/bash
            while true; do
              id=$(curl -s -D - -o /dev/null "http://$AWS_LAMBDA_RUNTIME_API/2018-06-01/runtime/invocation/next" | tr -d '\r' | sed -n 's/^[Ll]ambda-[Rr]untime-[Aa]ws-[Rr]equest-[Ii]d: //p')
              curl -s "http://$AWS_LAMBDA_RUNTIME_API/2018-06-01/runtime/invocation/$id/response" -d "\"$PWD $(id -un)\"" > /dev/null
            done
            """;
        var custom = platform.Function("provided.al2023", "", ("bootstrap", Bootstrap));
        var wrapped = platform.Function(
            "nodejs20.x",
            "index.handler",
            ("index.mjs", "export const handler = async () => process.env.WRAPPED;"),
            ("wrapper.sh", "#!/bin/bash\nexport WRAPPED=yes\nexec \"$@\"\n"));
        wrapped = wrapped with { Environment = new Dictionary<string, string> { ["AWS_LAMBDA_EXEC_WRAPPER"] = "/var/task/wrapper.sh" } };

        Assert.Equal("\"/var/task sbx_user1051\"", (await platform.InvokeAsync(custom)).Text());
        Assert.Equal("\"/var/task sbx_user1051\"", (await platform.InvokeAsync(custom)).Text());
        Assert.Equal("\"yes\"", (await platform.InvokeAsync(wrapped)).Text());
    }

    [Theory]
    [InlineData("process.exit(3)", "exit status 3")]
    [InlineData("process.kill(process.pid, 'SIGKILL')", "signal: killed")]
    [InlineData("process.abort()", "signal: aborted")]
    [InlineData("setTimeout(() => { throw new Error('late'); }); await new Promise(() => {})", null)]
    public async Task How_a_runtime_ended_is_told_as_without_a_sandbox(string code, string? reason)
    {
        await using var platform = Platform.Sandbox();
        var function = platform.Node($"export const handler = async () => {{ {code}; }};");

        var result = await platform.InvokeAsync(function);

        Assert.Equal("Unhandled", result.FunctionError);
        if (reason is not null)
        {
            Assert.EndsWith($"Error: Runtime exited with error: {reason}", result.ErrorMessage());
        }
        else
        {
            Assert.Equal("late", result.ErrorMessage());
        }
    }

    [Fact]
    public async Task What_a_sandbox_had_on_the_disk_goes_with_it()
    {
        await using var platform = Platform.Sandbox();
        platform.Environments.Prepare("nodejs20.x");
        await platform.InvokeAsync(platform.Node("export const handler = async () => 1;"));
        Assert.NotEmpty(Directory.EnumerateDirectories(platform.SandboxDirectory));

        await platform.Environments.DisposeAsync();

        Assert.False(Directory.Exists(platform.SandboxDirectory));
    }

    [Fact]
    public async Task An_idle_environment_is_frozen_and_its_next_call_finds_it_as_it_was()
    {
        // Frozen, its timers do not run: a function cannot go on working between its calls, as on the real service.
        await using var platform = Platform.Sandbox(new RuntimeOptions { FreezeAfter = TimeSpan.FromMilliseconds(1) });
        var function = platform.Node(
            "let calls = 0, ticks = 0; setInterval(() => ticks++, 1); export const handler = async (event) => { const seen = ticks; ticks = 0; if (event.wait) await new Promise((resolve) => setTimeout(resolve, event.wait)); return [++calls, seen]; };");
        await platform.InvokeAsync(function);

        await Task.Delay(TimeSpan.FromMilliseconds(600), TimeProvider.System);
        var answer = (await platform.InvokeAsync(function)).Json();

        Assert.Equal(2, answer[0].GetInt32());
        Assert.InRange(answer[1].GetInt32(), 0, 200);
    }

    [Fact]
    public async Task A_frozen_environment_that_nobody_calls_goes()
    {
        var time = new ManualTime();
        await using var platform = Platform.Sandbox(new RuntimeOptions { IdleTimeout = TimeSpan.FromMinutes(5) }, time);
        var function = platform.Node("let calls = 0; export const handler = async () => ++calls;");
        await platform.InvokeAsync(function);
        Assert.Equal("2", (await platform.InvokeAsync(function)).Text());

        time.Advance(TimeSpan.FromSeconds(2));
        time.Advance(TimeSpan.FromMinutes(6));

        Assert.Equal("1", (await platform.InvokeAsync(function)).Text());
    }
}
