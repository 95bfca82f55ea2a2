namespace Fractus.Runtime.Processes;

/// <summary>What to start, and whom to tell.</summary>
/// <param name="Program">Absolute path.</param>
/// <param name="Arguments">Without the program's own name.</param>
/// <param name="Environment">All of its environment; nothing of the server's is added.</param>
/// <param name="WorkingDirectory">Where it starts.</param>
/// <param name="OnOutput">Called when there is output to read; returns false once the output is at its end.</param>
/// <param name="OnExit">Called once, after the last output.</param>
internal sealed record ProcessStart(
    string Program,
    IReadOnlyList<string> Arguments,
    IReadOnlyDictionary<string, string> Environment,
    string WorkingDirectory,
    Func<bool> OnOutput,
    Action<ProcessExit> OnExit);

/// <summary>How a process ended: by exit code, or by signal where <paramref name="Signal"/> is not 0.</summary>
internal readonly record struct ProcessExit(int Code, int Signal, bool IsOutOfMemory);

/// <summary>
/// Keeps environments apart from each other and from the machine. The process driver gives each a process group, a memory
/// control group and a clean environment; stronger drivers stand behind the same interface.
/// </summary>
internal interface IIsolationDriver : IDisposable
{
    /// <summary>Starts a process whose standard output, standard error and descriptor 3 are one log pipe.</summary>
    /// <exception cref="EnvironmentStartException">The operating system refused.</exception>
    Task<IEnvironmentProcess> StartAsync(ProcessStart start);
}

/// <summary>A running environment's process with all that it started.</summary>
internal interface IEnvironmentProcess
{
    /// <summary>Reads output that is there already.</summary>
    /// <returns>The number of bytes; 0 at the end of output; -1 where nothing is there now.</returns>
    int ReadOutput(Span<byte> buffer);

    /// <summary>Allows this much memory beyond what the process has now; that is the base of <see cref="PeakMemoryMb"/>.</summary>
    void LimitMemory(int megabytes);

    /// <summary>The most memory taken so far beyond the base, in MB, at least 1.</summary>
    int PeakMemoryMb();

    /// <summary>Ends the whole process group at once.</summary>
    void Kill();
}
