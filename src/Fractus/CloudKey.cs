using Fractus.Kernel;
using Fractus.Store;

namespace Fractus;

/// <summary>The cloud's own key for sealing page tokens; made once, so that tokens outlive a restart.</summary>
internal static class CloudKey
{
    private const int Bytes = 32;

    private static readonly Subspace s_space = new("cloud");

    public static async Task<byte[]> OpenAsync(IStore store, IdGenerator ids)
    {
        var name = s_space.Key("page-token-key");
        using (var snapshot = store.OpenSnapshot())
        {
            if (snapshot.TryGet(name, out var known))
            {
                return known.ToArray();
            }
        }

        var key = new byte[Bytes];
        ids.Fill(key);
        return await store.TransactAsync(transaction =>
        {
            transaction.Set(name, key);
            return key;
        });
    }
}
