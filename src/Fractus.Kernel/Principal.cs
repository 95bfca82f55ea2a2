namespace Fractus.Kernel;

/// <summary>Who signs a request, before it is known what they may do.</summary>
public enum PrincipalKind
{
    /// <summary>No credentials were given.</summary>
    Anonymous,

    /// <summary>The account's root user: allowed everything in its own account that no resource policy denies.</summary>
    Root,

    /// <summary>An IAM user.</summary>
    User,

    /// <summary>A session of an IAM role.</summary>
    AssumedRole,

    /// <summary>A federated or GetSessionToken session keeps its user's kind; this is a service such as <c>lambda.amazonaws.com</c>.</summary>
    Service,
}

/// <summary>An authenticated identity.</summary>
/// <param name="Kind">What sort of identity.</param>
/// <param name="Account">Its 12-digit account.</param>
/// <param name="Arn">
/// As <c>GetCallerIdentity</c> shows it: <c>arn:aws:iam::…:root</c>, <c>arn:aws:iam::…:user/path/name</c>,
/// <c>arn:aws:sts::…:assumed-role/role/session</c>; for a service its name.
/// </param>
/// <param name="UserId">As <c>GetCallerIdentity</c> shows it: the account, <c>AIDA…</c> or <c>AROA…:session</c>.</param>
/// <param name="AccessKeyId">The key that signed, or empty.</param>
public sealed record Principal(PrincipalKind Kind, string Account, string Arn, string UserId, string AccessKeyId)
{
    public static Principal Anonymous { get; } = new(PrincipalKind.Anonymous, "", "anonymous", "", "");

    /// <summary>A service of the cloud that calls another on its own behalf, such as <c>apigateway.amazonaws.com</c>.</summary>
    public static Principal Service(string name, string account) => new(PrincipalKind.Service, account, name, name, "");

    /// <summary>The role's name where this is a role session, else null.</summary>
    public string? RoleName => Kind == PrincipalKind.AssumedRole ? Arn.Split('/')[^2] : null;

    /// <summary>The session's own policy (JSON), passed to AssumeRole; it can only narrow.</summary>
    public string? SessionPolicy { get; init; }

    /// <summary>Managed policies passed to AssumeRole beside the session's own; they too can only narrow.</summary>
    public IReadOnlyList<string>? SessionPolicyArns { get; init; }

    /// <summary>Tags passed to AssumeRole; in conditions they stand before the role's own.</summary>
    public IReadOnlyDictionary<string, string>? SessionTags { get; init; }

    /// <summary>Those of the session's tags that the sessions begun from it keep.</summary>
    public IReadOnlyList<string>? TransitiveTagKeys { get; init; }

    /// <summary>Who stands behind a role session, as the one who began it said; it stays with the sessions begun from it.</summary>
    public string? SourceIdentity { get; init; }

    /// <summary>For a role session, the ARN of the role itself, with its path.</summary>
    public string? RoleArn { get; init; }

    /// <summary>True where the credentials are temporary.</summary>
    public bool IsTemporary { get; init; }

    /// <summary>When the session began, for <c>aws:TokenIssueTime</c>.</summary>
    public DateTimeOffset? IssuedAt { get; init; }

    /// <summary>For a service principal: the resource on whose behalf it calls, for <c>aws:SourceArn</c>.</summary>
    public string? SourceArn { get; init; }
}
