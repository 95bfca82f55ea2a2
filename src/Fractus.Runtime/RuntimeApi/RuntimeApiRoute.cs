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
}

/// <summary>The paths of the Runtime API, version 2018-06-01.</summary>
internal static class RuntimeApiRoute
{
    private static ReadOnlySpan<byte> Version => "/2018-06-01/"u8;

    private static ReadOnlySpan<byte> Invocation => "runtime/invocation/"u8;

    /// <returns>The operation, and the request id of the invocation that it is about.</returns>
    internal static (RuntimeApiOperation Operation, string RequestId) Find(ReadOnlySpan<byte> method, ReadOnlySpan<byte> path)
    {
        if (!path.StartsWith(Version))
        {
            return (RuntimeApiOperation.Unknown, "");
        }

        path = path[Version.Length..];
        return method.SequenceEqual("POST"u8) ? FindPost(path)
            : method.SequenceEqual("GET"u8) ? (FindGet(path), "")
            : (RuntimeApiOperation.Unknown, "");
    }

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
