using System.Text;
using Fractus.ApiGateway.Rules.Values;

namespace Fractus.ApiGateway.Rules.Responses;

/// <summary>
/// The gateway's own answers where a request does not get through. Source: "Gateway response types" of the developer guide, with
/// statuses, messages and <c>x-amzn-ErrorType</c> as recorded of the real service.
/// </summary>
/// <param name="status">The HTTP status.</param>
/// <param name="errorType">The value of <c>x-amzn-ErrorType</c>.</param>
/// <param name="message">What the client is told.</param>
/// <param name="reason">What the execution log is told.</param>
internal sealed class GatewayFailure(int status, string errorType, string message, string? reason = null) : Exception(message)
{
    private const string InternalError = "Internal server error";
    private const string ServerErrorType = "InternalServerErrorException";

    public string? Reason { get; } = reason;

    public int Status { get; } = status;

    /// <summary>The member that holds the message: large where IAM speaks.</summary>
    public string MessageName { get; private init; } = "message";

    public static GatewayFailure MissingAuthenticationToken() => new(403, "MissingAuthenticationTokenException", "Missing Authentication Token");

    public static GatewayFailure Forbidden() => new(403, "ForbiddenException", "Forbidden");

    public static GatewayFailure AccessDenied(string message) => new(403, "AccessDeniedException", message) { MessageName = "Message" };

    public static GatewayFailure Signature(string code, string message) => new(403, code, message);

    public static GatewayFailure RequestTooLong() => new(413, "RequestTooLargeException", "Request Too Long");

    public static GatewayFailure UnsupportedMediaType() => new(415, "BadRequestException", "Unsupported Media Type", "Unsupported Media Type");

    /// <summary>The API is set up wrongly.</summary>
    public static GatewayFailure Configuration(string reason) =>
        new(500, ServerErrorType, InternalError, $"Execution failed due to configuration error: {reason}");

    /// <summary>The service behind the method did not do what it should.</summary>
    public static GatewayFailure Integration(int status, string reason) => new(status, ServerErrorType, InternalError, reason);

    public static GatewayFailure MalformedProxyResponse() =>
        Integration(502, "Execution failed due to configuration error: Malformed Lambda proxy response");

    public static GatewayFailure Timeout() =>
        new(504, ServerErrorType, "Endpoint request timed out", "Execution failed due to a timeout error");

    public GatewayResponse ToResponse()
    {
        // Where the fault is not the client's the real service puts a space there; 36 bytes are recorded of its internal error.
        var body = new StringBuilder("{\"").Append(MessageName).Append(Status < 500 ? "\":" : "\": ");
        JsonValues.WriteString(body, Message);
        body.Append('}');
        return new GatewayResponse(Status, [new("x-amzn-ErrorType", errorType)], Encoding.UTF8.GetBytes(body.ToString()));
    }
}
