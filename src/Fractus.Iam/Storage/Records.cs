namespace Fractus.Iam.Storage;

/// <summary>What users, groups and roles have in common. One record holds an identity whole, so that one read is enough to judge it.</summary>
internal abstract record IdentityRecord
{
    public required string Name { get; init; }

    /// <summary>Its unique id (<c>AIDA…</c>, <c>AGPA…</c>, <c>AROA…</c>): another identity of the same name is not the same one.</summary>
    public required string Id { get; init; }

    /// <summary>With a slash at both ends.</summary>
    public required string Path { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>ARNs of attached managed policies.</summary>
    public IReadOnlyList<string> AttachedPolicies { get; init; } = [];

    /// <summary>Inline policies: documents by name.</summary>
    public IReadOnlyDictionary<string, string> InlinePolicies { get; init; } = new Dictionary<string, string>();

    /// <summary>The ARN of the permissions boundary; groups have none.</summary>
    public string? Boundary { get; init; }

    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();
}

internal sealed record UserRecord : IdentityRecord
{
    /// <summary>The groups it is in, by name.</summary>
    public IReadOnlyList<string> Groups { get; init; } = [];

    /// <summary>The ids of its access keys, the oldest first.</summary>
    public IReadOnlyList<string> AccessKeys { get; init; } = [];
}

internal sealed record GroupRecord : IdentityRecord;

internal sealed record RoleRecord : IdentityRecord
{
    public required string TrustPolicy { get; init; }

    public string? Description { get; init; }

    public int MaxSessionSeconds { get; init; } = 3600;
}

internal sealed record PolicyRecord
{
    public required string Name { get; init; }

    public required string Id { get; init; }

    public required string Path { get; init; }

    public string? Description { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public required IReadOnlyList<PolicyVersionRecord> Versions { get; init; }

    public required int DefaultVersion { get; init; }

    /// <summary>Numbers are never used again, not even those of deleted versions.</summary>
    public required int NextVersion { get; init; }

    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    public PolicyVersionRecord Default => Versions.First(version => version.Number == DefaultVersion);
}

internal sealed record PolicyVersionRecord(int Number, string Document, DateTimeOffset CreatedAt);

/// <summary>A user's long-term key, found by its id across all accounts. Holds a secret.</summary>
internal sealed record AccessKeyRecord(string Account, string UserName, string UserId, string Secret, string Status, DateTimeOffset CreatedAt)
{
    /// <summary>A key that was deleted is remembered, so that it can never pass for one that this cloud has not seen.</summary>
    public const string Deleted = "Deleted";

    // The secret must not reach a log by way of the generated text.
    public override string ToString() => $"access key of {UserName}, {Status}";
}

/// <summary>When and for what a key or a role was last used.</summary>
internal sealed record UsageRecord(DateTimeOffset At, string Service, string Region);
