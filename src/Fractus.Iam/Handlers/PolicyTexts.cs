using Fractus.Iam.Contract;
using Fractus.Iam.Rules;
using Fractus.Iam.Rules.Documents;
using Fractus.Iam.Storage;
using Fractus.Kernel;

namespace Fractus.Iam.Handlers;

/// <summary>Checks the documents that callers send, with IAM's errors.</summary>
internal static class PolicyTexts
{
    public static void CheckManaged(string text)
    {
        if (PolicySize.Of(text) > PolicySize.MaxManaged)
        {
            throw IamErrors.QuotaExceeded("PolicySize", PolicySize.MaxManaged);
        }

        Parse(text, PolicyKind.Managed);
    }

    /// <summary>Adds an inline policy to those that an identity has, within its quota.</summary>
    public static Dictionary<string, string> WithInline<T>(EntityKind<T> kind, T identity, string policyName, string text)
        where T : IdentityRecord
    {
        var all = new Dictionary<string, string>(identity.InlinePolicies, StringComparer.Ordinal) { [policyName] = text };
        if (all.Values.Sum(each => PolicySize.Of(each)) > kind.MaxInlineSize)
        {
            throw new LimitExceededException($"Maximum policy size of {kind.MaxInlineSize} bytes exceeded for {kind.Code} {identity.Name}");
        }

        return all;
    }

    /// <summary>
    /// A trust policy must also name users and roles that exist, where they are of this account: a name is a promise to that very
    /// identity, not to whoever takes it later.
    /// </summary>
    public static PolicyDocument CheckTrust(string text)
    {
        if (PolicySize.Of(text) > PolicySize.MaxTrust)
        {
            throw IamErrors.QuotaExceeded("ACLSizePerRole", PolicySize.MaxTrust);
        }

        return Parse(text, PolicyKind.Trust);
    }

    public static void CheckPrincipalsExist(PolicyDocument trust, IamReader reader)
    {
        foreach (var identity in trust.Statements.SelectMany(statement => statement.NamedIdentities))
        {
            if (!Arn.TryParse(identity, out var arn) || arn.Service != "iam" || arn.Account != reader.Account)
            {
                continue;
            }

            var name = IamArns.Name(identity);
            var found = arn.Resource.Split('/')[0] switch
            {
                "user" => reader.Find(Entities.User, name) is { } user && IamArns.Of(reader.Account, Entities.User, user) == identity,
                "role" => reader.Find(Entities.Role, name) is { } role && IamArns.Of(reader.Account, Entities.Role, role) == identity,
                _ => true,
            };
            if (!found)
            {
                throw new MalformedPolicyDocumentException($"Invalid principal in policy: \"AWS\":\"{identity}\"");
            }
        }
    }

    public static PolicyDocument Parse(string text, PolicyKind kind)
    {
        try
        {
            return PolicyDocument.Parse(text, kind);
        }
        catch (MalformedPolicyException e)
        {
            throw new MalformedPolicyDocumentException(e.Message);
        }
    }
}
