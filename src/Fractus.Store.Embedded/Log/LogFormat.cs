using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;

namespace Fractus.Store.Embedded.Log;

/// <summary>
/// The bytes of a log file. It begins with a header (magic, format, generation, salt, checksum), then records follow, one for each
/// batch of transactions, each padded to 8 bytes. Two files take turns: generation g is in <c>log.{g mod 2}</c>, over what generation
/// g − 2 left there. A record counts if it names the file's generation, the next sequence number, and has the right checksum.
/// </summary>
internal static class LogFormat
{
    public const int HeaderSize = 64;
    public const int RecordHeaderSize = 32;
    public const int Alignment = 8;

    private const ulong Magic = 0x31474F4C54435246;

    public static string NameOf(long generation) => $"log.{generation & 1}";

    public static int Padded(int length) => (length + Alignment - 1) & ~(Alignment - 1);

    public static void WriteHeader(Span<byte> target, long generation, ulong salt)
    {
        target[..HeaderSize].Clear();
        BinaryPrimitives.WriteUInt64LittleEndian(target, Magic);
        BinaryPrimitives.WriteInt64LittleEndian(target[8..], generation);
        BinaryPrimitives.WriteUInt64LittleEndian(target[16..], salt);
        BinaryPrimitives.WriteUInt32LittleEndian(target[24..], Checksum(0, target[..24]));
    }

    /// <returns>The generation and salt, or null where the header is damaged; generation 0 for a file never used.</returns>
    public static (long Generation, ulong Salt)? ReadHeader(ReadOnlySpan<byte> header)
    {
        if (!header[..HeaderSize].ContainsAnyExcept((byte)0))
        {
            return (0, 0);
        }

        var isWhole = BinaryPrimitives.ReadUInt64LittleEndian(header) == Magic
            && BinaryPrimitives.ReadUInt32LittleEndian(header[24..]) == Checksum(0, header[..24]);
        return isWhole
            ? (BinaryPrimitives.ReadInt64LittleEndian(header[8..]), BinaryPrimitives.ReadUInt64LittleEndian(header[16..]))
            : null;
    }

    /// <summary>Fills the header in front of a record's payload.</summary>
    /// <param name="record">Header and payload.</param>
    /// <param name="salt">Of the file: bytes that a user stores can then not pass for a record.</param>
    /// <param name="generation">Of the file.</param>
    /// <param name="sequence">Counts records of the generation from 1.</param>
    public static void WriteRecordHeader(Span<byte> record, ulong salt, long generation, long sequence)
    {
        BinaryPrimitives.WriteInt32LittleEndian(record[4..], record.Length - RecordHeaderSize);
        BinaryPrimitives.WriteInt64LittleEndian(record[8..], generation);
        BinaryPrimitives.WriteInt64LittleEndian(record[16..], sequence);
        BinaryPrimitives.WriteInt64LittleEndian(record[24..], 0);
        BinaryPrimitives.WriteUInt32LittleEndian(record, Checksum(salt, record[4..]));
    }

    public static (int PayloadLength, long Generation, long Sequence) ReadRecordHeader(ReadOnlySpan<byte> header) => (
        BinaryPrimitives.ReadInt32LittleEndian(header[4..]),
        BinaryPrimitives.ReadInt64LittleEndian(header[8..]),
        BinaryPrimitives.ReadInt64LittleEndian(header[16..]));

    /// <summary>True where header and payload are as they were written.</summary>
    public static bool IsWhole(ReadOnlySpan<byte> record, ulong salt) =>
        BinaryPrimitives.ReadUInt32LittleEndian(record) == Checksum(salt, record[4..]);

    // CRC-32C, eight bytes at a time, as processors compute it.
    private static uint Checksum(ulong salt, ReadOnlySpan<byte> bytes)
    {
        var crc = BitOperations.Crc32C(uint.MaxValue, salt);
        var words = MemoryMarshal.Cast<byte, ulong>(bytes);
        foreach (var word in words)
        {
            crc = BitOperations.Crc32C(crc, word);
        }

        foreach (var rest in bytes[(words.Length * 8)..])
        {
            crc = BitOperations.Crc32C(crc, rest);
        }

        return ~crc;
    }
}
