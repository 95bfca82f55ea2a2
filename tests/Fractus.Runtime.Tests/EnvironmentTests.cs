namespace Fractus.Runtime.Tests;

/// <summary>What a function finds around it, and what it must not find.</summary>
public class EnvironmentTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_function_finds_exactly_the_variables_of_the_real_service(bool isPrestarted)
    {
        await using var platform = new Platform();
        if (isPrestarted)
        {
            platform.Environments.Prepare("nodejs22.x");
        }

        var function = platform.Function("nodejs22.x", "index.handler", ("index.mjs", "export const handler = async () => process.env;"));
        function = function with { Environment = new Dictionary<string, string> { ["MINE"] = "1", ["AWS_ENDPOINT_URL"] = "http://127.0.0.1:4566" } };

        var variables = (await platform.InvokeAsync(function)).Json().EnumerateObject().ToDictionary(each => each.Name, each => each.Value.GetString());

        Assert.Equal(
            [
                "AWS_ACCESS_KEY_ID", "AWS_DEFAULT_REGION", "AWS_ENDPOINT_URL", "AWS_EXECUTION_ENV", "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
                "AWS_LAMBDA_FUNCTION_NAME", "AWS_LAMBDA_FUNCTION_VERSION", "AWS_LAMBDA_INITIALIZATION_TYPE", "AWS_LAMBDA_LOG_GROUP_NAME",
                "AWS_LAMBDA_LOG_STREAM_NAME", "AWS_LAMBDA_RUNTIME_API", "AWS_REGION", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN",
                "AWS_XRAY_CONTEXT_MISSING", "LAMBDA_RUNTIME_DIR", "LAMBDA_TASK_ROOT", "LANG", "MINE", "PATH", "PWD", "TZ", "_HANDLER",
            ],
            variables.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("AWS_Lambda_nodejs22.x", variables["AWS_EXECUTION_ENV"]);
        Assert.Equal("eu-central-1", variables["AWS_REGION"]);
        Assert.Equal("index.handler", variables["_HANDLER"]);
        Assert.Equal("on-demand", variables["AWS_LAMBDA_INITIALIZATION_TYPE"]);
        Assert.Equal("ASIAEXAMPLE", variables["AWS_ACCESS_KEY_ID"]);
        Assert.Equal("token", variables["AWS_SESSION_TOKEN"]);
        Assert.Equal(function.CodeDirectory, variables["LAMBDA_TASK_ROOT"]);
        Assert.Equal(":UTC", variables["TZ"]);
    }

    [Fact]
    public async Task It_starts_in_the_folder_of_its_code()
    {
        await using var platform = new Platform();
        platform.Environments.Prepare("nodejs20.x");
        var function = platform.Node("export const handler = async () => process.cwd();");

        Assert.Equal($"\"{function.CodeDirectory}\"", (await platform.InvokeAsync(function)).Text());
    }

    [Fact]
    public async Task Variables_that_an_interpreter_reads_at_its_start_take_effect()
    {
        // Source maps are switched on this way in most projects written in TypeScript.
        await using var platform = new Platform();
        platform.Environments.Prepare("nodejs20.x");
        var function = platform.Node("export const handler = async () => process.sourceMapsEnabled ?? process.execArgv.concat(process.env.NODE_OPTIONS);");
        function = function with { Environment = new Dictionary<string, string> { ["NODE_OPTIONS"] = "--enable-source-maps --title=marked" } };
        var title = platform.Node("export const handler = async () => process.title;") with { Environment = function.Environment };

        Assert.Equal("\"marked\"", (await platform.InvokeAsync(title)).Text());
    }

    [Fact]
    public async Task It_inherits_no_open_file_of_the_server()
    {
        // The server holds its database, its log and its callers' connections open.
        await using var platform = new Platform();
        using var opened = new FileStream(Path.GetTempFileName(), FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite, 1, FileOptions.DeleteOnClose);
        var function = platform.Python(
            "import os\ndef handler(event, context):\n    return sorted(os.readlink(f'/proc/self/fd/{n}').split(':')[0] for n in range(400) if os.path.exists(f'/proc/self/fd/{n}'))\n");

        var links = (await platform.InvokeAsync(function)).Text();

        Assert.Equal("[\"/dev/null\", \"pipe\", \"pipe\", \"pipe\", \"socket\"]", links);
    }

    [Fact]
    public async Task Which_program_serves_a_runtime_is_configuration()
    {
        await using var platform = new Platform(new RuntimeOptions { Commands = new Dictionary<string, string> { ["python3.9"] = "node" } });

        // The bootstrap of Python is no JavaScript: that it ends at once shows who was asked to run it.
        var result = await platform.InvokeAsync(platform.Function("python3.9", "app.handler", ("app.py", "")));

        Assert.Equal("Runtime.ExitError", result.ErrorType());
    }

    [Fact]
    public void A_program_of_a_runtimes_own_version_goes_before_the_machines_and_the_newest_of_them_before_others()
    {
        var home = Directory.CreateTempSubdirectory("fractus-home-").FullName;
        try
        {
            var options = new RuntimeOptions { NodeCommand = "/bin/sh", HomeDirectory = home };
            Assert.Equal("/bin/sh", Environments.Interpreter.Find("nodejs22.x", options).Program);
            foreach (var version in new[] { "v22.9.0", "v22.20.1", "v20.30.0" })
            {
                var program = Path.Combine(home, ".nvm/versions/node", version, "bin/node");
                Directory.CreateDirectory(Path.GetDirectoryName(program)!);
                File.Copy("/bin/true", program);
            }

            Assert.Equal(Path.Combine(home, ".nvm/versions/node/v22.20.1/bin/node"), Environments.Interpreter.Find("nodejs22.x", options).Program);
            Assert.Equal("/bin/sh", Environments.Interpreter.Find("nodejs24.x", options).Program);
        }
        finally
        {
            Directory.Delete(home, recursive: true);
        }
    }

    [Fact]
    public async Task A_wrapper_script_starts_the_runtime()
    {
        await using var platform = new Platform();
        var function = platform.Function(
            "nodejs20.x",
            "index.handler",
            ("index.mjs", "export const handler = async () => process.env.WRAPPED;"),
            ("wrapper.sh", "#!/bin/bash\nexport WRAPPED=yes\nexec \"$@\"\n"));
        function = function with { Environment = new Dictionary<string, string> { ["AWS_LAMBDA_EXEC_WRAPPER"] = "/var/task/wrapper.sh" } };

        Assert.Equal("\"yes\"", (await platform.InvokeAsync(function)).Text());
    }

    [Fact]
    public async Task An_environment_dies_with_the_server_even_if_that_is_killed()
    {
        // The kernel holds the promise; asked from inside, as killing the test's own process would prove too much.
        await using var platform = new Platform();
        var function = platform.Python(
            "import ctypes\ndef handler(event, context):\n    signal = ctypes.c_int()\n    ctypes.CDLL(None).prctl(2, ctypes.byref(signal))\n    return signal.value\n");

        Assert.Equal("9", (await platform.InvokeAsync(function)).Text());
    }

    [Fact]
    public async Task What_a_function_started_ends_with_its_environment()
    {
        await using var platform = new Platform();
        var function = platform.Node(
            "import { spawn } from 'node:child_process'; export const handler = async () => spawn('sleep', ['1000'], { stdio: 'ignore' }).pid;");
        var child = int.Parse((await platform.InvokeAsync(function)).Text(), System.Globalization.CultureInfo.InvariantCulture);
        Assert.True(Directory.Exists($"/proc/{child}"));

        await platform.Environments.DisposeAsync();

        // It was killed with its parent, which is told of first. What is left is at most a zombie that nobody has reaped.
        for (var attempt = 0; IsAlive(child); attempt++)
        {
            Assert.True(attempt < 1000, $"Process {child} is still there.");
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System);
        }
    }

    private static bool IsAlive(int process)
    {
        try
        {
            return !File.ReadAllText($"/proc/{process}/stat").Contains(") Z ", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return false;
        }
    }
}
