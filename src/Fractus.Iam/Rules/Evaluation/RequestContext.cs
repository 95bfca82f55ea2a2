using System.Globalization;
using Fractus.Iam.Rules.Conditions;
using Fractus.Kernel;

namespace Fractus.Iam.Rules.Evaluation;

/// <summary>The condition keys of a request: the global ones from what is known of it, and those that its service adds.</summary>
/// <remarks>Source: IAM User Guide, "AWS global condition context keys". Values are made only when a policy asks for them.</remarks>
public sealed class RequestContext : IConditionContext
{
    private const string PrincipalTag = "aws:principaltag/";
    private const string RequestTag = "aws:requesttag/";
    private const string ResourceTag = "aws:resourcetag/";

    public required Principal Principal { get; init; }

    public required DateTimeOffset Now { get; init; }

    /// <summary>Null where a service calls on its own behalf.</summary>
    public string? SourceIp { get; init; }

    public string? UserAgent { get; init; }

    public bool? IsSecureTransport { get; init; }

    public string? Region { get; init; }

    public string? ResourceAccount { get; init; }

    /// <summary>Of the user or role, and of the session.</summary>
    public IReadOnlyDictionary<string, string>? PrincipalTags { get; init; }

    /// <summary>Passed in the request.</summary>
    public IReadOnlyDictionary<string, string>? RequestTags { get; init; }

    /// <summary>On the resource.</summary>
    public IReadOnlyDictionary<string, string>? ResourceTags { get; init; }

    /// <summary>Keys of the service, such as <c>lambda:FunctionUrlAuthType</c>; they win over the global ones. Must ignore case.</summary>
    public IReadOnlyDictionary<string, ConditionValue>? ServiceKeys { get; init; }

    /// <summary>More of them, such as <c>dynamodb:LeadingKeys</c>, which are worked out when one is asked for. Must ignore case.</summary>
    public Lazy<IReadOnlyDictionary<string, ConditionValue>>? LateServiceKeys { get; init; }

    public ConditionValue Find(string key)
    {
        if (ServiceKeys is not null && ServiceKeys.TryGetValue(key, out var given))
        {
            return given;
        }

        if (!key.StartsWith("aws:", StringComparison.Ordinal))
        {
            return LateServiceKeys is not null && LateServiceKeys.Value.TryGetValue(key, out var late) ? late : default;
        }

        return key switch
        {
            "aws:currenttime" => Now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            "aws:epochtime" => Now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
            "aws:sourceip" => SourceIp,
            "aws:useragent" => UserAgent,
            "aws:securetransport" => IsSecureTransport is { } secure ? Boolean(secure) : null,
            "aws:requestedregion" => Region,
            "aws:resourceaccount" => ResourceAccount,
            "aws:tagkeys" => RequestTags is null ? default : new ConditionValue(RequestTags.Keys.ToArray()),
            _ when key.StartsWith(PrincipalTag, StringComparison.Ordinal) => Tag(PrincipalTags, key[PrincipalTag.Length..]),
            _ when key.StartsWith(RequestTag, StringComparison.Ordinal) => Tag(RequestTags, key[RequestTag.Length..]),
            _ when key.StartsWith(ResourceTag, StringComparison.Ordinal) => Tag(ResourceTags, key[ResourceTag.Length..]),
            _ => OfPrincipal(key),
        };
    }

    private ConditionValue OfPrincipal(string key) => key switch
    {
        "aws:principaltype" => Principal.Kind switch
        {
            PrincipalKind.Root => "Account",
            PrincipalKind.User => "User",
            PrincipalKind.AssumedRole => "AssumedRole",
            PrincipalKind.Anonymous => "Anonymous",
            _ => null,
        },
        "aws:principalisawsservice" => Boolean(Principal.Kind == PrincipalKind.Service),
        "aws:viaawsservice" => "false",
        _ when Principal.Kind == PrincipalKind.Anonymous => default,
        _ when Principal.Kind == PrincipalKind.Service => OfService(key),
        "aws:userid" => Principal.UserId,
        "aws:username" => Principal.Kind == PrincipalKind.User ? Principal.Arn[(Principal.Arn.LastIndexOf('/') + 1)..] : null,
        "aws:principalaccount" => Principal.Account,

        // For a session this is the role, so that a policy need not know the session's name.
        "aws:principalarn" => Principal.RoleArn ?? Principal.Arn,
        "aws:tokenissuetime" => Principal.IssuedAt?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),

        // There are no multi-factor devices; long-term keys do not have the key at all.
        "aws:multifactorauthpresent" => Principal.IsTemporary ? "false" : null,
        _ => default,
    };

    private ConditionValue OfService(string key) => key switch
    {
        "aws:principalservicename" => Principal.Arn,
        "aws:sourcearn" => Principal.SourceArn,
        "aws:sourceaccount" => Principal.Account.Length > 0 ? Principal.Account : null,
        _ => default,
    };

    private static string Boolean(bool value) => value ? "true" : "false";

    private static ConditionValue Tag(IReadOnlyDictionary<string, string>? tags, string name)
    {
        if (tags is not null)
        {
            foreach (var (key, value) in tags)
            {
                if (key.Equals(name, StringComparison.OrdinalIgnoreCase))
                {
                    return value;
                }
            }
        }

        return default;
    }
}
