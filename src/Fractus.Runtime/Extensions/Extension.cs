using Fractus.Runtime.Processes;
using Fractus.Runtime.RuntimeApi;

namespace Fractus.Runtime.Extensions;

/// <summary>What an extension is at; the names are those of error messages and logs.</summary>
internal enum ExtensionPhase
{
    /// <summary>Its process was started; it has not registered.</summary>
    Started,
    Registered,

    /// <summary>It has asked for an event.</summary>
    Ready,

    /// <summary>It has an event.</summary>
    Running,
    InitError,
    ExitError,
    Exited,
    LaunchError,
}

/// <summary>An extension of one environment: a process of its own, or code within the function's. Used under the environment's lock.</summary>
internal sealed class Extension(string name, string id, bool isExternal)
{
    /// <summary>Of an external one, its file's name.</summary>
    internal string Name { get; } = name;

    /// <summary>What it is known by after its registration.</summary>
    internal string Id { get; } = id;

    internal bool IsExternal { get; } = isExternal;

    internal ExtensionPhase Phase { get; set; } = ExtensionPhase.Started;

    internal bool WantsInvoke { get; set; }

    internal bool WantsShutdown { get; set; }

    /// <summary>What it said of itself before it ended.</summary>
    internal string? ErrorType { get; set; }

    /// <summary>Where it waits for an event.</summary>
    internal RuntimeApiConnection? Awaits { get; set; }

    internal IEnvironmentProcess? Process { get; set; }

    /// <summary>Its process, once it is started; null where it cannot be.</summary>
    internal TaskCompletionSource<IEnvironmentProcess?> Attached { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends when its process has ended.</summary>
    internal TaskCompletionSource Ended { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal IReadOnlyList<string> Events => [.. WantsInvoke ? ["INVOKE"] : Array.Empty<string>(), .. WantsShutdown ? ["SHUTDOWN"] : Array.Empty<string>()];
}
