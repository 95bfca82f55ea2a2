using System.Collections.Concurrent;
using Fractus.Iam.Contract;
using Fractus.Iam.Sessions;
using Fractus.Iam.Storage;
using Fractus.Kernel;
using Fractus.Kernel.Identity;
using Fractus.Store;

namespace Fractus.Iam.Access;

/// <summary>Access keys and session tokens to principals. What it finds it keeps until something in IAM changes.</summary>
internal sealed class CredentialResolver(IStore store, ChangeCounter changes, SessionTokens tokens, TimeProvider time) : ICredentialResolver
{
    private const int MaxEntries = 10_000;
    private readonly ConcurrentDictionary<string, Entry> entries = new(StringComparer.Ordinal);

    private sealed record Entry(long Changes, string? Token, Credential Credential, DateTimeOffset ExpiresAt);

    /// <inheritdoc/>
    public Credential? Resolve(string accessKeyId, string? sessionToken)
    {
        var now = changes.Current;
        if (!entries.TryGetValue(accessKeyId, out var entry) || entry.Changes != now || entry.Token != sessionToken)
        {
            using var snapshot = store.OpenSnapshot();
            entry = AccessKeyIds.IsTemporary(accessKeyId)
                ? FindSession(snapshot, now, accessKeyId, sessionToken)
                : FindLongTerm(snapshot, now, accessKeyId, sessionToken);
            if (entry is null)
            {
                return null;
            }

            if (entries.Count >= MaxEntries)
            {
                entries.Clear();
            }

            entries[accessKeyId] = entry;
        }

        return entry.ExpiresAt > time.GetUtcNow() ? entry.Credential : throw InvalidTokenException.Expired();
    }

    private static Entry? FindLongTerm(ISnapshot snapshot, long now, string accessKeyId, string? sessionToken)
    {
        if (new IamReader(snapshot, "").FindAccessKey(accessKeyId) is not { } key)
        {
            return null;
        }

        var user = new IamReader(snapshot, key.Account).Find(Entities.User, key.UserName);
        if (key.Status != StatusType.Active || user?.Id != key.UserId || sessionToken is not null)
        {
            throw InvalidTokenException.Invalid();
        }

        var principal = new Principal(
            PrincipalKind.User, key.Account, IamArns.Of(key.Account, Entities.User, user), user.Id, accessKeyId);
        return new Entry(now, null, new Credential(principal, key.Secret), DateTimeOffset.MaxValue);
    }

    private Entry? FindSession(ISnapshot snapshot, long now, string accessKeyId, string? sessionToken)
    {
        // A temporary key is nothing without its token, and must not pass for a key that was never issued.
        if (sessionToken is null)
        {
            throw InvalidTokenException.Invalid();
        }

        if (tokens.Open(accessKeyId, sessionToken) is not { } session)
        {
            return null;
        }

        var reader = new IamReader(snapshot, session.Account);
        string? roleArn = null;
        switch (session.Kind)
        {
            case PrincipalKind.AssumedRole:
                var role = reader.Find(Entities.Role, session.Name);
                roleArn = role is not null && session.UserId == $"{role.Id}:{IamArns.Name(session.Arn)}"
                    ? IamArns.Of(session.Account, Entities.Role, role)
                    : throw InvalidTokenException.Invalid();
                break;
            case PrincipalKind.User when reader.Find(Entities.User, session.Name)?.Id != session.UserId:
                throw InvalidTokenException.Invalid();
        }

        var credential = new Credential(session.ToPrincipal(accessKeyId, roleArn), tokens.Secret(accessKeyId, sessionToken));
        return new Entry(now, sessionToken, credential, session.ExpiresAt);
    }
}
