using System.Buffers.Binary;
using System.Security.Cryptography;
using Fractus.Kernel;

namespace Fractus.ApiGateway.Rules.OpenApi.Import;

/// <summary>Ids from a seed: a transaction that runs again gives the same ones.</summary>
internal sealed class SeededIds(byte[] seed) : IdGenerator
{
    public const int SeedLength = 16;

    private long _count;

    public override void Fill(Span<byte> bytes)
    {
        Span<byte> block = stackalloc byte[SeedLength + sizeof(long)];
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        seed.CopyTo(block);
        while (bytes.Length > 0)
        {
            BinaryPrimitives.WriteInt64BigEndian(block[SeedLength..], _count++);
            SHA256.HashData(block, hash);
            var length = Math.Min(bytes.Length, hash.Length);
            hash[..length].CopyTo(bytes);
            bytes = bytes[length..];
        }
    }
}
