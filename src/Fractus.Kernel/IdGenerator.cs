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

    private sealed class SystemIdGenerator : IdGenerator
    {
        public override void Fill(Span<byte> bytes) => RandomNumberGenerator.Fill(bytes);
    }
}
