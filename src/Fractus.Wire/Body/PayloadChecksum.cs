using System.Buffers.Binary;
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

    private readonly Crc? _crc;
    private readonly IncrementalHash? _hash;
    private ulong _state;

    public PayloadChecksum(ChecksumAlgorithm algorithm)
    {
        Algorithm = algorithm;
        _crc = algorithm switch
        {
            ChecksumAlgorithm.Crc32 => Crc.Crc32,
            ChecksumAlgorithm.Crc32C => Crc.Crc32C,
            ChecksumAlgorithm.Crc64Nvme => Crc.Crc64Nvme,
            _ => null,
        };
        _hash = algorithm switch
        {
            ChecksumAlgorithm.Sha1 => IncrementalHash.CreateHash(HashAlgorithmName.SHA1),
            ChecksumAlgorithm.Sha256 => IncrementalHash.CreateHash(HashAlgorithmName.SHA256),
            _ => null,
        };
        _state = _crc?.Mask ?? 0;
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

    /// <summary>The CRC-32 of data that is there as a whole.</summary>
    public static uint Crc32(ReadOnlySpan<byte> data) => (uint)(Crc.Crc32.Update(Crc.Crc32.Mask, data) ^ Crc.Crc32.Mask);

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
        if (_crc is not null)
        {
            _state = _crc.Update(_state, data);
        }
        else
        {
            _hash!.AppendData(data);
        }
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
        if (_crc is null)
        {
            _hash!.GetCurrentHash(destination);
            return;
        }

        var value = _state ^ _crc.Mask;
        if (destination.Length == sizeof(uint))
        {
            BinaryPrimitives.WriteUInt32BigEndian(destination, (uint)value);
        }
        else
        {
            BinaryPrimitives.WriteUInt64BigEndian(destination, value);
        }
    }

    public void Dispose() => _hash?.Dispose();
}
