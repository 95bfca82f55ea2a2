using System.Text;
using Fractus.ApiGateway.Rules.Responses;
using Fractus.ApiGateway.Rules.Values;

namespace Fractus.ApiGateway.Rules.V2.Http;

/// <summary>An HTTP API's own answer where a request does not get through: a status and <c>{"message":"…"}</c>.</summary>
/// <param name="status">The HTTP status.</param>
/// <param name="message">What the client is told.</param>
/// <param name="reason">What the access log is told.</param>
internal sealed class HttpFailure(int status, string message, string? reason = null) : Exception(message)
{
    public int Status { get; } = status;

    public string? Reason { get; } = reason;

    /// <summary>The value of <c>www-authenticate</c>; null for none.</summary>
    public string? Challenge { get; init; }

    public static HttpFailure NotFound() => new(404, "Not Found");

    public static HttpFailure Forbidden() => new(403, "Forbidden");

    public static HttpFailure Unauthorized(string? challenge = null) => new(401, "Unauthorized") { Challenge = challenge };

    public static HttpFailure TooManyRequests() => new(429, "Too Many Requests");

    public static HttpFailure TooLarge() => new(413, "Request Entity Too Large");

    public static HttpFailure Internal(string reason) => new(500, "Internal Server Error", reason);

    /// <summary>The integration cannot be reached, or takes too long.</summary>
    public static HttpFailure Unavailable(string reason) => new(503, "Service Unavailable", reason);

    public GatewayResponse ToResponse()
    {
        var headers = new List<KeyValuePair<string, string>> { new("content-type", "application/json") };
        if (Challenge is { } challenge)
        {
            headers.Add(new("www-authenticate", challenge));
        }

        return new GatewayResponse(Status, headers, Encoding.UTF8.GetBytes($"{{\"message\":{JsonValues.Write(Message)}}}"));
    }
}
