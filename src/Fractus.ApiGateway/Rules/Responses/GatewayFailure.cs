using System.Text;
using Fractus.ApiGateway.Contract;
using Fractus.ApiGateway.Rules.Values;

namespace Fractus.ApiGateway.Rules.Responses;

/// <summary>
/// The gateway's own answers where a request does not get through. Source: "Gateway response types" of the developer guide, with
/// statuses, messages and <c>x-amzn-ErrorType</c> as recorded of the real service.
/// </summary>
/// <param name="type">Which gateway response it is, by which an API's owner may change the answer.</param>
/// <param name="status">The HTTP status.</param>
/// <param name="errorType">The value of <c>x-amzn-ErrorType</c>.</param>
/// <param name="message">What the client is told.</param>
/// <param name="reason">What the execution log is told.</param>
internal sealed class GatewayFailure(string type, int status, string errorType, string message, string? reason = null) : Exception(message)
{
    private const string BadRequest = "BadRequestException";
    private const string InternalError = "Internal server error";
    private const string ServerErrorType = "InternalServerErrorException";

    public string Type { get; } = type;

    public string ErrorType { get; } = errorType;

    public string? Reason { get; } = reason;

    /// <summary>For a body that does not fit its model: why not.</summary>
    public string? ValidationErrors { get; private init; }

    public int Status { get; } = status;

    /// <summary>The member that holds the message: large where IAM speaks.</summary>
    public string MessageName { get; private init; } = "message";

    public static GatewayFailure MissingAuthenticationToken() => new(GatewayResponseType.MissingAuthenticationToken, 403, "MissingAuthenticationTokenException", "Missing Authentication Token");

    public static GatewayFailure Forbidden() => new(GatewayResponseType.InvalidApiKey, 403, "ForbiddenException", "Forbidden");

    public static GatewayFailure Unauthorized() => new(GatewayResponseType.Unauthorized, 401, "UnauthorizedException", "Unauthorized", "Unauthorized");

    /// <summary>A token was good once.</summary>
    public static GatewayFailure TokenExpired() =>
        new(GatewayResponseType.Unauthorized, 401, "UnauthorizedException", "The incoming token has expired", "The incoming token has expired");

    /// <summary>An authorizer's policy does not let the request pass.</summary>
    public static GatewayFailure NotAuthorized(bool isExplicit)
    {
        const string Message = "User is not authorized to access this resource";
        return AccessDenied(isExplicit ? Message + " with an explicit deny in an identity-based policy" : Message);
    }

    /// <summary>The authorizer's function failed. The real service's answer then has no message.</summary>
    public static GatewayFailure AuthorizerFailed(string reason) =>
        new(GatewayResponseType.AuthorizerFailure, 500, "AuthorizerFailureException", "", reason);

    /// <summary>The authorizer is set up wrongly, or its function answers with what is no answer.</summary>
    public static GatewayFailure AuthorizerConfiguration(string reason) => new(
        GatewayResponseType.AuthorizerConfigurationError,
        500,
        "AuthorizerConfigurationException",
        "",
        $"Execution failed due to configuration error: {reason}");

    public static GatewayFailure Throttled() =>
        new(GatewayResponseType.Throttled, 429, "TooManyRequestsException", "Too Many Requests", "Rate limit exceeded");

    public static GatewayFailure QuotaExceeded() =>
        new(GatewayResponseType.QuotaExceeded, 429, "LimitExceededException", "Limit Exceeded", "Quota exceeded");

    public static GatewayFailure AccessDenied(string message) => new(GatewayResponseType.AccessDenied, 403, "AccessDeniedException", message) { MessageName = "Message" };

    public static GatewayFailure Signature(string code, string message) =>
        new(code.StartsWith("Expired", StringComparison.Ordinal) ? GatewayResponseType.ExpiredToken : GatewayResponseType.InvalidSignature, 403, code, message);

    public static GatewayFailure RequestTooLong() => new(GatewayResponseType.RequestTooLarge, 413, "RequestTooLargeException", "Request Too Long");

    public static GatewayFailure UnsupportedMediaType() =>
        new(GatewayResponseType.UnsupportedMediaType, 415, BadRequest, "Unsupported Media Type", "Unsupported Media Type");

    public static GatewayFailure MissingParameters(IEnumerable<string> names)
    {
        var message = $"Missing required request parameters: [{string.Join(", ", names)}]";
        return new(GatewayResponseType.BadRequestParameters, 400, BadRequest, message, message);
    }

    /// <param name="contentType">By which the model was found.</param>
    /// <param name="errors">What is wrong, in brackets.</param>
    public static GatewayFailure InvalidBody(string contentType, string errors) => new(
        GatewayResponseType.BadRequestBody,
        400,
        BadRequest,
        "Invalid request body",
        $"Request body does not match model schema for content type {contentType}: {errors}")
    {
        ValidationErrors = errors,
    };

    /// <summary>A request that cannot be read.</summary>
    public static GatewayFailure Unreadable(string message) => new(GatewayResponseType.Default4xx, 400, BadRequest, message);

    /// <summary>The API is set up wrongly.</summary>
    public static GatewayFailure Configuration(string reason) =>
        new(GatewayResponseType.ApiConfigurationError, 500, ServerErrorType, InternalError, $"Execution failed due to configuration error: {reason}");

    /// <summary>The service behind the method did not do what it should.</summary>
    public static GatewayFailure Integration(int status, string reason) =>
        new(GatewayResponseType.Default5xx, status, ServerErrorType, InternalError, reason);

    /// <summary>The endpoint behind the method could not be reached.</summary>
    public static GatewayFailure Network() => new(
        GatewayResponseType.IntegrationFailure,
        504,
        ServerErrorType,
        "Network error communicating with endpoint",
        "Execution failed due to a network error communicating with endpoint");

    public static GatewayFailure MalformedProxyResponse() =>
        Integration(502, "Execution failed due to configuration error: Malformed Lambda proxy response");

    public static GatewayFailure Timeout() =>
        new(GatewayResponseType.IntegrationTimeout, 504, ServerErrorType, "Endpoint request timed out", "Execution failed due to a timeout error");

    /// <summary>The message as JSON: null where there is none.</summary>
    public string Quoted => JsonValues.Write(Message.Length == 0 ? null : Message);

    public GatewayResponse ToResponse()
    {
        // Where the fault is not the client's the real service puts a space there; 36 bytes are recorded of its internal error.
        var body = new StringBuilder("{\"").Append(MessageName).Append(Status < 500 || Message.Length == 0 ? "\":" : "\": ");
        body.Append(Quoted).Append('}');
        return new GatewayResponse(Status, [new("x-amzn-ErrorType", ErrorType)], Encoding.UTF8.GetBytes(body.ToString()));
    }
}
