using System.Text;
using Fractus.Kernel;
using Fractus.Runtime.Processes;
using Fractus.Runtime.Sandbox;

namespace Fractus.Runtime;

/// <summary>How environments are kept apart from each other and from the machine.</summary>
public enum IsolationKind
{
    /// <summary>The sandbox where this machine can make one, else plain processes.</summary>
    Auto,

    /// <summary>Plain processes, which see the machine as the server does.</summary>
    Process,

    /// <summary>A view of the machine of their own.</summary>
    Sandbox,
}

/// <summary>The isolation that was chosen for this machine; whoever runs environments with it disposes of it.</summary>
public sealed class Isolation : IDisposable
{
    private const int ProbeExitCode = 42;

    private Isolation(IIsolationDriver driver, IsolationKind kind, string description) => (Driver, Kind, Description) = (driver, kind, description);

    /// <summary>Never <see cref="IsolationKind.Auto"/>.</summary>
    public IsolationKind Kind { get; }

    /// <summary>For people: what was chosen and why.</summary>
    public string Description { get; }

    internal IIsolationDriver Driver { get; }

    /// <summary>Chooses as the options say; a sandbox is believed in only after one has run.</summary>
    /// <exception cref="EnvironmentStartException">A sandbox was asked for, and this machine cannot make one; the message says why.</exception>
    /// <exception cref="PlatformNotSupportedException">Not on Linux.</exception>
    public static async Task<Isolation> ChooseAsync(RuntimeOptions options, TimeProvider time, Log log)
    {
        if (options.Isolation == IsolationKind.Process)
        {
            if (options.Cloud is not null)
            {
                throw new EnvironmentStartException("Plain processes are in the machine's network: only sandboxes have one of their own");
            }

            return Processes(options, time, log, "chosen");
        }

        SandboxDriver? sandbox = null;
        try
        {
            sandbox = new SandboxDriver(options, time, log);
            await ProbeAsync(sandbox, hasNetwork: options.Cloud is not null);
            var user = sandbox.IsRoot ? "" : ", as the server's own user";
            var network = options.Cloud is null ? "the machine's network" : "no network but the cloud";
            return new Isolation(sandbox, IsolationKind.Sandbox, $"sandbox (bubblewrap{user}; {sandbox.Limits}; {network})");
        }
        catch (Exception refusal) when (refusal is EnvironmentStartException or IOException or UnauthorizedAccessException)
        {
            sandbox?.Dispose();
            if (options.Isolation == IsolationKind.Sandbox || options.Cloud is not null)
            {
                throw new EnvironmentStartException($"This machine cannot run functions in sandboxes: {refusal.Message}.", refusal);
            }

            return Processes(options, time, log, $"no sandbox: {refusal.Message}");
        }
    }

    public void Dispose() => Driver.Dispose();

    private static Isolation Processes(RuntimeOptions options, TimeProvider time, Log log, string reason)
    {
        var driver = new ProcessDriver(options, time, log);
        return new Isolation(driver, IsolationKind.Process, $"plain processes ({reason}; {driver.Limits})");
    }

    /// <summary>Runs a sandbox that says that it ran.</summary>
    private static async Task ProbeAsync(SandboxDriver driver, bool hasNetwork)
    {
        var ended = new TaskCompletionSource<ProcessExit>(TaskCreationOptions.RunContinuationsAsynchronously);
        var attached = new TaskCompletionSource<IEnvironmentProcess>();
        var output = new StringBuilder();
        var buffer = new byte[1024];
        bool Read()
        {
            int count;
            while (attached.Task.IsCompletedSuccessfully && (count = attached.Task.Result.ReadOutput(buffer)) > 0)
            {
                output.Append(Encoding.UTF8.GetString(buffer, 0, count));
            }

            return true;
        }

        var runtime = Path.GetFullPath(AppContext.BaseDirectory);
        using var network = hasNetwork ? new EnvironmentNetwork() : null;
        attached.SetResult(await driver.StartAsync(new ProcessStart(
            "/bin/sh", ["-c", $"exit {ProbeExitCode}"], new Dictionary<string, string>(), "/", new EnvironmentFolders { Runtime = runtime }, Read, ended.SetResult)
        {
            Network = network,
        }));
        var exit = await ended.Task;
        if (exit.Code != ProbeExitCode)
        {
            var said = output.ToString().Trim().Replace('\n', ' ');
            throw new EnvironmentStartException(said.Length > 0 ? said : $"a trial ended with {exit.Code}");
        }
    }
}
