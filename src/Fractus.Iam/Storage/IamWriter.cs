using System.Text;
using Fractus.Store;

namespace Fractus.Iam.Storage;

/// <summary>Changes one account's identities and policies, and keeps the indexes true.</summary>
internal sealed class IamWriter(ITransaction transaction, string account) : IamReader(transaction, account)
{
    /// <exception cref="Contract.EntityAlreadyExistsException">The name is taken, whatever its case.</exception>
    /// <exception cref="Contract.LimitExceededException">The account has as many as it may.</exception>
    public void Add<T>(EntityKind<T> kind, T record)
        where T : IdentityRecord
    {
        if (transaction.TryGet(IamKeys.Identity(Account, kind.Code, record.Name), out _))
        {
            throw IamErrors.AlreadyExists(kind.Title, record.Name);
        }

        if (Count(kind) >= kind.MaxPerAccount)
        {
            throw IamErrors.QuotaExceeded($"{kind.Title}sPerAccount", kind.MaxPerAccount);
        }

        Replace(kind, null, record);
    }

    /// <summary>Stores what has changed of an identity, its name included.</summary>
    public void Update<T>(EntityKind<T> kind, T before, T after)
        where T : IdentityRecord
    {
        var isRenamed = IamKeys.Fold(before.Name) != IamKeys.Fold(after.Name);
        if (isRenamed && transaction.TryGet(IamKeys.Identity(Account, kind.Code, after.Name), out _))
        {
            throw IamErrors.AlreadyExists(kind.Title, after.Name);
        }

        Replace(kind, before, after);
    }

    public void Remove<T>(EntityKind<T> kind, T record)
        where T : IdentityRecord => Replace(kind, record, null);

    public void Put(PolicyRecord policy) =>
        transaction.Set(IamKeys.Policy(Account, policy.Name), IamJson.Write(policy, IamJson.Default.PolicyRecord));

    public void Remove(PolicyRecord policy) => transaction.Clear(IamKeys.Policy(Account, policy.Name));

    public void Put(string accessKeyId, AccessKeyRecord key) =>
        transaction.Set(IamKeys.AccessKey(accessKeyId), IamJson.Write(key, IamJson.Default.AccessKeyRecord));

    public void PutAlias(string alias)
    {
        if (transaction.TryGet(IamKeys.Aliased(alias), out var owner) && Encoding.UTF8.GetString(owner.Span) != Account)
        {
            throw new Contract.EntityAlreadyExistsException($"The account alias {alias} already exists.");
        }

        if (FindAlias() is { } former)
        {
            transaction.Clear(IamKeys.Aliased(former));
        }

        transaction.Set(IamKeys.Alias(Account), Encoding.UTF8.GetBytes(alias));
        transaction.Set(IamKeys.Aliased(alias), Encoding.UTF8.GetBytes(Account));
    }

    public void RemoveAlias(string alias)
    {
        transaction.Clear(IamKeys.Alias(Account));
        transaction.Clear(IamKeys.Aliased(alias));
    }

    private void Replace<T>(EntityKind<T> kind, T? before, T? after)
        where T : IdentityRecord
    {
        if (before is not null)
        {
            transaction.Clear(IamKeys.Identity(Account, kind.Code, before.Name));
            foreach (var key in IndexKeys(kind, before))
            {
                transaction.Clear(key);
            }
        }

        if (after is not null)
        {
            transaction.Set(IamKeys.Identity(Account, kind.Code, after.Name), IamJson.Write(after, kind.Json));
            foreach (var key in IndexKeys(kind, after))
            {
                transaction.Set(key, []);
            }
        }
    }

    private IEnumerable<byte[]> IndexKeys<T>(EntityKind<T> kind, T record)
        where T : IdentityRecord
    {
        var uses = record.AttachedPolicies.Select(arn => IamKeys.UseOf(Account, arn, kind.Code, record.Name, isBoundary: false));
        if (record.Boundary is not null)
        {
            uses = uses.Append(IamKeys.UseOf(Account, record.Boundary, kind.Code, record.Name, isBoundary: true));
        }

        return record is UserRecord user ? uses.Concat(user.Groups.Select(group => IamKeys.Membership(Account, group, user.Name))) : uses;
    }
}
