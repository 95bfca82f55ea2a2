using System.Text;
using Fractus.ApiGateway.Rules.Values;
using Fractus.Kernel.DataPlane;

namespace Fractus.ApiGateway.Rules.V2.Sockets;

/// <summary>A handshake or message does not get through.</summary>
/// <param name="status">For a handshake.</param>
/// <param name="message">What the client is told.</param>
/// <param name="reason">What the log is told.</param>
internal sealed class SocketFailure(int status, string message, string? reason = null) : Exception(message)
{
    public int Status => status;

    public string? Reason => reason;

    /// <summary>Whether it comes from the integration, or from the call of it; else the gateway refused by itself.</summary>
    public bool IsOfIntegration { get; init; }

    /// <summary>Whether the integration was called, and answered with an error.</summary>
    public bool IsAnswer { get; init; }

    public static SocketFailure Forbidden(string? reason = null) => new(403, "Forbidden", reason);

    public static SocketFailure Unauthorized() => new(401, "Unauthorized");

    public static SocketFailure TooManyRequests() => new(429, "Too Many Requests");

    public static SocketFailure BadBody() => new(400, "Invalid request body");

    /// <summary>The integration, or the authorizer, could not be called, or its answer is none.</summary>
    public static SocketFailure Internal(int status, string reason) => new(status, "Internal server error", reason) { IsOfIntegration = true };

    /// <summary>The function failed.</summary>
    public static SocketFailure FunctionError(string reason) => new(502, "Internal server error", reason) { IsOfIntegration = true, IsAnswer = true };

    /// <summary>The error as a message, or as the body of a refused handshake.</summary>
    public ReadOnlyMemory<byte> Body(string connectionId, string requestId) => Encoding.UTF8.GetBytes(
        $"{{\"message\": {JsonValues.Write(Message)}, \"connectionId\":\"{connectionId}\", \"requestId\":\"{requestId}\"}}");

    public DataPlaneResponse ToResponse(string connectionId, string requestId) =>
        new(status, [new("Content-Type", "application/json"), new("x-amzn-RequestId", requestId)], Body(connectionId, requestId));
}
