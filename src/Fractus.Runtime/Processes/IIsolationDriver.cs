using System.Net.Sockets;
using Fractus.Runtime.Sandbox;

namespace Fractus.Runtime.Processes;

/// <summary>What an environment is made of, as the server's machine has it.</summary>
internal sealed record EnvironmentFolders
{
    /// <summary>The function's code; null where no function is known yet.</summary>
    public string? Code { get; init; }

    /// <summary>Null where there are no layers.</summary>
    public string? Layers { get; init; }

    /// <summary>The bootstrap and what it needs.</summary>
    public required string Runtime { get; init; }

    /// <summary>The interpreter's program; null where the function brings its own.</summary>
    public string? Interpreter { get; init; }

    /// <summary>How large <c>/tmp</c> is.</summary>
    public int ScratchMb { get; init; } = FunctionSpec.DefaultEphemeralStorageMb;
}

/// <summary>Where an environment finds its things, as it sees them itself.</summary>
/// <param name="Code">For <c>LAMBDA_TASK_ROOT</c>; empty where no function is known yet and code has no fixed place.</param>
/// <param name="Layers">Null where there are none.</param>
/// <param name="Runtime">For <c>LAMBDA_RUNTIME_DIR</c>.</param>
/// <param name="SearchPath">For <c>PATH</c>.</param>
/// <param name="LibraryPath">For <c>LD_LIBRARY_PATH</c>; null sets none.</param>
internal sealed record EnvironmentView(string Code, string? Layers, string Runtime, string SearchPath, string? LibraryPath);

/// <summary>What to start, and whom to tell.</summary>
/// <param name="Program">Absolute path, as the environment sees it.</param>
/// <param name="Arguments">Without the program's own name.</param>
/// <param name="Environment">All of its environment; nothing of the server's is added.</param>
/// <param name="WorkingDirectory">Where it starts, as it sees it.</param>
/// <param name="Folders">What it is to see of the machine.</param>
/// <param name="OnOutput">Called when there is output to read; returns false once the output is at its end.</param>
/// <param name="OnExit">Called once, after the last output.</param>
internal sealed record ProcessStart(
    string Program,
    IReadOnlyList<string> Arguments,
    IReadOnlyDictionary<string, string> Environment,
    string WorkingDirectory,
    EnvironmentFolders Folders,
    Func<bool> OnOutput,
    Action<ProcessExit> OnExit)
{
    /// <summary>Whether the process knows what to do with <see cref="RuntimeChannels"/>.</summary>
    public bool HasChannels { get; init; }

    /// <summary>The environment's own network; null keeps it in the machine's.</summary>
    public EnvironmentNetwork? Network { get; init; }
}

/// <summary>How a process ended: by exit code, or by signal where <paramref name="Signal"/> is not 0.</summary>
internal readonly record struct ProcessExit(int Code, int Signal, bool IsOutOfMemory);

/// <summary>
/// Keeps environments apart from each other and from the machine. The process driver gives each a process group, control groups
/// and a clean environment; the sandbox driver also a view of the machine of its own.
/// </summary>
internal interface IIsolationDriver : IDisposable
{
    /// <summary>Where an environment of these folders finds its things.</summary>
    EnvironmentView View(EnvironmentFolders folders);

    /// <summary>Whether an environment that was started without code can be given this.</summary>
    bool CanGiveCode(string codeDirectory);

    /// <summary>Starts a process whose standard output, standard error and descriptor 3 are one log pipe.</summary>
    /// <exception cref="EnvironmentStartException">The operating system refused.</exception>
    Task<IEnvironmentProcess> StartAsync(ProcessStart start);
}

/// <summary>A running environment's process with all that it started.</summary>
internal interface IEnvironmentProcess
{
    /// <summary>The socket on which it speaks the Runtime API; null where it connects to the port. It belongs to whoever serves it.</summary>
    Socket? RuntimeApi { get; }

    /// <summary>Null where it takes no events ahead of their turn.</summary>
    ClaimPipe? Claims { get; }

    /// <summary>Reads output that is there already.</summary>
    /// <returns>The number of bytes; 0 at the end of output; -1 where nothing is there now.</returns>
    int ReadOutput(Span<byte> buffer);

    /// <summary>Puts a function's code where the environment looks for it, where it was started without.</summary>
    /// <exception cref="IOException">It cannot be put there; a fresh environment can be started with it.</exception>
    void GiveCode(string codeDirectory);

    /// <summary>Allows this much memory beyond what the process has now, which is the base of <see cref="PeakMemoryMb"/>, and its share of processors.</summary>
    void Limit(int memoryMb);

    /// <summary>The most memory taken so far beyond the base, in MB, at least 1.</summary>
    int PeakMemoryMb();

    /// <summary>Stops it until it is thawed; its connections stay.</summary>
    void Freeze();

    /// <summary>Lets a frozen one go on.</summary>
    void Thaw();

    /// <summary>Whether one of its processes holds the socket; a socket is known by its inode.</summary>
    bool HoldsSocket(uint inode);

    /// <summary>Asks the whole process group to end (<c>SIGTERM</c>).</summary>
    void Terminate();

    /// <summary>Ends the whole process group at once.</summary>
    void Kill();
}
