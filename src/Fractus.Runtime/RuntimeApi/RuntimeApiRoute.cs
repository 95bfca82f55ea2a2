using System.Text;

namespace Fractus.Runtime.RuntimeApi;

/// <summary>What a runtime can ask for.</summary>
internal enum RuntimeApiOperation
{
    Unknown,
    Next,
    Response,
    Error,
    InitError,

    /// <summary>Our own: what a pre-started process shall be.</summary>
    Assignment,
    Ping,
    ExtensionRegister,
    ExtensionNext,
    ExtensionInitError,
    ExtensionExitError,
    LogsSubscribe,
    TelemetrySubscribe,
}

/// <summary>The paths of the Runtime API, version 2018-06-01, and of the APIs for extensions beside it.</summary>
internal static class RuntimeApiRoute
{
    private static ReadOnlySpan<byte> Version => "/2018-06-01/"u8;

    private static ReadOnlySpan<byte> Invocation => "runtime/invocation/"u8;

    /// <returns>The operation, and the request id of the invocation that it is about.</returns>
    internal static (RuntimeApiOperation Operation, string RequestId) Find(ReadOnlySpan<byte> method, ReadOnlySpan<byte> path)
    {
        if (!path.StartsWith(Version))
        {
            return (FindExtension(method, path), "");
        }

        path = path[Version.Length..];
        return method.SequenceEqual("POST"u8) ? FindPost(path)
            : method.SequenceEqual("GET"u8) ? (FindGet(path), "")
            : (RuntimeApiOperation.Unknown, "");
    }

    /// <summary>The Extensions API, version 2020-01-01, and those by which extensions subscribe.</summary>
    private static RuntimeApiOperation FindExtension(ReadOnlySpan<byte> method, ReadOnlySpan<byte> path) =>
        method.SequenceEqual("GET"u8) && path.SequenceEqual("/2020-01-01/extension/event/next"u8) ? RuntimeApiOperation.ExtensionNext
        : method.SequenceEqual("PUT"u8) && path.TrimEnd((byte)'/').SequenceEqual("/2020-08-15/logs"u8) ? RuntimeApiOperation.LogsSubscribe
        : method.SequenceEqual("PUT"u8) && path.TrimEnd((byte)'/').SequenceEqual("/2022-07-01/telemetry"u8) ? RuntimeApiOperation.TelemetrySubscribe
        : !method.SequenceEqual("POST"u8) ? RuntimeApiOperation.Unknown
        : path.SequenceEqual("/2020-01-01/extension/register"u8) ? RuntimeApiOperation.ExtensionRegister
        : path.SequenceEqual("/2020-01-01/extension/init/error"u8) ? RuntimeApiOperation.ExtensionInitError
        : path.SequenceEqual("/2020-01-01/extension/exit/error"u8) ? RuntimeApiOperation.ExtensionExitError
        : RuntimeApiOperation.Unknown;

    private static RuntimeApiOperation FindGet(ReadOnlySpan<byte> path) =>
        path.SequenceEqual("runtime/invocation/next"u8) ? RuntimeApiOperation.Next
        : path.SequenceEqual("fractus/assignment"u8) ? RuntimeApiOperation.Assignment
        : path.SequenceEqual("ping"u8) ? RuntimeApiOperation.Ping
        : RuntimeApiOperation.Unknown;

    private static (RuntimeApiOperation Operation, string RequestId) FindPost(ReadOnlySpan<byte> path)
    {
        if (path.SequenceEqual("runtime/init/error"u8))
        {
            return (RuntimeApiOperation.InitError, "");
        }

        var slash = path.LastIndexOf((byte)'/');
        if (!path.StartsWith(Invocation) || slash < Invocation.Length)
        {
            return (RuntimeApiOperation.Unknown, "");
        }

        var verb = path[(slash + 1)..];
        var operation = verb.SequenceEqual("response"u8) ? RuntimeApiOperation.Response
            : verb.SequenceEqual("error"u8) ? RuntimeApiOperation.Error
            : RuntimeApiOperation.Unknown;
        return (operation, Encoding.UTF8.GetString(path[Invocation.Length..slash]));
    }
}
