using System.Globalization;
using Fractus.Runtime.Processes;

namespace Fractus.Runtime.Environments;

/// <summary>The variables of an environment, as the real service sets them; nothing of the server's own gets in.</summary>
internal static class EnvironmentVariables
{
    /// <summary>Variables that an interpreter or the C library reads when it starts: too late for a pre-started process.</summary>
    private static readonly string[] ReadAtStart =
        ["NODE_", "PYTHON", "RUBY", "GEM_", "BUNDLE_", "LD_", "UV_", "GLIBC_", "MALLOC_", "SSL_", "OPENSSL_", "LC_", "LANG", "TZ", "PATH", "HOME", ExecWrapper];

    /// <summary>Where layers are on the real service, and in a sandbox.</summary>
    internal const string LayerRoot = "/opt";

    /// <summary>A script of the function that starts the interpreter.</summary>
    internal const string ExecWrapper = "AWS_LAMBDA_EXEC_WRAPPER";

    /// <summary>Variables that are the runtime's own; extensions do not get them. Source: "Permissions and configuration" of the Extensions API.</summary>
    private static readonly string[] RuntimesOwn =
    [
        "AWS_EXECUTION_ENV", "AWS_LAMBDA_LOG_GROUP_NAME", "AWS_LAMBDA_LOG_STREAM_NAME", "AWS_XRAY_CONTEXT_MISSING", "AWS_XRAY_DAEMON_ADDRESS",
        "LAMBDA_RUNTIME_DIR", "LAMBDA_TASK_ROOT", "PWD", "_AWS_XRAY_DAEMON_ADDRESS", "_AWS_XRAY_DAEMON_PORT", "_HANDLER", "_LAMBDA_TELEMETRY_LOG_FD",
    ];

    internal static Dictionary<string, string> OfExtension(Dictionary<string, string> runtimes) =>
        runtimes.Where(variable => !RuntimesOwn.Contains(variable.Key)).ToDictionary();

    internal static bool NeedOwnProcess(FunctionSpec function) =>
        function.LayerDirectory is not null
        || function.IsHotReloaded
        || function.Debugging is not null
        || function.EphemeralStorageMb != FunctionSpec.DefaultEphemeralStorageMb
        || function.Environment.Keys.Any(name => ReadAtStart.Any(start => name.StartsWith(start, StringComparison.Ordinal)));

    /// <summary>For a process that belongs to no function yet.</summary>
    internal static Dictionary<string, string> Unassigned(string runtimeApiAddress, EnvironmentView view)
    {
        var variables = new Dictionary<string, string>
        {
            ["PATH"] = view.SearchPath,
            ["LANG"] = "en_US.UTF-8",
            ["TZ"] = ":UTC",
            ["LAMBDA_RUNTIME_DIR"] = view.Runtime,
            ["AWS_LAMBDA_RUNTIME_API"] = runtimeApiAddress,
            ["_LAMBDA_TELEMETRY_LOG_FD"] = "3",
        };
        if (view.LibraryPath is { } libraries)
        {
            variables["LD_LIBRARY_PATH"] = libraries;
        }

        return variables;
    }

    internal static Dictionary<string, string> Assigned(
        Dictionary<string, string> unassigned, EnvironmentView view, FunctionSpec function, FunctionCredentials credentials, string logStream)
    {
        var variables = new Dictionary<string, string>(unassigned);
        foreach (var (name, value) in function.Environment)
        {
            variables[name] = value;
        }

        // After the function's own: the service refuses these names in a function's configuration.
        variables["_HANDLER"] = function.Handler;
        variables["LAMBDA_TASK_ROOT"] = view.Code;
        variables["PWD"] = view.Code;
        variables["LAMBDA_RUNTIME_DIR"] = unassigned["LAMBDA_RUNTIME_DIR"];
        variables["AWS_LAMBDA_RUNTIME_API"] = unassigned["AWS_LAMBDA_RUNTIME_API"];
        variables["_LAMBDA_TELEMETRY_LOG_FD"] = unassigned["_LAMBDA_TELEMETRY_LOG_FD"];
        variables["AWS_REGION"] = function.Region;
        variables["AWS_DEFAULT_REGION"] = function.Region;
        variables["AWS_EXECUTION_ENV"] = $"AWS_Lambda_{function.Runtime}";
        variables["AWS_LAMBDA_FUNCTION_NAME"] = function.FunctionName;
        variables["AWS_LAMBDA_FUNCTION_VERSION"] = function.Version;
        variables["AWS_LAMBDA_FUNCTION_MEMORY_SIZE"] = function.MemoryMb.ToString(CultureInfo.InvariantCulture);
        variables["AWS_LAMBDA_INITIALIZATION_TYPE"] = function.InitializationType;
        variables["AWS_LAMBDA_LOG_GROUP_NAME"] = function.LogGroup;
        variables["AWS_LAMBDA_LOG_STREAM_NAME"] = logStream;
        if (function.Logging.IsJson)
        {
            variables["AWS_LAMBDA_LOG_FORMAT"] = "JSON";
            variables["AWS_LAMBDA_LOG_LEVEL"] = function.Logging.ApplicationLevel;
        }

        variables["AWS_ACCESS_KEY_ID"] = credentials.AccessKeyId;
        variables["AWS_SECRET_ACCESS_KEY"] = credentials.SecretAccessKey;
        variables["AWS_SESSION_TOKEN"] = credentials.SessionToken;
        variables.TryAdd("AWS_XRAY_CONTEXT_MISSING", "LOG_ERROR");
        if (view.Layers is { } layers)
        {
            AddSearchPaths(variables, layers, function.Runtime);
        }

        if (function.IsHotReloaded)
        {
            // There is no link to the runtime's packages above the folder, and what Python once compiled there may be older than it looks.
            Append(variables, "NODE_PATH", $"{view.Runtime}/node_modules");
            variables.TryAdd("PYTHONPYCACHEPREFIX", "/dev/null");
        }

        return variables;
    }

    // Source: "Layer paths for each Lambda runtime". A plain process has no /opt of its own; where its layers are is told instead.
    private static void AddSearchPaths(Dictionary<string, string> variables, string layers, string runtime)
    {
        if (layers != LayerRoot)
        {
            variables["FRACTUS_LAYER_ROOT"] = layers;
            variables["PATH"] = $"{layers}/bin:{variables["PATH"]}";
            Append(variables, "LD_LIBRARY_PATH", $"{layers}/lib");
        }

        if (runtime.StartsWith("nodejs", StringComparison.Ordinal))
        {
            var major = runtime["nodejs".Length..].Split('.')[0];
            Append(variables, "NODE_PATH", $"{layers}/nodejs/node{major}/node_modules:{layers}/nodejs/node_modules");
        }
        else if (runtime.StartsWith("python", StringComparison.Ordinal))
        {
            Append(variables, "PYTHONPATH", $"{layers}/python:{layers}/python/lib/{runtime}/site-packages");
        }
        else if (runtime.StartsWith("ruby", StringComparison.Ordinal))
        {
            Append(variables, "GEM_PATH", $"{layers}/ruby/gems/{runtime["ruby".Length..]}.0");
            Append(variables, "RUBYLIB", $"{layers}/ruby/lib");
        }
    }

    private static void Append(Dictionary<string, string> variables, string name, string paths) =>
        variables[name] = variables.TryGetValue(name, out var own) && own.Length > 0 ? $"{own}:{paths}" : paths;
}
