using System.Collections.Concurrent;
using Fractus.Iam.Storage;
using Fractus.Kernel;
using Fractus.Store;

namespace Fractus.Iam.Access;

/// <summary>
/// Notes when keys and roles are used, for GetAccessKeyLastUsed and GetRole: at most once a minute each, for the note is a write to
/// the store. Nobody waits for it, and a note lost with the process is no loss that anyone was promised against.
/// </summary>
internal sealed class UsageRecorder(IStore store)
{
    private const int MaxEntries = 10_000;
    private static readonly TimeSpan Resolution = TimeSpan.FromMinutes(1);
    private readonly ConcurrentDictionary<string, UsageRecord> noted = new(StringComparer.Ordinal);

    /// <param name="principal">Only users' long-term keys and roles have a last use.</param>
    /// <param name="action">The action asked for; its service is noted.</param>
    /// <param name="region">Where.</param>
    /// <param name="now">When.</param>
    public void Note(Principal principal, string action, string region, DateTimeOffset now)
    {
        var id = principal switch
        {
            { Kind: PrincipalKind.User, IsTemporary: false } => principal.AccessKeyId,
            { Kind: PrincipalKind.AssumedRole, RoleArn: { } roleArn } => roleArn,
            _ => null,
        };
        if (id is null || (noted.TryGetValue(id, out var last) && now - last.At < Resolution))
        {
            return;
        }

        if (noted.Count >= MaxEntries)
        {
            noted.Clear();
        }

        // The API shows whole seconds.
        var record = new UsageRecord(DateTimeOffset.FromUnixTimeSeconds(now.ToUnixTimeSeconds()), action[..Math.Max(0, action.IndexOf(':', StringComparison.Ordinal))], region);
        noted[id] = record;

        // A role made anew under an old name has not been used: its note goes by its unique id.
        var storedId = principal.RoleArn is null ? id : principal.UserId.Split(':')[0];
        _ = WriteAsync(IamKeys.LastUse(storedId), IamJson.Write(record, IamJson.Default.UsageRecord));
    }

    private async Task WriteAsync(byte[] key, byte[] value)
    {
        try
        {
            await store.TransactAsync(transaction =>
            {
                transaction.Set(key, value);
                return true;
            }).ConfigureAwait(false);
        }
        catch (Exception e) when (e is StoreFailedException or ObjectDisposedException)
        {
            // A store that has failed or closed says so to those who write what matters.
        }
    }
}
