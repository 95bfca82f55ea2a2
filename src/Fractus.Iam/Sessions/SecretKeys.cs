using System.Security.Cryptography;
using System.Text;
using Fractus.Iam.Storage;
using Fractus.Kernel;
using Fractus.Store;

namespace Fractus.Iam.Sessions;

/// <summary>Keys derived from the one master key of this store, each for one purpose.</summary>
internal sealed class SecretKeys
{
    private const int Bytes = 32;
    private readonly byte[] master;

    private SecretKeys(byte[] master) => this.master = master;

    /// <summary>Reads the master key, or makes it where the store is new.</summary>
    public static async Task<SecretKeys> OpenAsync(IStore store, IdGenerator ids, CancellationToken cancellation)
    {
        var candidate = new byte[Bytes];
        ids.Fill(candidate);
        var master = await store.TransactAsync(
            transaction =>
            {
                if (transaction.TryGet(IamKeys.MasterKey, out var stored))
                {
                    return stored.ToArray();
                }

                transaction.Set(IamKeys.MasterKey, candidate);
                return candidate;
            },
            cancellation);
        return new SecretKeys(master);
    }

    /// <param name="purpose">What the key is for; different purposes give unrelated keys.</param>
    /// <param name="context">What it is bound to.</param>
    public byte[] Derive(string purpose, string context) => HMACSHA256.HashData(master, Encoding.UTF8.GetBytes($"{purpose}\n{context}"));
}
