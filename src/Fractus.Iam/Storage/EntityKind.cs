using System.Text.Json.Serialization.Metadata;
using Fractus.Iam.Rules.Documents;

namespace Fractus.Iam.Storage;

/// <summary>What differs between users, groups and roles where everything else is the same.</summary>
/// <param name="Code">In keys and ARNs: <c>user</c>, <c>group</c>, <c>role</c>.</param>
/// <param name="Title">In messages and quotas: <c>User</c> …</param>
/// <param name="IdPrefix">Of unique ids.</param>
/// <param name="MaxPerAccount">The account's quota.</param>
/// <param name="MaxInlineSize">All inline policies of one together, in characters that are not white space.</param>
/// <param name="Json">The stored form.</param>
internal sealed record EntityKind<T>(
    string Code, string Title, string IdPrefix, int MaxPerAccount, int MaxInlineSize, JsonTypeInfo<T> Json)
    where T : IdentityRecord;

/// <remarks>Quotas: IAM User Guide, "IAM and AWS STS quotas".</remarks>
internal static class Entities
{
    public static EntityKind<UserRecord> User { get; } =
        new("user", "User", "AIDA", 5000, PolicySize.MaxInlineOfUser, IamJson.Default.UserRecord);

    public static EntityKind<GroupRecord> Group { get; } =
        new("group", "Group", "AGPA", 300, PolicySize.MaxInlineOfGroup, IamJson.Default.GroupRecord);

    public static EntityKind<RoleRecord> Role { get; } =
        new("role", "Role", "AROA", 1000, PolicySize.MaxInlineOfRole, IamJson.Default.RoleRecord);
}

/// <summary>Quotas that all kinds share.</summary>
internal static class Quotas
{
    public const int PoliciesPerAccount = 1500;
    public const int AttachedPoliciesPerEntity = 10;
    public const int VersionsPerPolicy = 5;
    public const int GroupsPerUser = 10;
    public const int AccessKeysPerUser = 2;
    public const int TagsPerEntity = 50;
}
