using System.Security.Cryptography;
using System.Text;
using Fractus.Kernel;

namespace Fractus.Store;

/// <summary>Keys derived from the one master key of this store, each for one purpose. They outlive a restart.</summary>
public sealed class SecretKeys
{
    private const int Bytes = 32;
    private static readonly byte[] s_masterKey = new Subspace("secret").Key("master");
    private readonly byte[] _master;

    private SecretKeys(byte[] master) => _master = master;

    /// <summary>Reads the master key, or makes it where the store is new.</summary>
    public static async Task<SecretKeys> OpenAsync(IStore store, IdGenerator ids, CancellationToken cancellation = default)
    {
        var candidate = new byte[Bytes];
        ids.Fill(candidate);
        var master = await store.TransactAsync(
            transaction =>
            {
                if (transaction.TryGet(s_masterKey, out var stored))
                {
                    return stored.ToArray();
                }

                transaction.Set(s_masterKey, candidate);
                return candidate;
            },
            cancellation);
        return new SecretKeys(master);
    }

    /// <param name="purpose">What the key is for; different purposes give unrelated keys.</param>
    /// <param name="context">What it is bound to.</param>
    public byte[] Derive(string purpose, string context) => HMACSHA256.HashData(_master, Encoding.UTF8.GetBytes($"{purpose}\n{context}"));
}
