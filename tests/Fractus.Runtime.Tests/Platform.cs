using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using Fractus.Kernel;
using Fractus.Runtime;

namespace Fractus.Runtime.Tests;

/// <summary>A pool of environments with a folder of its own, standing in for the services around it.</summary>
public sealed class Platform : IEnvironmentServices, IAsyncDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("fractus-runtime-").FullName;
    private TaskCompletionSource _logged = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _lastFunction;

    public Platform(RuntimeOptions? options = null, TimeProvider? time = null)
    {
        CodeRoot.Prepare(_directory);
        var log = new Log(Faults, LogLevel.Info, TimeProvider.System);

        // Most tests are about what is the same however environments are kept apart; a plain process shows itself as it is.
        options ??= new RuntimeOptions();
        options = options with
        {
            Isolation = options.Isolation == IsolationKind.Auto ? IsolationKind.Process : options.Isolation,
            SandboxDirectory = SandboxDirectory,
        };
        var isolation = Isolation.ChooseAsync(options, time ?? TimeProvider.System, log).GetAwaiter().GetResult();
        Environments = new ExecutionEnvironments(options, isolation, this, time ?? TimeProvider.System, IdGenerator.System, log);
    }

    public ExecutionEnvironments Environments { get; }

    /// <summary>One whose environments are sandboxes; it fails where this machine cannot make any.</summary>
    public static Platform Sandbox(RuntimeOptions? options = null, TimeProvider? time = null) =>
        new((options ?? new RuntimeOptions()) with { Isolation = IsolationKind.Sandbox }, time);

    public string SandboxDirectory => Path.Combine(_directory, "sandboxes");

    public ConcurrentQueue<(string LogGroup, string LogStream, LogEvent Event)> Logs { get; } = new();

    /// <summary>The server's own log; a test that expects no fault finds it empty.</summary>
    public StringWriter Faults { get; } = new();

    public DateTimeOffset CredentialsExpiration { get; set; } = DateTimeOffset.MaxValue;

    public bool LosesLogs { get; init; }

    public int CredentialsAsked { get; private set; }

    /// <summary>What the log has, without the time stamps of the lines.</summary>
    public string LogText => string.Concat(Logs.Select(line => line.Event.Message));

    public ValueTask<FunctionCredentials> GetCredentialsAsync(FunctionSpec function, CancellationToken cancellationToken)
    {
        CredentialsAsked++;
        return new(new FunctionCredentials("ASIAEXAMPLE", "secret", "token", CredentialsExpiration));
    }

    /// <summary>How long extensions took after each answer.</summary>
    public System.Collections.Concurrent.ConcurrentQueue<(InvocationRequest Request, TimeSpan Took)> ExtensionTimes { get; } = new();

    public void ExtensionsDone(FunctionSpec function, InvocationRequest request, DateTimeOffset begunAt, TimeSpan took) => ExtensionTimes.Enqueue((request, took));

    public void WriteLogs(FunctionSpec function, string logStream, ReadOnlySpan<LogEvent> events)
    {
        if (LosesLogs)
        {
            throw new IOException("The log cannot be kept.");
        }

        foreach (var line in events)
        {
            Logs.Enqueue((function.LogGroup, logStream, line));
        }

        Interlocked.Exchange(ref _logged, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
    }

    /// <summary>A function of these files.</summary>
    public FunctionSpec Function(string runtime, string handler, params (string Name, string Text)[] files)
    {
        var number = Interlocked.Increment(ref _lastFunction);
        var code = Path.Combine(_directory, $"f{number}");
        foreach (var (name, text) in files)
        {
            var path = Path.Combine(code, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
            if (!OperatingSystem.IsWindows() && (name == "bootstrap" || text.StartsWith("#!", StringComparison.Ordinal)))
            {
                File.SetUnixFileMode(path, (UnixFileMode)0b111_101_101);
            }
        }

        return new FunctionSpec
        {
            FunctionArn = $"arn:aws:lambda:eu-central-1:000000000000:function:f{number}",
            RevisionId = "1",
            FunctionName = $"f{number}",
            Version = "$LATEST",
            Region = "eu-central-1",
            Runtime = runtime,
            Handler = handler,
            CodeDirectory = code,
            MemoryMb = 128,
            Timeout = TimeSpan.FromSeconds(20),
            Environment = new Dictionary<string, string> { ["AWS_ENDPOINT_URL"] = "http://127.0.0.1:4566" },
            LogGroup = $"/aws/lambda/f{number}",
        };
    }

    public FunctionSpec Node(string code, string file = "index.mjs") => Function("nodejs20.x", "index.handler", (file, code));

    public FunctionSpec Python(string code) => Function("python3.12", "app.handler", ("app.py", code));

    public Task<InvocationResult> InvokeAsync(FunctionSpec function, string payload = "{}", InvocationRequest? request = null) =>
        Environments.InvokeAsync(function, (request ?? Request()) with { Payload = Encoding.UTF8.GetBytes(payload) }, default).AsTask();

    /// <summary>Waits until the log has this text so many times.</summary>
    public async Task LoggedAsync(string text, int times = 1)
    {
        while (true)
        {
            var changed = _logged.Task;
            if (Logs.Count(line => line.Event.Message.Contains(text, StringComparison.Ordinal)) >= times)
            {
                return;
            }

            await changed.WaitAsync(TimeSpan.FromSeconds(30));
        }
    }

    /// <summary>Waits until a process has ended; the kernel tells nobody but its parent, so it is looked for.</summary>
    public static async Task GoneAsync(string pid)
    {
        for (var attempt = 0; Directory.Exists($"/proc/{pid}"); attempt++)
        {
            Assert.True(attempt < 1000, $"Process {pid} is still there.");
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System);
        }
    }

    public static InvocationRequest Request() => new() { RequestId = IdGenerator.System.Uuid(), Payload = "{}"u8.ToArray(), WantsLogTail = true };

    public async ValueTask DisposeAsync()
    {
        await Environments.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }
}

public static class Results
{
    public static string Text(this InvocationResult result) => Encoding.UTF8.GetString(result.Payload.Span);

    public static string Tail(this InvocationResult result) => Encoding.UTF8.GetString(result.LogTail.Span);

    public static JsonElement Json(this InvocationResult result) => JsonDocument.Parse(result.Payload).RootElement;

    public static string ErrorType(this InvocationResult result) => result.Json().GetProperty("errorType").GetString()!;

    public static string ErrorMessage(this InvocationResult result) => result.Json().GetProperty("errorMessage").GetString()!;
}
