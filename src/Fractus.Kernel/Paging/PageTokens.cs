using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Fractus.Kernel.Paging;

/// <summary>
/// Makes the tokens that continue a listing: opaque to callers, and good only where they were made for. A token holds where to go on
/// and is sealed, so a caller can neither make one up nor change one, nor use that of one operation or account with another.
/// </summary>
/// <remarks>The content is not encrypted: put no secret in it.</remarks>
/// <param name="serverKey">Random bytes of the server, at least 16; tokens outlive a restart where the key does.</param>
public sealed class PageTokens(ReadOnlyMemory<byte> serverKey)
{
    private const int SealLength = 16;
    private const int MaxPositionLength = 4096;

    private readonly byte[] _key = serverKey.Length >= 16
        ? HMACSHA256.HashData(serverKey.Span, "page tokens"u8)
        : throw new ArgumentException("A server's key has at least 16 bytes", nameof(serverKey));

    /// <param name="scope">What the token is for: the operation and all that must not change between pages, such as
    /// <c>logs:DescribeLogGroups|000000000000|us-east-1|prefix</c>.</param>
    /// <param name="position">Where the next page begins; at most 4096 bytes.</param>
    /// <returns>Base64url without padding.</returns>
    public string Create(string scope, ReadOnlySpan<byte> position)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(position.Length, MaxPositionLength);
        Span<byte> token = stackalloc byte[SealLength + position.Length];
        Seal(scope, position, token);
        position.CopyTo(token[SealLength..]);
        return Base64Url.EncodeToString(token);
    }

    public string Create(string scope, string position) => Create(scope, Encoding.UTF8.GetBytes(position));

    /// <summary>Opens a token.</summary>
    /// <param name="scope">As it was created with.</param>
    /// <param name="token">What the caller sent.</param>
    /// <param name="position">Where to go on, when the method returns true.</param>
    /// <returns>False where the token was not made here for this scope; the service has its own error for that.</returns>
    public bool TryOpen(string scope, string token, out byte[] position)
    {
        position = [];
        if (token.Length > Base64Url.GetEncodedLength(SealLength + MaxPositionLength))
        {
            return false;
        }

        Span<byte> bytes = stackalloc byte[SealLength + MaxPositionLength + 3];
        if (Base64Url.DecodeFromChars(token, bytes, out _, out var length) != System.Buffers.OperationStatus.Done || length < SealLength)
        {
            return false;
        }

        Span<byte> seal = stackalloc byte[SealLength];
        var content = bytes[SealLength..length];
        Seal(scope, content, seal);
        if (!CryptographicOperations.FixedTimeEquals(seal, bytes[..SealLength]))
        {
            return false;
        }

        position = content.ToArray();
        return true;
    }

    public bool TryOpen(string scope, string token, out string position)
    {
        var isGood = TryOpen(scope, token, out byte[] bytes);
        position = Encoding.UTF8.GetString(bytes);
        return isGood;
    }

    // The scope's length stands before it: otherwise its end could be moved into the position.
    private void Seal(string scope, ReadOnlySpan<byte> position, Span<byte> destination)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, _key);
        var name = Encoding.UTF8.GetBytes(scope);
        hash.AppendData(BitConverter.GetBytes(name.Length));
        hash.AppendData(name);
        hash.AppendData(position);
        Span<byte> full = stackalloc byte[HMACSHA256.HashSizeInBytes];
        hash.GetHashAndReset(full);
        full[..SealLength].CopyTo(destination);
    }
}
