using System.Globalization;
using Fractus.Iam.Contract;
using Fractus.Iam.Rules.ManagedPolicies;
using Fractus.Iam.Storage;

namespace Fractus.Iam.Handlers;

/// <summary>Records as the API shows them. What an operation leaves out in the real service it leaves out here.</summary>
internal static class Shapes
{
    /// <summary>A user as lists show it: without tags and boundary.</summary>
    public static User Brief(UserRecord user, string account) => new()
    {
        Path = user.Path,
        UserName = user.Name,
        UserId = user.Id,
        Arn = IamArns.Of(account, Entities.User, user),
        CreateDate = user.CreatedAt,
    };

    public static User Full(UserRecord user, string account) => Brief(user, account) with
    {
        PermissionsBoundary = Boundary(user),
        Tags = TagsOrNull(user.Tags),
    };

    public static Group Show(GroupRecord group, string account) => new()
    {
        Path = group.Path,
        GroupName = group.Name,
        GroupId = group.Id,
        Arn = IamArns.Of(account, Entities.Group, group),
        CreateDate = group.CreatedAt,
    };

    /// <summary>A role as lists show it: without tags, boundary and last use.</summary>
    public static Role Brief(RoleRecord role, string account) => new()
    {
        Path = role.Path,
        RoleName = role.Name,
        RoleId = role.Id,
        Arn = IamArns.Of(account, Entities.Role, role),
        CreateDate = role.CreatedAt,
        AssumeRolePolicyDocument = Encode(role.TrustPolicy),
        Description = role.Description,
        MaxSessionDuration = role.MaxSessionSeconds,
    };

    public static Role Full(RoleRecord role, string account, UsageRecord? usage) => Brief(role, account) with
    {
        PermissionsBoundary = Boundary(role),
        Tags = TagsOrNull(role.Tags),
        RoleLastUsed = LastUsed(usage),
    };

    public static RoleLastUsed LastUsed(UsageRecord? usage) => new() { LastUsedDate = usage?.At, Region = usage?.Region };

    /// <summary>A policy as lists show it: without tags and description.</summary>
    public static Policy Brief(PolicyRecord policy, string account, UseCount uses) => new()
    {
        PolicyName = policy.Name,
        PolicyId = policy.Id,
        Arn = IamArns.Policy(account, policy),
        Path = policy.Path,
        DefaultVersionId = VersionId(policy.DefaultVersion),
        AttachmentCount = uses.Attached,
        PermissionsBoundaryUsageCount = uses.Bounded,
        IsAttachable = true,
        CreateDate = policy.CreatedAt,
        UpdateDate = policy.UpdatedAt,
    };

    public static Policy Full(PolicyRecord policy, string account, UseCount uses) => Brief(policy, account, uses) with
    {
        Description = policy.Description,
        Tags = Tags(policy.Tags),
    };

    public static Policy Show(ManagedPolicy policy, UseCount uses) => new()
    {
        PolicyName = policy.Name,
        PolicyId = policy.Id,
        Arn = policy.Arn,
        Path = policy.Path,
        DefaultVersionId = policy.Version,
        AttachmentCount = uses.Attached,
        PermissionsBoundaryUsageCount = uses.Bounded,
        IsAttachable = true,
        CreateDate = policy.UpdatedAt,
        UpdateDate = policy.UpdatedAt,
    };

    /// <summary>A version as lists show it: without its document.</summary>
    public static PolicyVersion Brief(PolicyVersionRecord version, PolicyRecord policy) => new()
    {
        VersionId = VersionId(version.Number),
        IsDefaultVersion = version.Number == policy.DefaultVersion,
        CreateDate = version.CreatedAt,
    };

    public static PolicyVersion Full(PolicyVersionRecord version, PolicyRecord policy) =>
        Brief(version, policy) with { Document = Encode(version.Document) };

    public static PolicyVersion Show(ManagedPolicy policy) => new()
    {
        VersionId = policy.Version,
        IsDefaultVersion = true,
        CreateDate = policy.UpdatedAt,
        Document = Encode(policy.Text),
    };

    public static string VersionId(int number) => string.Create(CultureInfo.InvariantCulture, $"v{number}");

    public static AttachedPolicy Attached(string policyArn) => new() { PolicyName = IamArns.Name(policyArn), PolicyArn = policyArn };

    public static IReadOnlyList<Tag> Tags(IReadOnlyDictionary<string, string> tags) =>
        [.. tags.OrderBy(tag => tag.Key, StringComparer.Ordinal).Select(tag => new Tag { Key = tag.Key, Value = tag.Value })];

    public static IReadOnlyList<Tag>? TagsOrNull(IReadOnlyDictionary<string, string> tags) => tags.Count > 0 ? Tags(tags) : null;

    public static AttachedPermissionsBoundary? Boundary(IdentityRecord identity) => identity.Boundary is { } arn
        ? new() { PermissionsBoundaryType = "Policy", PermissionsBoundaryArn = arn }
        : null;

    /// <summary>IAM answers documents percent-encoded (RFC 3986); clients decode them.</summary>
    public static string Encode(string document) => Uri.EscapeDataString(document);
}
