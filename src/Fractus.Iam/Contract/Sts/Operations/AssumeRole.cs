using Fractus.Kernel.Contracts;

namespace Fractus.Iam.Contract.Sts;

[Shape]
public sealed partial record AssumeRoleInput
{
    [Length(20, 2048)]
    [Pattern(@"[\u0009\u000A\u000D\u0020-\u007E\u0085\u00A0-\uD7FF\uE000-\uFFFD\u10000-\u10FFFF]+")]
    public required string RoleArn { get; init; }

    [Length(2, 64)]
    [Pattern(@"[\w+=,.@-]*")]
    public required string RoleSessionName { get; init; }

    public IReadOnlyList<PolicyDescriptorType>? PolicyArns { get; init; }

    [Length(1)]
    [Pattern(@"[\u0009\u000A\u000D\u0020-\u00FF]+")]
    public string? Policy { get; init; }

    [Range(900, 43200)]
    public int? DurationSeconds { get; init; }

    [Length(0, 50)]
    public IReadOnlyList<Tag>? Tags { get; init; }

    [Length(0, 50)]
    [Each(MinLength = 1, MaxLength = 128, Pattern = @"^[\p{L}\p{Z}\p{N}_.:/=+\-@]+$")]
    public IReadOnlyList<string>? TransitiveTagKeys { get; init; }

    [Length(2, 1224)]
    [Pattern(@"[\w+=,.@:\/-]*")]
    public string? ExternalId { get; init; }

    [Length(9, 256)]
    [Pattern(@"[\w+=/:,.@-]*")]
    public string? SerialNumber { get; init; }

    [Length(6, 6)]
    [Pattern(@"[\d]*")]
    public string? TokenCode { get; init; }

    [Length(2, 64)]
    [Pattern(@"[\w+=,.@-]*")]
    public string? SourceIdentity { get; init; }

    [Length(0, 5)]
    public IReadOnlyList<ProvidedContext>? ProvidedContexts { get; init; }
}

[Shape]
public sealed partial record AssumeRoleOutput
{
    public Credentials? Credentials { get; init; }

    public AssumedRoleUser? AssumedRoleUser { get; init; }

    public int? PackedPolicySize { get; init; }

    public string? SourceIdentity { get; init; }
}
