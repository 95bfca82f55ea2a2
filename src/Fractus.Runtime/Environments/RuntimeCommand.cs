using System.Globalization;
using Fractus.Runtime.Processes;

namespace Fractus.Runtime.Environments;

/// <summary>How a runtime is started.</summary>
internal static class RuntimeCommand
{
    private const string DotNetBootstrap = "Fractus.DotNetBootstrap.dll";

    /// <summary>Of a function's memory, what Java may take for its heap; it needs more for itself.</summary>
    private const double HeapShare = 0.65;

    /// <summary>What lies in the runtime's folder, among the others.</summary>
    internal static string Folder(InterpreterKind kind) => kind switch
    {
        InterpreterKind.Node => "nodejs",
        InterpreterKind.Python => "python",
        InterpreterKind.DotNet => "dotnet",
        InterpreterKind.Java => "java",
        InterpreterKind.Ruby => "ruby",
        _ => "",
    };

    /// <exception cref="InterpreterMissingException">A JDK builds what runs Java's functions, and there was none.</exception>
    internal static void CheckBuilt(Interpreter interpreter, string runtimesDirectory)
    {
        if (interpreter.Kind == InterpreterKind.Java && !Directory.Exists(Path.Combine(runtimesDirectory, Folder(InterpreterKind.Java), "classes", "fractus")))
        {
            throw new InterpreterMissingException(
                interpreter.Name,
                "javac",
                $"The runtime {interpreter.Name} needs a JDK of version 17 or later when Fractus is built, and there was none. Install one and build Fractus again.");
        }
    }

    /// <summary>Whether its bootstrap takes <see cref="RuntimeChannels"/>.</summary>
    internal static bool HasChannels(InterpreterKind kind) => kind == InterpreterKind.Node;

    /// <summary>The arguments of an interpreter that waits for its function.</summary>
    internal static IReadOnlyList<string> Waiting(InterpreterKind kind, EnvironmentView view) => kind switch
    {
        InterpreterKind.Node => [Path.Combine(view.Runtime, "bootstrap.mjs")],

        // -E: the machine may not have the locale that the real runtime is set to.
        InterpreterKind.Ruby => ["-EUTF-8:UTF-8", Path.Combine(view.Runtime, "bootstrap.rb")],

        // -u: what was printed is in the log before the answer. -B: nothing writes into a function's code folder.
        _ => ["-u", "-B", Path.Combine(view.Runtime, "bootstrap.py")],
    };

    /// <summary>The arguments of an interpreter that is started for a function.</summary>
    internal static IReadOnlyList<string> For(InterpreterKind kind, FunctionSpec function, EnvironmentView view, DebuggerPort? debugger) => kind switch
    {
        InterpreterKind.Node when debugger is not null =>
        [
            string.Create(CultureInfo.InvariantCulture, $"--inspect{(debugger.Waits ? "-brk" : "")}=127.0.0.1:{debugger.Number}"), .. Waiting(kind, view),
        ],
        InterpreterKind.DotNet => DotNet(function, view),
        InterpreterKind.Java => Java(function, view),
        _ => Waiting(kind, view),
    };

    /// <summary>Variables that the interpreter itself wants.</summary>
    internal static void AddVariables(InterpreterKind kind, Dictionary<string, string> variables, DebuggerPort? debugger)
    {
        if (kind == InterpreterKind.Python && debugger is not null)
        {
            variables["_FRACTUS_DEBUG_PORT"] = debugger.Number.ToString(CultureInfo.InvariantCulture);
            variables["_FRACTUS_DEBUG_WAIT"] = debugger.Waits ? "1" : "";
        }

        if (kind == InterpreterKind.DotNet)
        {
            // The machine's .NET may be newer than the function's, and its debugger would leave pipes in the machine's /tmp.
            variables.TryAdd("DOTNET_ROLL_FORWARD", "Major");
            variables.TryAdd("DOTNET_EnableDiagnostics", "0");
        }
    }

    private static List<string> DotNet(FunctionSpec function, EnvironmentView view)
    {
        if (!function.Handler.Contains("::", StringComparison.Ordinal))
        {
            // A program, with a client of the Runtime API of its own.
            return [Path.Combine(view.Code, function.Handler + ".dll")];
        }

        var settings = function.Handler[..function.Handler.IndexOf("::", StringComparison.Ordinal)] + ".runtimeconfig.json";
        var bootstrap = Path.Combine(view.Runtime, "bootstrap", DotNetBootstrap);
        return File.Exists(Path.Combine(function.CodeDirectory, settings))
            ? ["exec", "--runtimeconfig", Path.Combine(view.Code, settings), bootstrap]
            : [bootstrap];
    }

    private static List<string> Java(FunctionSpec function, EnvironmentView view)
    {
        List<string> path = [Path.Combine(view.Runtime, "classes"), view.Code, Path.Combine(view.Code, "lib", "*")];
        if (view.Layers is { } layers)
        {
            path.Add(Path.Combine(layers, "java", "lib", "*"));
        }

        return
        [
            string.Create(CultureInfo.InvariantCulture, $"-Xmx{(int)(function.MemoryMb * HeapShare)}m"),
            "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto", "-cp", string.Join(':', path), "fractus.runtime.Bootstrap",
        ];
    }
}
