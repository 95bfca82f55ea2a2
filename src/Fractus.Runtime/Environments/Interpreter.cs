namespace Fractus.Runtime.Environments;

/// <summary>What a runtime is run with.</summary>
/// <param name="Name">The runtime's name, for messages.</param>
/// <param name="Kind">Which bootstrap.</param>
/// <param name="Program">The interpreter's absolute path; for a custom runtime empty, as the program is the function's own.</param>
internal sealed record Interpreter(string Name, InterpreterKind Kind, string Program)
{
    /// <summary>What runs the functions of older ones too: the runtime's client is made for it.</summary>
    private const string OldestJava = "17";

    /// <summary>Runtimes as <c>CreateFunction</c> names them, with the version of the language that each is.</summary>
    private static readonly Dictionary<string, (InterpreterKind Kind, string Version)> Known = new()
    {
        ["nodejs16.x"] = (InterpreterKind.Node, "16"),
        ["nodejs18.x"] = (InterpreterKind.Node, "18"),
        ["nodejs20.x"] = (InterpreterKind.Node, "20"),
        ["nodejs22.x"] = (InterpreterKind.Node, "22"),
        ["nodejs24.x"] = (InterpreterKind.Node, "24"),
        ["python3.8"] = (InterpreterKind.Python, "3.8"),
        ["python3.9"] = (InterpreterKind.Python, "3.9"),
        ["python3.10"] = (InterpreterKind.Python, "3.10"),
        ["python3.11"] = (InterpreterKind.Python, "3.11"),
        ["python3.12"] = (InterpreterKind.Python, "3.12"),
        ["python3.13"] = (InterpreterKind.Python, "3.13"),
        ["python3.14"] = (InterpreterKind.Python, "3.14"),
        ["dotnet6"] = (InterpreterKind.DotNet, "6"),
        ["dotnet8"] = (InterpreterKind.DotNet, "8"),
        ["dotnet10"] = (InterpreterKind.DotNet, "10"),
        ["java8.al2"] = (InterpreterKind.Java, OldestJava),
        ["java11"] = (InterpreterKind.Java, OldestJava),
        ["java17"] = (InterpreterKind.Java, "17"),
        ["java21"] = (InterpreterKind.Java, "21"),
        ["java25"] = (InterpreterKind.Java, "25"),
        ["ruby3.2"] = (InterpreterKind.Ruby, "3.2"),
        ["ruby3.3"] = (InterpreterKind.Ruby, "3.3"),
        ["ruby3.4"] = (InterpreterKind.Ruby, "3.4"),
        ["provided"] = (InterpreterKind.Custom, ""),
        ["provided.al2"] = (InterpreterKind.Custom, ""),
        ["provided.al2023"] = (InterpreterKind.Custom, ""),
    };

    /// <summary>Whether it can be started before its function is known.</summary>
    internal bool CanWait => Kind is InterpreterKind.Node or InterpreterKind.Python or InterpreterKind.Ruby;

    internal static bool IsKnown(string runtime) => Known.ContainsKey(runtime);

    internal static bool HasProgram(string runtime) => Known.TryGetValue(runtime, out var known) && known.Kind != InterpreterKind.Custom;

    /// <exception cref="RuntimeNotSupportedException">No such runtime.</exception>
    /// <exception cref="InterpreterMissingException">Its program is not there.</exception>
    internal static Interpreter Find(string runtime, RuntimeOptions options)
    {
        if (!Known.TryGetValue(runtime, out var known))
        {
            throw new RuntimeNotSupportedException(runtime);
        }

        return new Interpreter(runtime, known.Kind, known.Kind == InterpreterKind.Custom ? "" : InterpreterSearch.Find(runtime, known.Kind, known.Version, options));
    }
}

/// <summary>Which bootstrap speaks the Runtime API.</summary>
internal enum InterpreterKind
{
    Node,
    Python,
    DotNet,
    Java,
    Ruby,

    /// <summary>The function brings an executable file <c>bootstrap</c>.</summary>
    Custom,
}
