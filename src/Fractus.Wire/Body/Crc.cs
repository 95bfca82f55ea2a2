using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Fractus.Wire.Body;

/// <summary>
/// A reflected cyclic redundancy check of up to 64 bits, eight bytes at a time: tables for each of the eight positions give what a
/// byte there does to the remainder.
/// </summary>
internal sealed class Crc
{
    /// <summary>CRC-32 of ISO 3309, as in zip.</summary>
    public static readonly Crc Crc32 = new(0xEDB88320, 0xFFFFFFFF);

    /// <summary>CRC-32C (Castagnoli).</summary>
    public static readonly Crc Crc32C = new(0x82F63B78, 0xFFFFFFFF);

    /// <summary>CRC-64/NVME.</summary>
    public static readonly Crc Crc64Nvme = new(0x9A6C9329AC4BC9B5, ulong.MaxValue);

    private readonly ulong[][] _tables = new ulong[8][];

    private Crc(ulong reflectedPolynomial, ulong mask)
    {
        Mask = mask;
        for (var position = 0; position < 8; position++)
        {
            _tables[position] = new ulong[256];
            for (var octet = 0; octet < 256; octet++)
            {
                _tables[position][octet] = position == 0
                    ? Remainder((ulong)octet, reflectedPolynomial)
                    : Shifted(_tables[position - 1][octet]);
            }
        }
    }

    /// <summary>What a check starts with and is inverted with at its end.</summary>
    public ulong Mask { get; }

    public ulong Update(ulong state, ReadOnlySpan<byte> data)
    {
        var words = MemoryMarshal.Cast<byte, ulong>(data);
        foreach (var raw in words)
        {
            var word = state ^ (BitConverter.IsLittleEndian ? raw : BinaryPrimitives.ReverseEndianness(raw));
            state = _tables[7][(byte)word]
                ^ _tables[6][(byte)(word >> 8)]
                ^ _tables[5][(byte)(word >> 16)]
                ^ _tables[4][(byte)(word >> 24)]
                ^ _tables[3][(byte)(word >> 32)]
                ^ _tables[2][(byte)(word >> 40)]
                ^ _tables[1][(byte)(word >> 48)]
                ^ _tables[0][(byte)(word >> 56)];
        }

        foreach (var octet in data[(words.Length * sizeof(ulong))..])
        {
            state = _tables[0][(byte)(state ^ octet)] ^ (state >> 8);
        }

        return state;
    }

    private static ulong Remainder(ulong value, ulong polynomial)
    {
        for (var bit = 0; bit < 8; bit++)
        {
            value = (value & 1) == 0 ? value >> 1 : (value >> 1) ^ polynomial;
        }

        return value;
    }

    private ulong Shifted(ulong value) => _tables[0][(byte)value] ^ (value >> 8);
}
