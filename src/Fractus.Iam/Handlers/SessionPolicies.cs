using Fractus.Iam.Contract.Sts;
using Fractus.Iam.Rules;
using Fractus.Iam.Rules.Documents;
using Fractus.Iam.Storage;

namespace Fractus.Iam.Handlers;

/// <summary>The policies passed to AssumeRole, checked.</summary>
/// <param name="Arns">Of managed policies.</param>
/// <param name="PackedPercent">How much of the space for policies and tags is used; null where there are none.</param>
internal sealed record SessionPolicies(IReadOnlyList<string>? Arns, int? PackedPercent)
{
    private const int MaxArns = 10;

    // The real service packs into a binary form of undocumented size; its limit on the plain text is this.
    private const int MaxCharacters = 2048;

    public static SessionPolicies Check(AssumeRoleInput input, IamReader reader, SessionTags tags)
    {
        List<string> arns = [.. (input.PolicyArns ?? []).Select(policy => policy.Arn).OfType<string>()];
        if (arns.Count > MaxArns)
        {
            throw IamErrors.Validation(
                $"1 validation error detected: Value at 'policyArns' failed to satisfy constraint: Member must have length less than or equal to {MaxArns}");
        }

        foreach (var arn in arns)
        {
            if (!IamArns.IsProviders(arn) && reader.FindPolicyByArn(arn) is null)
            {
                throw new MalformedPolicyDocumentException($"Policy {arn} does not exist or is not attachable.");
            }
        }

        if (input.Policy is not null)
        {
            Parse(input.Policy);
        }

        var characters = (input.Policy?.Length ?? 0) + arns.Sum(arn => arn.Length) + tags.All.Sum(tag => tag.Key.Length + tag.Value.Length);
        var percent = (int)Math.Ceiling(characters * 100.0 / MaxCharacters);
        if ((input.Policy?.Length ?? 0) + arns.Sum(arn => arn.Length) > MaxCharacters)
        {
            throw new PackedPolicyTooLargeException($"Packed policy consumes {percent}% of allotted space, please use smaller policy.");
        }

        return new SessionPolicies(arns.Count > 0 ? arns : null, characters > 0 ? percent : null);
    }

    private static void Parse(string text)
    {
        try
        {
            PolicyDocument.Parse(text, PolicyKind.Inline);
        }
        catch (MalformedPolicyException e)
        {
            throw new MalformedPolicyDocumentException(e.Message);
        }
    }
}
