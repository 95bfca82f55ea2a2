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

    private readonly string _runtimesDirectory = options.RuntimesDirectory ?? RuntimesDirectory.Find();

    /// <summary>Starts a process that waits for its function.</summary>
    internal async Task<ExecutionEnvironment> StartUnassignedAsync(Interpreter interpreter)
    {
        var environment = new ExecutionEnvironment(time, options, services, ids, log, onOver);
        var folders = Folders(interpreter);
        var view = driver.View(folders);
        var variables = EnvironmentVariables.Unassigned(environment.RuntimeApiAddress, view);
        await StartProcessAsync(environment, interpreter, interpreter.Program, RuntimeCommand.Waiting(interpreter.Kind, view), variables, view.Runtime, folders);
        return environment;
    }

    /// <summary>Whether a pre-started environment can become one of this function.</summary>
    internal bool CanAssign(Interpreter interpreter, FunctionSpec function) =>
        interpreter.CanWait && !EnvironmentVariables.NeedOwnProcess(function) && driver.CanGiveCode(function.CodeDirectory);

    /// <summary>Makes a pre-started environment one of this function.</summary>
    /// <exception cref="IOException">Its code cannot be put into its place.</exception>
    internal async Task AssignAsync(
        ExecutionEnvironment environment, Interpreter interpreter, FunctionSpec function, CancellationToken cancellationToken)
    {
        environment.GiveCode(function.CodeDirectory);
        var credentials = await services.GetCredentialsAsync(function, cancellationToken);
        var logStream = NewLogStream(function);
        var view = driver.View(Folders(interpreter, function));
        var variables = EnvironmentVariables.Assigned(
            EnvironmentVariables.Unassigned(environment.RuntimeApiAddress, view), view, function, credentials, logStream);
        environment.Assign(function, logStream, credentials.Expiration, Document(variables));
    }

    /// <summary>Starts a process for this function.</summary>
    /// <exception cref="InterpreterMissingException">This build cannot run it.</exception>
    internal async Task<ExecutionEnvironment> StartAsync(
        Interpreter interpreter, FunctionSpec function, CancellationToken cancellationToken)
    {
        RuntimeCommand.CheckBuilt(interpreter, _runtimesDirectory);
        var credentials = await services.GetCredentialsAsync(function, cancellationToken);
        var environment = new ExecutionEnvironment(time, options, services, ids, log, onOver);
        var logStream = NewLogStream(function);
        var folders = Folders(interpreter, function);
        var view = driver.View(folders);
        var variables = EnvironmentVariables.Assigned(
            EnvironmentVariables.Unassigned(environment.RuntimeApiAddress, view), view, function, credentials, logStream);
        var debugger = Debugger(interpreter, function);
        environment.Debugger = debugger;
        RuntimeCommand.AddVariables(interpreter.Kind, variables, debugger);
        environment.Assign(function, logStream, credentials.Expiration, document: null);
        var (program, arguments) = Command(interpreter, function, view, debugger);
        if (interpreter.Kind == InterpreterKind.Custom && Bootstrap(function) is var bootstrap && !ProgramPath.IsExecutable(bootstrap))
        {
            environment.RefuseStart(requestId => Failure.NoBootstrap(requestId, File.Exists(bootstrap)));
            return environment;
        }

        if (function.LayerDirectory is { } layers && ExtensionLauncher.Find(layers) is { Count: > 0 } extensions)
        {
            onCreated(environment);
            if (!await new ExtensionLauncher(driver, environment).StartAsync(extensions, view.Layers!, folders, EnvironmentVariables.OfExtension(variables)))
            {
                // Its only call will say why.
                return environment;
            }
        }

        var process = await StartProcessAsync(environment, interpreter, program, arguments, variables, view.Code, folders);
        process.Limit(function.MemoryMb);
        return environment;
    }

    private static (string Program, IReadOnlyList<string> Arguments) WithWrapper(
        FunctionSpec function, EnvironmentView view, string program, IReadOnlyList<string> arguments) =>
        function.Environment.TryGetValue(EnvironmentVariables.ExecWrapper, out var wrapper) && wrapper.Length > 0
            ? (PathOf(view, wrapper), [program, .. arguments])
            : (program, arguments);

    private static string PathOf(EnvironmentView view, string file)
    {
        const string layerRoot = EnvironmentVariables.LayerRoot + "/";
        return view.Layers is { } layers && file.StartsWith(layerRoot, StringComparison.Ordinal)
            ? Path.Combine(layers, file[layerRoot.Length..])
            : Path.Combine(view.Code, file.StartsWith(TaskRoot, StringComparison.Ordinal) ? file[TaskRoot.Length..] : file);
    }

    /// <summary>The function's own, or else a layer's.</summary>
    private static string Bootstrap(FunctionSpec function) => Path.Combine(HasLayersBootstrap(function) ? function.LayerDirectory! : function.CodeDirectory, "bootstrap");

    private static bool HasLayersBootstrap(FunctionSpec function) =>
        function.LayerDirectory is not null && !File.Exists(Path.Combine(function.CodeDirectory, "bootstrap"));

    private static (string Program, IReadOnlyList<string> Arguments) Command(
        Interpreter interpreter, FunctionSpec function, EnvironmentView view, DebuggerPort? debugger) =>
        interpreter.Kind == InterpreterKind.Custom
            ? (Path.Combine(HasLayersBootstrap(function) ? view.Layers! : view.Code, "bootstrap"), [])
            : WithWrapper(function, view, interpreter.Program, RuntimeCommand.For(interpreter.Kind, function, view, debugger));

    private DebuggerPort? Debugger(Interpreter interpreter, FunctionSpec function)
    {
        if (function.Debugging is not { } debugging)
        {
            return null;
        }

        var obstacle = !options.AllowsDebugging ? "only a server on loopback lets debuggers be attached to functions"
            : options.Cloud is not null ? "functions have networks of their own; start the server with --function-network host"
            : !DebuggerPort.IsKnown(interpreter.Kind) ? "debuggers can be attached to Node.js and Python functions"
            : null;
        if (obstacle is not null)
        {
            log.Warning($"{FunctionDebugging.Variable} of the function {function.FunctionName} has no effect: {obstacle}.");
            return null;
        }

        var port = DebuggerPort.Choose(interpreter.Kind, debugging);
        log.Info($"The function {function.FunctionName}{(port.Waits ? " waits for a debugger" : " can be debugged")}: attach one to 127.0.0.1:{port.Number}.");
        return port;
    }

    private async Task<IEnvironmentProcess> StartProcessAsync(
        ExecutionEnvironment environment,
        Interpreter interpreter,
        string program,
        IReadOnlyList<string> arguments,
        Dictionary<string, string> variables,
        string workingDirectory,
        EnvironmentFolders folders)
    {
        onCreated(environment);
        try
        {
            var process = await driver.StartAsync(
                new ProcessStart(program, arguments, variables, workingDirectory, folders, () => environment.Output.Drain(environment.Output.Runtime), environment.OnExit)
                {
                    Network = environment.Network,
                    HasChannels = RuntimeCommand.HasChannels(interpreter.Kind),
                });
            environment.Attach(process);
            return process;
        }
        catch
        {
            environment.Dispose();
            throw;
        }
    }

    private EnvironmentFolders Folders(Interpreter interpreter, FunctionSpec? function = null) => new()
    {
        Code = function?.CodeDirectory,
        Layers = function?.LayerDirectory,
        ScratchMb = function?.EphemeralStorageMb ?? FunctionSpec.DefaultEphemeralStorageMb,
        Interpreter = interpreter.Kind == InterpreterKind.Custom ? null : interpreter.Program,
        Runtime = Path.Combine(_runtimesDirectory, RuntimeCommand.Folder(interpreter.Kind)),
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
