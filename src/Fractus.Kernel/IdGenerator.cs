using System.Buffers.Text;
using System.Security.Cryptography;

namespace Fractus.Kernel;

/// <summary>The only source of randomness: what takes one can be replayed from a seed.</summary>
public abstract class IdGenerator
{
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const string LowerAlphanumeric = "abcdefghijklmnopqrstuvwxyz0123456789";

    /// <summary>Backed by the operating system's cryptographic generator.</summary>
    public static IdGenerator System { get; } = new SystemIdGenerator();

    public abstract void Fill(Span<byte> bytes);

    /// <summary>A random (version 4) UUID in its 36-character form, as request ids and revision ids have it.</summary>
    public string Uuid()
    {
        Span<byte> bytes = stackalloc byte[16];
        Fill(bytes);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true).ToString();
    }

    /// <summary>Upper-case base 32, as in the ids of IAM's entities and access keys.</summary>
    public string UpperBase32(int length) => Pick(Base32, length);

    /// <summary>Lower-case letters and digits, as in the ids of APIs and their parts.</summary>
    public string LowerBase36(int length) => Pick(LowerAlphanumeric, length);

    /// <summary>Base64url of <paramref name="byteCount"/> random bytes, without padding.</summary>
    public string Secret(int byteCount)
    {
        Span<byte> bytes = stackalloc byte[byteCount];
        Fill(bytes);
        return Base64Url.EncodeToString(bytes);
    }

    private string Pick(string alphabet, int length)
    {
        Span<byte> bytes = stackalloc byte[length];
        Span<char> chars = stackalloc char[length];
        Fill(bytes);
        for (var i = 0; i < length; i++)
        {
            chars[i] = alphabet[bytes[i] % alphabet.Length];
        }

        return new string(chars);
    }

    /// <summary>Takes from blocks: one call of the system's generator costs as much for a thousand bytes as for sixteen.</summary>
    private sealed class SystemIdGenerator : IdGenerator
    {
        private const int BlockBytes = 1024;

        private readonly Lock _gate = new();
        private readonly byte[] _block = new byte[BlockBytes];
        private int _used = BlockBytes;

        public override void Fill(Span<byte> bytes)
        {
            if (bytes.Length > BlockBytes)
            {
                RandomNumberGenerator.Fill(bytes);
                return;
            }

            lock (_gate)
            {
                if (BlockBytes - _used < bytes.Length)
                {
                    RandomNumberGenerator.Fill(_block);
                    _used = 0;
                }

                // What was given away, perhaps a secret, stays nowhere else.
                var part = _block.AsSpan(_used, bytes.Length);
                part.CopyTo(bytes);
                part.Clear();
                _used += bytes.Length;
            }
        }
    }
}
