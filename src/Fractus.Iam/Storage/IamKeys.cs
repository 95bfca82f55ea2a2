using Fractus.Store;

namespace Fractus.Iam.Storage;

/// <summary>
/// Where IAM keeps what. Names are unique without regard to case, so keys hold them in lower case and records as they were given.
/// <code>
/// iam, entity,  account, kind, name            an identity record
/// iam, policy,  account, name                  a managed policy with its versions
/// iam, use,     account, policy arn, kind, name, attached or boundary   who uses a policy
/// iam, member,  account, group, user           who is in a group
/// iam, key,     access key id                  an access key, of any account
/// iam, alias,   account                        the account's alias
/// iam, aliased, alias                          the account that has it
/// iam-usage, id                                when a key or role was last used
/// iam-secret, master                           what temporary credentials are sealed with
/// </code>
/// All that decides access is under the first prefix, which is watched; usage is not, for it changes with every use.
/// </summary>
internal static class IamKeys
{
    private static readonly Subspace Root = new("iam");
    private static readonly Subspace Entity = Root.Within("entity");
    private static readonly Subspace PolicyOf = Root.Within("policy");
    private static readonly Subspace Use = Root.Within("use");
    private static readonly Subspace Member = Root.Within("member");
    private static readonly Subspace Usage = new("iam-usage");

    public static KeyRange Watched => Root.Range();

    public static string Fold(string name) => name.ToLowerInvariant();

    public static byte[] Identity(string account, string kind, string name) => Entity.Key(account, kind, Fold(name));

    public static KeyRange Identities(string account, string kind, string? after) => After(Entity.Within(account, kind), after);

    public static byte[] Policy(string account, string name) => PolicyOf.Key(account, Fold(name));

    public static KeyRange Policies(string account, string? after) => After(PolicyOf.Within(account), after);

    public static byte[] UseOf(string account, string policyArn, string kind, string name, bool isBoundary) =>
        Use.Key(account, policyArn, kind, Fold(name), isBoundary);

    public static KeyRange UsesOf(string account, string policyArn) => Use.Range(account, policyArn);

    public static KeyRange AllUses(string account) => Use.Range(account);

    /// <summary>Reads a key of <see cref="UsesOf"/>.</summary>
    public static (string PolicyArn, string Kind, string Name, bool IsBoundary) ReadUse(KeyValue pair)
    {
        var reader = Use.Unpack(pair.Key);
        reader.ReadString();
        return (reader.ReadString(), reader.ReadString(), reader.ReadString(), reader.ReadBoolean());
    }

    public static byte[] Membership(string account, string group, string user) => Member.Key(account, Fold(group), Fold(user));

    public static KeyRange MembersOf(string account, string group) => Member.Range(account, Fold(group));

    public static string ReadMember(KeyValue pair)
    {
        var reader = Member.Unpack(pair.Key);
        reader.ReadString();
        reader.ReadString();
        return reader.ReadString();
    }

    public static byte[] AccessKey(string id) => Root.Key("key", id);

    public static byte[] Alias(string account) => Root.Key("alias", account);

    public static byte[] Aliased(string alias) => Root.Key("aliased", alias);

    public static byte[] LastUse(string id) => Usage.Key(id);

    private static KeyRange After(Subspace subspace, string? after)
    {
        var all = subspace.Range();
        if (after is null)
        {
            return all;
        }

        // The least key after this one is it with a zero byte behind.
        byte[] begin = [.. subspace.Key(Fold(after)), 0];
        return new KeyRange(begin, all.End);
    }
}
