using Fractus.Kernel;

namespace Fractus.Runtime.Processes;

/// <summary>
/// Plain processes: each environment a session of its own, killed whole, its memory, processes and processors limited by control groups
/// where the machine has some to write to. It sees the machine as the server does.
/// </summary>
internal sealed class ProcessDriver(RuntimeOptions options, TimeProvider time, Log log) : IIsolationDriver
{
    private readonly ProcessHost _host = new(options, time, log);
    private readonly string? _deathSignalProgram = ProgramPath.Find("setpriv", options.Path);

    /// <summary>For the line that says how functions are run.</summary>
    internal string Limits => _host.Groups?.Description ?? "no control groups";

    public EnvironmentView View(EnvironmentFolders folders) => new(folders.Code ?? "", folders.Layers, folders.Runtime, options.Path, LibraryPath: null);

    public bool CanGiveCode(string codeDirectory) => true;

    public Task<IEnvironmentProcess> StartAsync(ProcessStart start)
    {
        // Environments must not outlive a server that was killed: setpriv asks the kernel to kill them then.
        var command = _deathSignalProgram is null
            ? new SpawnCommand(start.Program, start.Arguments, start.Environment, start.WorkingDirectory, [])
            : new SpawnCommand(
                _deathSignalProgram, ["--pdeathsig", "KILL", "--", start.Program, .. start.Arguments], start.Environment, start.WorkingDirectory, []);
        return _host.StartAsync(command with { HasChannels = start.HasChannels }, new ProcessTraits(), start.OnOutput, start.OnExit);
    }

    public void Dispose() => _host.Dispose();
}
