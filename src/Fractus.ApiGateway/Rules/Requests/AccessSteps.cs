using Fractus.ApiGateway.Contract;
using Fractus.ApiGateway.Rules.Compiled;
using Fractus.ApiGateway.Rules.Responses;
using Fractus.ApiGateway.Rules.Values;

namespace Fractus.ApiGateway.Rules.Requests;

/// <summary>
/// How the steps went by which a request got access: <c>authenticate</c>, <c>authorize</c> and <c>authorizer</c>. Source: "Variables for access
/// logging only" of the developer guide.
/// </summary>
internal static class AccessSteps
{
    /// <param name="method">What was asked for.</param>
    /// <param name="failure">Why the request does not pass; null where it does.</param>
    /// <param name="latencyMs">What the steps took together.</param>
    public static IReadOnlyDictionary<string, ValueMap> Of(CompiledMethod method, GatewayFailure? failure, long latencyMs)
    {
        var outcome = Outcome(failure, latencyMs);
        if (method.Authorizer is not null)
        {
            return new Dictionary<string, ValueMap> { ["authorizer"] = outcome };
        }

        if (!method.RequiresIam)
        {
            return new Dictionary<string, ValueMap>();
        }

        return failure?.Type is GatewayResponseType.InvalidSignature or GatewayResponseType.ExpiredToken or GatewayResponseType.MissingAuthenticationToken
            ? new Dictionary<string, ValueMap> { ["authenticate"] = outcome }
            : new Dictionary<string, ValueMap> { ["authenticate"] = Outcome(null, latencyMs), ["authorize"] = outcome };
    }

    private static ValueMap Outcome(GatewayFailure? failure, long latencyMs) => new()
    {
        ["status"] = (long)(failure?.Status ?? 200),
        ["latency"] = latencyMs,
        ["error"] = failure?.Message is { Length: > 0 } message ? message : failure?.Reason,
    };
}
