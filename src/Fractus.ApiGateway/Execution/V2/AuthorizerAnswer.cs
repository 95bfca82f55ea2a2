using Fractus.ApiGateway.Rules.Requests;
using Fractus.ApiGateway.Rules.Values;

namespace Fractus.ApiGateway.Execution.V2;

/// <summary>What the function of an authorizer answered: yes or no, or a policy.</summary>
/// <param name="IsAllowed">Null where a policy says.</param>
/// <param name="Policy">As JSON; null in a simple answer.</param>
/// <param name="PrincipalId">Null in a simple answer.</param>
/// <param name="Context">What routes are told.</param>
internal sealed record AuthorizerAnswer(bool? IsAllowed, string? Policy, string? PrincipalId, ValueMap Context)
{
    private const int MaxPolicyLength = 8192;

    /// <summary>The API key's value, where the API takes keys from its authorizers: beside the policy, or where the selection expression says, in the context.</summary>
    public string? UsageKey { get; init; }

    /// <returns>Null where the answer has another form.</returns>
    public static AuthorizerAnswer? Read(ReadOnlySpan<byte> payload, bool isSimple)
    {
        if (!JsonValues.TryParse(payload, out var value) || value is not ValueMap answer || answer.Find("context") is not (null or ValueMap))
        {
            return null;
        }

        var context = answer.Find("context") as ValueMap ?? [];
        if (isSimple)
        {
            return answer.Find("isAuthorized") is bool isAllowed ? new AuthorizerAnswer(isAllowed, null, null, context) : null;
        }

        if (answer.Find("policyDocument") is not ValueMap policy || answer.Find("principalId") is not string principalId)
        {
            return null;
        }

        var text = JsonValues.Write(policy);
        return text.Length > MaxPolicyLength
            ? null
            : new AuthorizerAnswer(null, text, principalId, context) { UsageKey = answer.Find(AuthorizerResult.UsageKeyName) as string ?? context.Find(AuthorizerResult.UsageKeyName) as string };
    }
}
