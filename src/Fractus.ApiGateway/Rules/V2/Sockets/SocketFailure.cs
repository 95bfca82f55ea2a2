using System.Globalization;
using System.Text;
using Fractus.ApiGateway.Rules.Responses;
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

    public string Reason => reason ?? Message;

    /// <summary>Whether it comes from the integration, or from the call of it; else the gateway refused by itself.</summary>
    public bool IsOfIntegration { get; init; }

    /// <summary>Whether the integration was called, and answered with an error.</summary>
    public bool IsAnswer { get; init; }

    public static SocketFailure Forbidden(string? reason = null) => new(403, "Forbidden", reason);

    public static SocketFailure Unauthorized() => new(401, "Unauthorized");

    public static SocketFailure TooManyRequests() => new(429, "Too Many Requests", "Rate limit exceeded");

    public static SocketFailure QuotaExceeded() => new(429, "Limit Exceeded", "Quota exceeded");

    public static SocketFailure BadBody() => new(400, "Invalid request body");

    /// <summary>The integration, or the authorizer, could not be called, or its answer is none.</summary>
    public static SocketFailure Internal(int status, string reason) => new(status, "Internal server error", reason) { IsOfIntegration = true };

    /// <summary>The API is set up wrongly, or what its function answers is no answer.</summary>
    /// <param name="fault">What is wrong.</param>
    /// <param name="status">For a handshake.</param>
    public static SocketFailure Configuration(string fault, int status = 500) => Internal(status, "Execution failed due to configuration error: " + fault);

    /// <summary>The integration lets the client not connect.</summary>
    public static SocketFailure Refused(int status) => new(
        status is >= 400 and < 600 ? status : 502,
        status switch
        {
            401 => "Unauthorized",
            403 => "Forbidden",
            _ => "Internal server error",
        },
        string.Create(CultureInfo.InvariantCulture, $"The integration of the $connect route answered with status {status}."))
    {
        IsOfIntegration = true,
    };

    /// <summary>The function failed.</summary>
    public static SocketFailure Thrown(ReadOnlyMemory<byte> payload) =>
        new(502, "Internal server error", FunctionError.Reason(payload)) { IsOfIntegration = true, IsAnswer = true };

    /// <summary>The error as a message, or as the body of a refused handshake.</summary>
    public ReadOnlyMemory<byte> Body(string connectionId, string requestId) => Encoding.UTF8.GetBytes(
        $"{{\"message\": {JsonValues.Write(Message)}, \"connectionId\":\"{connectionId}\", \"requestId\":\"{requestId}\"}}");

    public DataPlaneResponse ToResponse(string connectionId, string requestId) =>
        new(status, [new("Content-Type", "application/json"), new("x-amzn-RequestId", requestId)], Body(connectionId, requestId));
}
