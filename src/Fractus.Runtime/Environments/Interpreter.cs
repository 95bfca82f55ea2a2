using Fractus.Runtime.Processes;

namespace Fractus.Runtime.Environments;

/// <summary>What a runtime is run with.</summary>
/// <param name="Name">The runtime's name, for messages.</param>
/// <param name="Kind">Which bootstrap.</param>
/// <param name="Program">The interpreter's absolute path; for a custom runtime empty, as the program is the function's own.</param>
internal sealed record Interpreter(string Name, InterpreterKind Kind, string Program)
{
    /// <summary>Runtimes as <c>CreateFunction</c> names them.</summary>
    private static readonly Dictionary<string, InterpreterKind> Kinds = new()
    {
        ["nodejs18.x"] = InterpreterKind.Node,
        ["nodejs20.x"] = InterpreterKind.Node,
        ["nodejs22.x"] = InterpreterKind.Node,
        ["nodejs24.x"] = InterpreterKind.Node,
        ["python3.9"] = InterpreterKind.Python,
        ["python3.10"] = InterpreterKind.Python,
        ["python3.11"] = InterpreterKind.Python,
        ["python3.12"] = InterpreterKind.Python,
        ["python3.13"] = InterpreterKind.Python,
        ["python3.14"] = InterpreterKind.Python,
        ["provided"] = InterpreterKind.Custom,
        ["provided.al2"] = InterpreterKind.Custom,
        ["provided.al2023"] = InterpreterKind.Custom,
    };

    internal static bool IsKnown(string runtime) => Kinds.ContainsKey(runtime);

    /// <exception cref="RuntimeNotSupportedException">No such runtime.</exception>
    /// <exception cref="InterpreterMissingException">Its program is not there.</exception>
    internal static Interpreter Find(string runtime, RuntimeOptions options)
    {
        if (!Kinds.TryGetValue(runtime, out var kind))
        {
            throw new RuntimeNotSupportedException(runtime);
        }

        if (kind == InterpreterKind.Custom)
        {
            return new Interpreter(runtime, kind, "");
        }

        var command = options.Commands.TryGetValue(runtime, out var configured) ? configured
            : kind == InterpreterKind.Node ? options.NodeCommand
            : options.PythonCommand;
        return ProgramPath.Find(command, options.Path) is { } program
            ? new Interpreter(runtime, kind, program)
            : throw new InterpreterMissingException(runtime, command);
    }
}

/// <summary>Which bootstrap speaks the Runtime API.</summary>
internal enum InterpreterKind
{
    Node,
    Python,

    /// <summary>The function brings an executable file <c>bootstrap</c>.</summary>
    Custom,
}
