using System.Buffers.Binary;
using System.IO.Hashing;
using System.Security.Cryptography;

namespace Fractus.Wire.Body;

/// <summary>The algorithms of the <c>x-amz-checksum-…</c> headers.</summary>
public enum ChecksumAlgorithm
{
    Crc32,
    Crc32C,
    Crc64Nvme,
    Sha1,
    Sha256,
}

/// <summary>One checksum over data that comes in pieces.</summary>
public sealed class PayloadChecksum : IDisposable
{
    private const string HeaderPrefix = "x-amz-checksum-";

    private readonly NonCryptographicHashAlgorithm? _crc;
    private readonly IncrementalHash? _hash;

    public PayloadChecksum(ChecksumAlgorithm algorithm)
    {
        Algorithm = algorithm;
        _crc = algorithm switch
        {
            ChecksumAlgorithm.Crc32 => new Crc32(),
            ChecksumAlgorithm.Crc32C => new Crc32(Crc32ParameterSet.Crc32C),
            ChecksumAlgorithm.Crc64Nvme => new Crc64(Crc64ParameterSet.Nvme),
            _ => null,
        };
        _hash = algorithm switch
        {
            ChecksumAlgorithm.Sha1 => IncrementalHash.CreateHash(HashAlgorithmName.SHA1),
            ChecksumAlgorithm.Sha256 => IncrementalHash.CreateHash(HashAlgorithmName.SHA256),
            _ => null,
        };
    }

    public ChecksumAlgorithm Algorithm { get; }

    /// <summary>Its size in bytes.</summary>
    public int Length => Algorithm switch
    {
        ChecksumAlgorithm.Crc32 or ChecksumAlgorithm.Crc32C => 4,
        ChecksumAlgorithm.Crc64Nvme => 8,
        ChecksumAlgorithm.Sha1 => SHA1.HashSizeInBytes,
        _ => SHA256.HashSizeInBytes,
    };

    /// <summary>The name as error messages and the <c>x-amz-sdk-checksum-algorithm</c> header have it, such as <c>CRC32C</c>.</summary>
    public static string NameOf(ChecksumAlgorithm algorithm) => algorithm.ToString().ToUpperInvariant();

    /// <summary>The header that carries it, such as <c>x-amz-checksum-crc32c</c>.</summary>
    public static string HeaderOf(ChecksumAlgorithm algorithm) => HeaderPrefix + algorithm.ToString().ToLowerInvariant();

    /// <returns>False where the header carries no checksum known here.</returns>
    public static bool TryParseHeader(string name, out ChecksumAlgorithm algorithm)
    {
        foreach (var candidate in Enum.GetValues<ChecksumAlgorithm>())
        {
            if (name.Equals(HeaderOf(candidate), StringComparison.OrdinalIgnoreCase))
            {
                algorithm = candidate;
                return true;
            }
        }

        algorithm = default;
        return false;
    }

    public void Append(ReadOnlySpan<byte> data)
    {
        _crc?.Append(data);
        _hash?.AppendData(data);
    }

    /// <summary>The checksum over what was appended, in base64 as the headers have it.</summary>
    public string Finish()
    {
        Span<byte> value = stackalloc byte[Length];
        Finish(value);
        return Convert.ToBase64String(value);
    }

    /// <param name="destination">As long as <see cref="Length"/>.</param>
    public void Finish(Span<byte> destination)
    {
        switch (_crc)
        {
            case Crc32 crc:
                BinaryPrimitives.WriteUInt32BigEndian(destination, crc.GetCurrentHashAsUInt32());
                break;
            case Crc64 crc:
                BinaryPrimitives.WriteUInt64BigEndian(destination, crc.GetCurrentHashAsUInt64());
                break;
            default:
                _hash!.GetCurrentHash(destination);
                break;
        }
    }

    public void Dispose() => _hash?.Dispose();
}
