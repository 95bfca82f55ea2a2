using Fractus.Iam.Rules.ManagedPolicies;
using Fractus.Iam.Storage;

namespace Fractus.Iam;

/// <summary>The ARNs of IAM's entities: they have no region.</summary>
internal static class IamArns
{
    /// <summary>The account in the ARNs of the provider's own policies.</summary>
    public const string ProviderAccount = "aws";

    public static string Of<T>(string account, EntityKind<T> kind, T record)
        where T : IdentityRecord => $"arn:aws:iam::{account}:{kind.Code}{record.Path}{record.Name}";

    public static string Policy(string account, PolicyRecord policy) => $"arn:aws:iam::{account}:policy{policy.Path}{policy.Name}";

    public static string Root(string account) => $"arn:aws:iam::{account}:root";

    public static string Session(string account, string role, string session) => $"arn:aws:sts::{account}:assumed-role/{role}/{session}";

    public static string Name(string arn) => arn[(arn.LastIndexOf('/') + 1)..];

    /// <summary>True for a policy that is the provider's and is known here.</summary>
    public static bool IsProviders(string policyArn) => ManagedPolicyCatalog.Find(policyArn) is not null;
}
