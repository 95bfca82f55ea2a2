using System.Globalization;
using System.Reflection;
using System.Text.Json;

namespace Fractus.DotNetBootstrap;

/// <summary>
/// The interfaces of Amazon.Lambda.Core, which a function brings in a version of its own: they are known by their names, and what is
/// handed to a function stands behind them by proxy.
/// </summary>
internal static class AmazonLambdaCore
{
    private const string Namespace = "Amazon.Lambda.Core";

    private static readonly Dictionary<string, Func<Invocation, object?, object?>> s_context = new()
    {
        ["AwsRequestId"] = (invocation, _) => invocation.RequestId,
        ["InvokedFunctionArn"] = (invocation, _) => invocation.FunctionArn,
        ["FunctionName"] = (_, _) => Variables.Get("AWS_LAMBDA_FUNCTION_NAME"),
        ["FunctionVersion"] = (_, _) => Variables.Get("AWS_LAMBDA_FUNCTION_VERSION"),
        ["LogGroupName"] = (_, _) => Variables.Get("AWS_LAMBDA_LOG_GROUP_NAME"),
        ["LogStreamName"] = (_, _) => Variables.Get("AWS_LAMBDA_LOG_STREAM_NAME"),
        ["MemoryLimitInMB"] = (_, _) => int.Parse(Variables.Get("AWS_LAMBDA_FUNCTION_MEMORY_SIZE"), CultureInfo.InvariantCulture),
        ["RemainingTime"] = (invocation, _) => invocation.Deadline - DateTimeOffset.UtcNow,
        ["TraceId"] = (invocation, _) => invocation.TraceId ?? "",
        ["TenantId"] = (_, _) => "",
        ["Serializer"] = (_, serializer) => serializer,
    };

    public static bool IsContext(Type type) => type.FullName == $"{Namespace}.ILambdaContext";

    public static Type? Interface(Type type, string name) => type.GetInterfaces().FirstOrDefault(i => i.FullName == $"{Namespace}.{name}");

    public static object CreateContext(Type type, Invocation invocation, object? serializer) => Proxy.Create(type, (method, _) =>
        PropertyOf(method) switch
        {
            { Name: "Logger" } logger => Logger(logger.PropertyType),
            { Name: "ClientContext" } client => ClientContext(client.PropertyType, invocation.ClientContext),
            { Name: "Identity" } identity => Identity(identity.PropertyType, invocation.CognitoIdentity),
            { } known when s_context.TryGetValue(known.Name, out var read) => read(invocation, serializer),
            _ => throw new NotSupportedException($"ILambdaContext.{method.Name} is not known here."),
        });

    /// <summary>What functions log by the static <c>LambdaLogger</c> goes where the rest goes.</summary>
    public static void DirectLogger()
    {
        if (Type.GetType($"{Namespace}.LambdaLogger, {Namespace}") is not { } type)
        {
            return;
        }

        Set<Action<string>>("_loggingAction", message => FunctionConsole.Write("Information", message));
        Set<Action<string, string, object[]>>("_loggingWithLevelAction", (level, message, arguments) => FunctionConsole.Write(level, Format(message, arguments)));
        Set<Action<string, Exception, string, object[]>>(
            "_loggingWithLevelAndExceptionAction", (level, failure, message, arguments) => FunctionConsole.Write(level, $"{Format(message, arguments)}\n{failure}"));

        void Set<TAction>(string name, TAction action)
        {
            // Kept under these names for such as us, says its source.
            if (type.GetField(name, BindingFlags.NonPublic | BindingFlags.Static) is { } field && field.FieldType == typeof(TAction))
            {
                field.SetValue(null, action);
            }
        }
    }

    private static object Logger(Type type) => Proxy.Create(type, (method, arguments) =>
    {
        Log(method.Name, arguments);
        return null;
    });

    private static void Log(string method, object?[] given)
    {
        // Log(message), Log(level, …), LogWarning(…): each with an exception before the message, or arguments after it.
        var rest = new Queue<object?>(given);
        var level = method is "Log" or "LogLine"
            ? given.Length > 1 ? rest.Dequeue()!.ToString()! : "Information"
            : method["Log".Length..];
        var failure = rest.Peek() is Exception ? (Exception)rest.Dequeue()! : null;
        var message = rest.Dequeue()?.ToString() ?? "";
        message = rest.TryDequeue(out var arguments) ? Format(message, (object?[]?)arguments) : message;
        FunctionConsole.Write(level, failure is null ? message : $"{message}\n{failure}");
    }

    /// <summary>Puts arguments in the place of the names in braces, in their order.</summary>
    private static string Format(string message, object?[]? arguments)
    {
        var next = 0;
        return arguments is not { Length: > 0 }
            ? message
            : System.Text.RegularExpressions.Regex.Replace(message, @"\{[^{}]+\}", match => next < arguments.Length ? $"{arguments[next++]}" : match.Value);
    }

    private static object? Identity(Type type, string? json)
    {
        var identity = json is null ? default : JsonDocument.Parse(json).RootElement;
        return Proxy.Create(type, (method, _) => PropertyOf(method)?.Name switch
        {
            "IdentityId" => Text(identity, "cognitoIdentityId"),
            "IdentityPoolId" => Text(identity, "cognitoIdentityPoolId"),
            _ => throw new NotSupportedException($"ICognitoIdentity.{method.Name} is not known here."),
        });
    }

    private static object? ClientContext(Type type, string? json)
    {
        if (json is null)
        {
            return null;
        }

        var root = JsonDocument.Parse(json).RootElement;
        return Proxy.Create(type, (method, _) => PropertyOf(method) switch
        {
            { Name: "Custom" } => Map(root, "custom"),
            { Name: "Environment" } => Map(root, "env"),
            { Name: "Client" } client => Client(client.PropertyType, root),
            _ => throw new NotSupportedException($"IClientContext.{method.Name} is not known here."),
        });
    }

    private static object? Client(Type type, JsonElement root) =>
        !root.TryGetProperty("client", out var client) ? null : Proxy.Create(type, (method, _) => PropertyOf(method)?.Name switch
        {
            "AppPackageName" => Text(client, "app_package_name"),
            "AppTitle" => Text(client, "app_title"),
            "AppVersionCode" => Text(client, "app_version_code"),
            "AppVersionName" => Text(client, "app_version_name"),
            "InstallationId" => Text(client, "installation_id"),
            _ => throw new NotSupportedException($"IClientApplication.{method.Name} is not known here."),
        });

    private static string? Text(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var value) ? value.ToString() : null;

    private static Dictionary<string, string> Map(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var map) && map.ValueKind == JsonValueKind.Object
            ? map.EnumerateObject().ToDictionary(entry => entry.Name, entry => entry.Value.ToString())
            : [];

    private static PropertyInfo? PropertyOf(MethodInfo method) =>
        method.IsSpecialName && method.Name.StartsWith("get_", StringComparison.Ordinal) ? method.DeclaringType!.GetProperty(method.Name["get_".Length..]) : null;
}

/// <summary>An object of an interface that is known only at run time.</summary>
public class Proxy : DispatchProxy
{
    private Func<MethodInfo, object?[], object?> _call = (_, _) => null;

    internal static object Create(Type type, Func<MethodInfo, object?[], object?> call)
    {
        var proxy = DispatchProxy.Create(type, typeof(Proxy));
        ((Proxy)proxy)._call = call;
        return proxy;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => _call(targetMethod!, args ?? []);
}
