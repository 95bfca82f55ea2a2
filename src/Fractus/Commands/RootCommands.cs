using System.CommandLine;
using System.Reflection;
using Fractus.Kernel;
using Fractus.Runtime;
using Fractus.Store.Embedded;

namespace Fractus.Commands;

/// <summary>The command line: <c>up</c> (also without saying so) and <c>version</c>.</summary>
internal static class RootCommands
{
    private static readonly Option<string?> s_host = new("--host") { Description = "The address to listen on [FRACTUS_HOST; default 127.0.0.1]" };
    private static readonly Option<int?> s_port = new("--port") { Description = "The port to listen on [FRACTUS_PORT; default 4566]" };
    private static readonly Option<string?> s_data = new("--data") { Description = "Where the cloud keeps its data [FRACTUS_DATA; default ./fractus-data]" };
    private static readonly Option<EmbeddedEngine?> s_engine = new("--store") { Description = "sqlite, or rocksdb for large data [FRACTUS_STORE; default sqlite]" };
    private static readonly Option<bool> s_ephemeral = new("--ephemeral") { Description = "Keep everything in memory [FRACTUS_EPHEMERAL]" };
    private static readonly Option<bool> s_dynamoDbThrottling = new("--dynamodb-throttling") { Description = "Hold DynamoDB's tables to their provisioned throughput [FRACTUS_DYNAMODB_THROTTLING]" };
    private static readonly Option<IsolationKind?> s_isolation = new("--isolation") { Description = "How functions are kept apart: sandbox, process, or auto for the sandbox where this machine can make one [FRACTUS_ISOLATION; default auto]" };
    private static readonly Option<FunctionNetwork?> s_functionNetwork = new("--function-network") { Description = "What functions reach: host for what this machine does, cloud for this cloud alone [FRACTUS_FUNCTION_NETWORK; default host]" };
    private static readonly Option<string[]> s_interpreters = new("--interpreter") { Description = "The program that runs a runtime's functions, such as python3.13=/opt/python/bin/python3; may be repeated [FRACTUS_INTERPRETERS, with commas between; default: the machine's, of the same version where it has one]" };
    private static readonly Option<string[]> s_userPoolKeys = new("--user-pool-keys") { Description = "Where the keys of a Cognito user pool are, such as us-east-1_AbCdEfGhI=keys.json or a URL; may be repeated [FRACTUS_USER_POOL_KEYS, with commas between; default: where the pool's issuer says]" };
    private static readonly Option<LogLevel?> s_logLevel = new("--log-level") { Description = "debug, info, warning, error or none [FRACTUS_LOG_LEVEL; default info]" };

    /// <summary>The version of this build.</summary>
    public static string Version { get; } =
        typeof(RootCommands).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0";

    public static RootCommand Create()
    {
        var root = new RootCommand("Fractus: a serverless cloud that you own. It speaks the APIs of Amazon's serverless services.");
        var up = new Command("up", "Start the cloud (the default).");
        foreach (var command in new Command[] { root, up })
        {
            command.Options.Add(s_host);
            command.Options.Add(s_port);
            command.Options.Add(s_data);
            command.Options.Add(s_engine);
            command.Options.Add(s_ephemeral);
            command.Options.Add(s_dynamoDbThrottling);
            command.Options.Add(s_isolation);
            command.Options.Add(s_functionNetwork);
            command.Options.Add(s_interpreters);
            command.Options.Add(s_userPoolKeys);
            command.Options.Add(s_logLevel);
            command.SetAction((parsed, _) => UpAsync(parsed));
        }

        var version = new Command("version", "Print the version.");
        version.SetAction(_ => Console.Out.WriteLine(Version));
        root.Subcommands.Add(up);
        root.Subcommands.Add(version);
        return root;
    }

    private static async Task<int> UpAsync(ParseResult parsed)
    {
        try
        {
            var environment = ServerOptions.FromEnvironment(Environment.GetEnvironmentVariable);
            var options = environment with
            {
                Host = parsed.GetValue(s_host) ?? environment.Host,
                Port = parsed.GetValue(s_port) ?? environment.Port,
                DataDirectory = parsed.GetValue(s_data) ?? environment.DataDirectory,
                IsEphemeral = parsed.GetValue(s_ephemeral) || environment.IsEphemeral,
                Engine = parsed.GetValue(s_engine) ?? environment.Engine,
                IsDynamoDbThrottling = parsed.GetValue(s_dynamoDbThrottling) || environment.IsDynamoDbThrottling,
                Isolation = parsed.GetValue(s_isolation) ?? environment.Isolation,
                FunctionNetwork = parsed.GetValue(s_functionNetwork) ?? environment.FunctionNetwork,
                Interpreters = parsed.GetValue(s_interpreters) is { Length: > 0 } interpreters
                    ? ServerOptions.ParseInterpreters("--interpreter", interpreters)
                    : environment.Interpreters,
                UserPoolKeys = parsed.GetValue(s_userPoolKeys) is { Length: > 0 } pools
                    ? ServerOptions.ParseUserPoolKeys("--user-pool-keys", pools)
                    : environment.UserPoolKeys,
                LogLevel = parsed.GetValue(s_logLevel) ?? environment.LogLevel,
            };
            return await UpCommand.RunAsync(options, Console.Out);
        }
        catch (StartupException problem)
        {
            await Console.Error.WriteLineAsync("fractus: " + problem.Message);
            return 1;
        }
    }
}
