using Fractus.Kernel;

namespace Fractus.Iam.Sessions;

/// <summary>What temporary credentials stand for; it travels sealed in the session token, and nowhere else is it kept.</summary>
/// <param name="Kind">A role session, or a user's or root's own session from GetSessionToken.</param>
/// <param name="Account">The account.</param>
/// <param name="Name">The role's or the user's name; empty for root.</param>
/// <param name="Arn">As GetCallerIdentity shows it.</param>
/// <param name="UserId">Likewise.</param>
/// <param name="IssuedAt">When it began.</param>
/// <param name="ExpiresAt">When it ends.</param>
internal sealed record Session(
    PrincipalKind Kind, string Account, string Name, string Arn, string UserId, DateTimeOffset IssuedAt, DateTimeOffset ExpiresAt)
{
    public string? Policy { get; init; }

    public IReadOnlyList<string>? PolicyArns { get; init; }

    public IReadOnlyDictionary<string, string>? Tags { get; init; }

    public IReadOnlyList<string>? TransitiveTagKeys { get; init; }

    public string? SourceIdentity { get; init; }

    /// <param name="accessKeyId">The temporary key.</param>
    /// <param name="roleArn">With the path that the role has now; null for a user or root.</param>
    public Principal ToPrincipal(string accessKeyId, string? roleArn) => new(Kind, Account, Arn, UserId, accessKeyId)
    {
        RoleArn = roleArn,
        IsTemporary = true,
        IssuedAt = IssuedAt,
        SessionPolicy = Policy,
        SessionPolicyArns = PolicyArns,
        SessionTags = Tags,
        TransitiveTagKeys = TransitiveTagKeys,
        SourceIdentity = SourceIdentity,
    };
}

/// <summary>Temporary credentials as they are handed out. Holds a secret.</summary>
internal sealed record SessionCredentials(string AccessKeyId, string SecretAccessKey, string SessionToken, DateTimeOffset ExpiresAt)
{
    public override string ToString() => $"temporary credentials {AccessKeyId}";
}
