using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Fractus.Kernel.Paging;

/// <summary>
/// Page tokens that callers can neither read meaning into nor make: a place in a list, sealed with the server's key for one list alone.
/// </summary>
/// <param name="key">At least 16 random bytes; the same after a restart, or tokens given before it are refused.</param>
public sealed class PageTokens(byte[] key)
{
    private const int SealBytes = 16;

    /// <param name="scope">Which list, with all that makes its order: a token of one list opens no other.</param>
    /// <param name="place">Where the next page begins.</param>
    public string Seal(string scope, string place)
    {
        var text = Encoding.UTF8.GetBytes(place);
        return Base64Url.EncodeToString([.. SealOf(scope, text), .. text]);
    }

    /// <returns>The place, or null where the token was not sealed here for this list.</returns>
    public string? Open(string scope, string token)
    {
        if (!Base64Url.IsValid(token))
        {
            return null;
        }

        var bytes = Base64Url.DecodeFromChars(token).AsSpan();
        return bytes.Length >= SealBytes && CryptographicOperations.FixedTimeEquals(bytes[..SealBytes], SealOf(scope, bytes[SealBytes..]))
            ? Encoding.UTF8.GetString(bytes[SealBytes..])
            : null;
    }

    private byte[] SealOf(string scope, ReadOnlySpan<byte> place)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        var name = Encoding.UTF8.GetBytes(scope);
        hash.AppendData(BitConverter.GetBytes(name.Length));
        hash.AppendData(name);
        hash.AppendData(place);
        return hash.GetHashAndReset()[..SealBytes];
    }
}
