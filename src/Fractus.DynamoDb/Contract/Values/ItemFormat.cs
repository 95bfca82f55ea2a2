using System.Buffers.Binary;

namespace Fractus.DynamoDb.Contract;

/// <summary>
/// The bytes of a stored item. They are canonical: two values are equal in DynamoDB's sense if and only if their bytes are.
/// </summary>
/// <remarks>
/// <code>
/// value  = 0 size utf8 | 1 size decimal | 2 size bytes         S, N, B; decimal as in DecimalCodec
///        | (3 | 4 | 5) length count (size content)*            SS, NS, BS, ascending
///        | 6 length map | 7 length count value*                M, L
///        | 8 | 9 | 10                                          NULL, false, true
/// map    = count (size name value)*                            names ascending by their bytes; an item is a map
/// size   = unsigned LEB128          length, count = 32 bits, little-endian; length is that of what follows it
/// </code>
/// </remarks>
public static class ItemFormat
{
    public const byte True = 10;

    /// <summary>Bytes of a container's tag and length.</summary>
    public const int Header = 5;

    /// <summary>The type of the value that starts here.</summary>
    public static AttributeType TypeOf(ReadOnlySpan<byte> value) => value[0] == True ? AttributeType.BOOL : (AttributeType)value[0];

    /// <summary>Bytes of the value that starts here.</summary>
    public static int LengthOf(ReadOnlySpan<byte> value)
    {
        switch (value[0])
        {
            case <= (byte)AttributeType.B:
                var size = ReadSize(value[1..], out var sizeLength);
                return 1 + sizeLength + size;
            case >= (byte)AttributeType.NULL:
                return 1;
            default:
                return Header + (int)BinaryPrimitives.ReadUInt32LittleEndian(value[1..]);
        }
    }

    public static int ReadSize(ReadOnlySpan<byte> bytes, out int length)
    {
        int size = bytes[0];
        length = 1;
        if (size < 0x80)
        {
            return size;
        }

        size &= 0x7F;
        for (var shift = 7; ; shift += 7)
        {
            int part = bytes[length++];
            size |= (part & 0x7F) << shift;
            if (part < 0x80)
            {
                return size;
            }
        }
    }

    public static int ReadCount(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadInt32LittleEndian(bytes);
}
