using Fractus.ApiGateway.Rules.Responses;
using Fractus.ApiGateway.Rules.Values;

namespace Fractus.ApiGateway.Rules.Requests;

/// <summary>What an authorizer's function answered. Source: "Output from an API Gateway Lambda authorizer" of the developer guide.</summary>
/// <param name="PrincipalId">Who calls.</param>
/// <param name="Policy">What they may call, as JSON.</param>
/// <param name="UsageKey">The API key's value, where the API takes keys from its authorizers.</param>
/// <param name="Context">What methods are told: <c>$context.authorizer</c>.</param>
internal sealed record AuthorizerResult(string PrincipalId, string Policy, string? UsageKey, ValueMap Context)
{
    /// <summary>Under which name an answer has the API key's value.</summary>
    public const string UsageKeyName = "usageIdentifierKey";

    private const int MaxPolicyLength = 8192;

    /// <exception cref="GatewayFailure">The answer has another form.</exception>
    public static AuthorizerResult Read(ReadOnlySpan<byte> payload, long latencyMs)
    {
        if (!JsonValues.TryParse(payload, out var value) || value is not ValueMap answer
            || answer.Find("principalId") is not string principalId
            || answer.Find("policyDocument") is not ValueMap policy
            || answer.Find(UsageKeyName) is not (null or string)
            || answer.Find("context") is not (null or ValueMap))
        {
            throw Malformed();
        }

        var context = new ValueMap();
        foreach (var (name, member) in answer.Find("context") as ValueMap ?? [])
        {
            context[name] = member switch
            {
                ValueMap or ValueList => throw Malformed(),
                null => null,
                _ => ResponseValues.Text(member),
            };
        }

        context["principalId"] = principalId;
        context["integrationLatency"] = latencyMs;
        var text = JsonValues.Write(policy);
        return text.Length > MaxPolicyLength
            ? throw Malformed()
            : new AuthorizerResult(principalId, text, answer.Find(UsageKeyName) as string, context);
    }

    private static GatewayFailure Malformed() => GatewayFailure.AuthorizerConfiguration("Invalid JSON in response");
}
