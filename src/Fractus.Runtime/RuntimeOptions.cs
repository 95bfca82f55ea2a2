using Fractus.Runtime.Environments;

namespace Fractus.Runtime;

/// <summary>How functions are run.</summary>
public sealed record RuntimeOptions
{
    /// <summary>The program of each kind of runtime, a path or a name looked up in <see cref="Path"/>.</summary>
    public string NodeCommand { get; init; } = "node";

    /// <summary>The system's own Python first: that is the one for which distributions package boto3.</summary>
    public string PythonCommand { get; init; } = File.Exists("/usr/bin/python3") ? "/usr/bin/python3" : "python3";

    public string DotNetCommand { get; init; } = "dotnet";

    public string JavaCommand { get; init; } = "java";

    /// <summary>Where version managers keep interpreters, which are looked for before the machine's general ones.</summary>
    public string HomeDirectory { get; init; } = System.Environment.GetFolderPath(System.Environment.SpecialFolder.UserProfile);

    /// <summary>Programs for single runtimes (<see cref="HasInterpreter"/>), such as <c>python3.13</c> to <c>/opt/python3.13/bin/python3</c>; they win.</summary>
    public IReadOnlyDictionary<string, string> Commands { get; init; } = new Dictionary<string, string>();

    /// <summary>Where the programs are looked up, and the PATH that functions see.</summary>
    public string Path { get; init; } = System.Environment.GetEnvironmentVariable("PATH") ?? "/usr/local/bin:/usr/bin:/bin";

    /// <summary>The folder with the bootstraps; null finds the one beside the program or in the source tree.</summary>
    public string? RuntimesDirectory { get; init; }

    /// <summary>How many calls may run at once.</summary>
    public int MaxConcurrency { get; init; } = 100;

    /// <summary>How long a call waits for one of a function's busy environments, where as many as there are processors are busy, before another is started.</summary>
    public TimeSpan WaitForEnvironment { get; init; } = TimeSpan.FromMilliseconds(20);

    /// <summary>How many environments stand ready for each interpreter, once <c>Prepare</c> asked for it.</summary>
    public int PrestartedPerInterpreter { get; init; } = 1;

    /// <summary>How long an environment waits for its next call.</summary>
    public TimeSpan IdleTimeout { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Below this share of the machine's memory that is left, idle environments give way, those first that have been idle longest.</summary>
    public double LeastAvailableMemory { get; init; } = 0.08;

    /// <summary>How much of the machine's memory is left, as a share of all; a test may say otherwise.</summary>
    public Func<double> AvailableMemory { get; init; } = MachineMemory.AvailableShare;

    /// <summary>How long loading a function may take before its own time-out begins to count, as on the real service.</summary>
    public TimeSpan InitTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>An environment is not used when its credentials expire within this time.</summary>
    public TimeSpan CredentialsMargin { get; init; } = TimeSpan.FromMinutes(16);

    /// <summary>How environments are kept apart from each other and from the machine.</summary>
    public IsolationKind Isolation { get; init; }

    /// <summary>
    /// Gives each environment a network of its own in which it reaches the cloud and nothing else; that takes sandboxes, and root to make
    /// them. Null: environments are in the machine's network.
    /// </summary>
    public CloudNetwork? Cloud { get; init; }

    /// <summary>A folder for the sandboxes alone, on the file system of functions' code; null takes a temporary one.</summary>
    public string? SandboxDirectory { get; init; }

    /// <summary>An environment that has waited so long for its next call is frozen until it comes.</summary>
    public TimeSpan FreezeAfter { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>
    /// Whether functions may ask for a debugger. Whoever reaches the port of a debugger on the machine's loopback, other functions among
    /// them, controls the function.
    /// </summary>
    public bool AllowsDebugging { get; init; }

    /// <summary>The program of Ruby.</summary>
    public string RubyCommand { get; init; } = "ruby";

    /// <summary>Whether each environment gets control groups where the machine allows it.</summary>
    public bool UseControlGroups { get; init; } = true;

    /// <summary>Whether functions of this runtime are run with a program of the machine's, which can be configured.</summary>
    public static bool HasInterpreter(string runtime) => Interpreter.HasProgram(runtime);
}
