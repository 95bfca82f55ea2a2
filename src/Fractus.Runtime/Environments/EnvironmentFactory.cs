using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Fractus.Kernel;
using Fractus.Runtime.Processes;

namespace Fractus.Runtime.Environments;

/// <summary>Starts environments, for a function or for none yet, and assigns them.</summary>
internal sealed class EnvironmentFactory(
    RuntimeOptions options,
    IEnvironmentServices services,
    IIsolationDriver driver,
    TimeProvider time,
    IdGenerator ids,
    Log log,
    Action<ExecutionEnvironment> onCreated,
    Action<ExecutionEnvironment> onOver)
{
    /// <summary>Where code is on the real service, as configurations name it.</summary>
    private const string TaskRoot = "/var/task/";

    private const string LayerRoot = "/opt/";

    private readonly string _runtimesDirectory = options.RuntimesDirectory ?? RuntimesDirectory.Find();

    /// <summary>Starts a process that waits for its function.</summary>
    internal async Task<ExecutionEnvironment> StartUnassignedAsync(Interpreter interpreter)
    {
        var environment = new ExecutionEnvironment(time, options, services, log, onOver);
        var variables = Unassigned(environment, interpreter.Kind);
        await StartProcessAsync(
            environment, interpreter.Program, BootstrapArguments(interpreter.Kind), variables, BootstrapDirectory(interpreter.Kind));
        return environment;
    }

    /// <summary>Makes a pre-started environment one of this function.</summary>
    internal async Task AssignAsync(
        ExecutionEnvironment environment, Interpreter interpreter, FunctionSpec function, CancellationToken cancellationToken)
    {
        var credentials = await services.GetCredentialsAsync(function, cancellationToken);
        var logStream = NewLogStream(function);
        var variables = EnvironmentVariables.Assigned(Unassigned(environment, interpreter.Kind), function, credentials, logStream);
        environment.Assign(function, logStream, credentials.Expiration, Document(variables));
    }

    /// <summary>Starts a process for this function.</summary>
    internal async Task<ExecutionEnvironment> StartAsync(
        Interpreter interpreter, FunctionSpec function, CancellationToken cancellationToken)
    {
        var credentials = await services.GetCredentialsAsync(function, cancellationToken);
        var environment = new ExecutionEnvironment(time, options, services, log, onOver);
        var logStream = NewLogStream(function);
        var variables = EnvironmentVariables.Assigned(Unassigned(environment, interpreter.Kind), function, credentials, logStream);
        var (program, arguments) = Command(interpreter, function);
        environment.Assign(function, logStream, credentials.Expiration, document: null);
        if (interpreter.Kind == InterpreterKind.Custom && !ProgramPath.IsExecutable(program))
        {
            environment.RefuseStart(requestId => Failure.NoBootstrap(requestId, File.Exists(program)));
            return environment;
        }

        var process = await StartProcessAsync(environment, program, arguments, variables, function.CodeDirectory);
        process.LimitMemory(function.MemoryMb);
        return environment;
    }

    private static (string Program, IReadOnlyList<string> Arguments) WithWrapper(FunctionSpec function, string program, IReadOnlyList<string> arguments) =>
        function.Environment.TryGetValue(EnvironmentVariables.ExecWrapper, out var wrapper) && wrapper.Length > 0
            ? (PathOf(function, wrapper), [program, .. arguments])
            : (program, arguments);

    private static string PathOf(FunctionSpec function, string file) =>
        function.LayerDirectory is { } layers && file.StartsWith(LayerRoot, StringComparison.Ordinal)
            ? Path.Combine(layers, file[LayerRoot.Length..])
            : Path.Combine(function.CodeDirectory, file.StartsWith(TaskRoot, StringComparison.Ordinal) ? file[TaskRoot.Length..] : file);

    /// <summary>The function's own, or else a layer's.</summary>
    private static string Bootstrap(FunctionSpec function)
    {
        var own = Path.Combine(function.CodeDirectory, "bootstrap");
        return function.LayerDirectory is not null && !File.Exists(own) ? Path.Combine(function.LayerDirectory, "bootstrap") : own;
    }

    private (string Program, IReadOnlyList<string> Arguments) Command(Interpreter interpreter, FunctionSpec function) =>
        interpreter.Kind == InterpreterKind.Custom
            ? (Bootstrap(function), [])
            : WithWrapper(function, interpreter.Program, BootstrapArguments(interpreter.Kind));

    private async Task<IEnvironmentProcess> StartProcessAsync(
        ExecutionEnvironment environment,
        string program,
        IReadOnlyList<string> arguments,
        Dictionary<string, string> variables,
        string workingDirectory)
    {
        onCreated(environment);
        try
        {
            var process = await driver.StartAsync(
                new ProcessStart(program, arguments, variables, workingDirectory, environment.Output.Drain, environment.OnExit));
            environment.Attach(process);
            return process;
        }
        catch
        {
            environment.Dispose();
            throw;
        }
    }

    private Dictionary<string, string> Unassigned(ExecutionEnvironment environment, InterpreterKind kind) =>
        EnvironmentVariables.Unassigned(environment.RuntimeApiAddress, BootstrapDirectory(kind), options);

    private string BootstrapDirectory(InterpreterKind kind) => kind switch
    {
        InterpreterKind.Node => Path.Combine(_runtimesDirectory, "nodejs"),
        InterpreterKind.Python => Path.Combine(_runtimesDirectory, "python"),
        _ => _runtimesDirectory,
    };

    private IReadOnlyList<string> BootstrapArguments(InterpreterKind kind) => kind switch
    {
        InterpreterKind.Node => [Path.Combine(BootstrapDirectory(kind), "bootstrap.mjs")],
        // -u: what was printed is in the log before the answer. -B: nothing writes into a function's code folder.
        _ => ["-u", "-B", Path.Combine(BootstrapDirectory(kind), "bootstrap.py")],
    };

    private string NewLogStream(FunctionSpec function)
    {
        Span<byte> random = stackalloc byte[16];
        ids.Fill(random);
        var day = time.GetUtcNow().ToString("yyyy/MM/dd", CultureInfo.InvariantCulture);
        return $"{day}/[{function.Version}]{Convert.ToHexStringLower(random)}";
    }

    private static byte[] Document(Dictionary<string, string> variables)
    {
        var buffer = new ArrayBufferWriter<byte>(2048);
        using var writer = new Utf8JsonWriter(buffer);
        writer.WriteStartObject();
        writer.WriteStartObject("environment"u8);
        foreach (var (name, value) in variables)
        {
            writer.WriteString(name, value);
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenSpan.ToArray();
    }
}
