using System.Globalization;
using System.Net;
using Fractus.Kernel;
using Fractus.Runtime;
using Fractus.Store.Embedded;

namespace Fractus;

/// <summary>How a server is started. Each has a command-line option and an environment variable of the same name.</summary>
internal sealed record ServerOptions
{
    /// <summary>The address to listen on; anything but loopback needs <see cref="Root"/>.</summary>
    public string Host { get; init; } = Defaults.Host;

    /// <summary>0 lets the system choose.</summary>
    public int Port { get; init; } = Defaults.Port;

    public string DataDirectory { get; init; } = Defaults.DataDirectory;

    /// <summary>Keep everything in memory.</summary>
    public bool IsEphemeral { get; init; }

    /// <summary>What keeps the rows of the data directory.</summary>
    public EmbeddedEngine Engine { get; init; }

    /// <summary>Hold DynamoDB's tables to the throughput that was provisioned for them.</summary>
    public bool IsDynamoDbThrottling { get; init; }

    /// <summary>How functions are kept apart from each other and from the machine.</summary>
    public IsolationKind Isolation { get; init; }

    /// <summary>What functions reach.</summary>
    public FunctionNetwork FunctionNetwork { get; init; }

    /// <summary>Runtimes with the programs that run their functions, where these are not to be found by themselves.</summary>
    public IReadOnlyDictionary<string, string> Interpreters { get; init; } = new Dictionary<string, string>();

    /// <summary>By the id of a Cognito user pool: the URL or the file of the keys that sign its tokens.</summary>
    public IReadOnlyDictionary<string, string> UserPoolKeys { get; init; } = new Dictionary<string, string>();

    public LogLevel LogLevel { get; init; } = LogLevel.Info;

    /// <summary>The account's root key. Without it a loopback server takes unknown keys for root.</summary>
    public RootCredentials? Root { get; init; }

    /// <summary>Whoever can reach the server is root.</summary>
    public bool TrustsUnknownKeys => IsLoopback && Root is null;

    public bool IsLoopback => Host == "localhost" || (IPAddress.TryParse(Host, out var address) && IPAddress.IsLoopback(address));

    /// <summary>The values of the <c>FRACTUS_…</c> environment variables, which options on the command line go before.</summary>
    /// <exception cref="StartupException">A variable has a value that cannot be.</exception>
    public static ServerOptions FromEnvironment(Func<string, string?> variable)
    {
        var options = new ServerOptions();
        var port = variable("FRACTUS_PORT") is { Length: > 0 } portText ? ParsePort(portText) : options.Port;
        var engine = variable("FRACTUS_STORE") is { Length: > 0 } engineText ? ParseEngine(engineText) : options.Engine;
        var level = variable("FRACTUS_LOG_LEVEL") is { Length: > 0 } levelText ? ParseLevel(levelText) : options.LogLevel;
        var isolation = variable("FRACTUS_ISOLATION") is { Length: > 0 } isolationText ? ParseIsolation(isolationText) : options.Isolation;
        var network = variable("FRACTUS_FUNCTION_NETWORK") is { Length: > 0 } networkText ? ParseNetwork(networkText) : options.FunctionNetwork;
        var rootKey = variable("FRACTUS_ROOT_ACCESS_KEY_ID");
        var rootSecret = variable("FRACTUS_ROOT_SECRET_ACCESS_KEY");
        return options with
        {
            Host = variable("FRACTUS_HOST") is { Length: > 0 } host ? host : options.Host,
            Port = port,
            DataDirectory = variable("FRACTUS_DATA") is { Length: > 0 } data ? data : options.DataDirectory,
            IsEphemeral = IsOn(variable("FRACTUS_EPHEMERAL")),
            IsDynamoDbThrottling = IsOn(variable("FRACTUS_DYNAMODB_THROTTLING")),
            Engine = engine,
            Isolation = isolation,
            FunctionNetwork = network,
            Interpreters = variable("FRACTUS_INTERPRETERS") is { Length: > 0 } interpreters
                ? ParseInterpreters("FRACTUS_INTERPRETERS", interpreters.Split(','))
                : options.Interpreters,
            UserPoolKeys = variable("FRACTUS_USER_POOL_KEYS") is { Length: > 0 } pools ? ParseUserPoolKeys("FRACTUS_USER_POOL_KEYS", pools.Split(',')) : options.UserPoolKeys,
            LogLevel = level,
            Root = rootKey is { Length: > 0 } && rootSecret is { Length: > 0 } ? new RootCredentials(rootKey, rootSecret) : null,
        };
    }

    /// <exception cref="StartupException">One is not a runtime and a program.</exception>
    public static IReadOnlyDictionary<string, string> ParseInterpreters(string name, IEnumerable<string> texts)
    {
        var programs = new Dictionary<string, string>();
        foreach (var text in texts)
        {
            if (text.Split('=', 2) is not [var runtime, { Length: > 0 } program] || !RuntimeOptions.HasInterpreter(runtime))
            {
                throw new StartupException($"{name} is '{text}': it can be a runtime that Fractus runs and its program, such as python3.13=/opt/python/bin/python3.");
            }

            programs[runtime] = program;
        }

        return programs;
    }

    /// <exception cref="StartupException">One is not a pool and the place of its keys.</exception>
    public static IReadOnlyDictionary<string, string> ParseUserPoolKeys(string name, IEnumerable<string> texts) =>
        texts.Select(text => text.Split('=', 2)).ToDictionary(
            parts => parts[0],
            parts => parts is [{ Length: > 0 }, { Length: > 0 } place]
                ? place
                : throw new StartupException($"{name} is '{string.Join('=', parts)}': it can be a user pool and the URL or file of its keys, such as us-east-1_AbCdEfGhI=keys.json."));

    private static bool IsOn(string? text) => text is "1" or "true" or "yes";

    private static int ParsePort(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port <= 65535
            ? port
            : throw new StartupException($"FRACTUS_PORT is '{text}': a port is a number from 0 to 65535.");

    private static EmbeddedEngine ParseEngine(string text) =>
        Enum.TryParse<EmbeddedEngine>(text, ignoreCase: true, out var engine)
            ? engine
            : throw new StartupException($"FRACTUS_STORE is '{text}': it can be sqlite or rocksdb.");

    private static IsolationKind ParseIsolation(string text) =>
        Enum.TryParse<IsolationKind>(text, ignoreCase: true, out var isolation)
            ? isolation
            : throw new StartupException($"FRACTUS_ISOLATION is '{text}': it can be auto, sandbox or process.");

    private static FunctionNetwork ParseNetwork(string text) =>
        Enum.TryParse<FunctionNetwork>(text, ignoreCase: true, out var network)
            ? network
            : throw new StartupException($"FRACTUS_FUNCTION_NETWORK is '{text}': it can be host or cloud.");

    private static LogLevel ParseLevel(string text) =>
        Enum.TryParse<LogLevel>(text, ignoreCase: true, out var level)
            ? level
            : throw new StartupException($"FRACTUS_LOG_LEVEL is '{text}': it can be debug, info, warning, error or none.");
}

/// <summary>What functions reach.</summary>
internal enum FunctionNetwork
{
    /// <summary>What the machine reaches.</summary>
    Host,

    /// <summary>This cloud, and nothing else.</summary>
    Cloud,
}

/// <summary>The server cannot start, for a reason that whoever starts it can mend: one clear line, no stack.</summary>
internal sealed class StartupException(string message, Exception? cause = null) : Exception(message, cause);
