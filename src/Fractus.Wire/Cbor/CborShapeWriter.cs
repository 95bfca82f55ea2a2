using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using Fractus.Kernel.Shapes;

namespace Fractus.Wire.Cbor;

/// <summary>Writes a CBOR document. Structures have indefinite length: how many members are set is known only at their end.</summary>
public readonly struct CborShapeWriter(IBufferWriter<byte> output) : IShapeWriter
{
    private const byte IndefiniteMap = 0xBF;
    private const byte Break = 0xFF;
    private const byte False = 0xF4;
    private const byte True = 0xF5;
    private const byte Null = 0xF6;
    private const byte EpochTag = 0xC1;
    private const byte Single = 0xFA;
    private const byte Double = 0xFB;

    public void BeginDocument() => Byte(IndefiniteMap);

    public void EndDocument() => Byte(Break);

    public void WriteText(string name, string value)
    {
        Text(name);
        Text(value);
    }

    public void BeginStructure(MemberSchema member)
    {
        Name(member);
        Byte(IndefiniteMap);
    }

    public void EndStructure(MemberSchema member) => Byte(Break);

    public void BeginList(MemberSchema member, int count)
    {
        Name(member);
        Head(CborMajor.Array, (ulong)count);
    }

    public void EndList(MemberSchema member)
    {
    }

    public void BeginMap(MemberSchema member, int count)
    {
        Name(member);
        Head(CborMajor.Map, (ulong)count);
    }

    public void BeginEntry(MemberSchema member, string key) => Text(key);

    public void BeginEntry(MemberSchema member, scoped ReadOnlySpan<byte> utf8Key) => Text(utf8Key);

    public void EndEntry(MemberSchema member)
    {
    }

    public void EndMap(MemberSchema member)
    {
    }

    public void WriteNull(MemberSchema member) => Byte(Null);

    public void WriteString(MemberSchema member, string value)
    {
        Name(member);
        Text(value);
    }

    public void WriteUtf8(MemberSchema member, scoped ReadOnlySpan<byte> value)
    {
        Name(member);
        Text(value);
    }

    public void WriteBoolean(MemberSchema member, bool value)
    {
        Name(member);
        Byte(value ? True : False);
    }

    public void WriteInteger(MemberSchema member, int value) => WriteLong(member, value);

    public void WriteLong(MemberSchema member, long value)
    {
        Name(member);
        Whole(value);
    }

    public void WriteFloat(MemberSchema member, float value)
    {
        Name(member);
        WriteSingle(value);
    }

    public void WriteDouble(MemberSchema member, double value)
    {
        Name(member);
        Number(value);
    }

    public void WriteBlob(MemberSchema member, ReadOnlyMemory<byte> value)
    {
        Name(member);
        Head(CborMajor.Bytes, (ulong)value.Length);
        output.Write(value.Span);
    }

    /// <remarks>The protocol knows one form only, whatever the model says: tag 1, seconds since 1970 with milliseconds.</remarks>
    public void WriteTimestamp(MemberSchema member, DateTimeOffset value)
    {
        Name(member);
        Byte(EpochTag);
        var milliseconds = value.ToUnixTimeMilliseconds();
        if (milliseconds % 1000 == 0)
        {
            Whole(milliseconds / 1000);
        }
        else
        {
            Number(milliseconds / 1000.0);
        }
    }

    private void Name(MemberSchema member)
    {
        if (!member.IsItem)
        {
            Text(member.Utf8Name.Span);
        }
    }

    private void Text(string value)
    {
        Head(CborMajor.Text, (ulong)Encoding.UTF8.GetByteCount(value));
        Encoding.UTF8.GetBytes(value, output);
    }

    private void Text(ReadOnlySpan<byte> utf8)
    {
        Head(CborMajor.Text, (ulong)utf8.Length);
        output.Write(utf8);
    }

    private void Whole(long value)
    {
        if (value >= 0)
        {
            Head(CborMajor.Unsigned, (ulong)value);
        }
        else
        {
            Head(CborMajor.Negative, (ulong)(-1 - value));
        }
    }

    // The smaller of the two forms that keep the value whole; half precision is not for writing.
    private void Number(double value)
    {
        var single = (float)value;
        if (BitConverter.DoubleToInt64Bits(single) == BitConverter.DoubleToInt64Bits(value))
        {
            WriteSingle(single);
            return;
        }

        var span = output.GetSpan(9);
        span[0] = Double;
        BinaryPrimitives.WriteDoubleBigEndian(span[1..], value);
        output.Advance(9);
    }

    private void WriteSingle(float value)
    {
        var span = output.GetSpan(5);
        span[0] = Single;
        BinaryPrimitives.WriteSingleBigEndian(span[1..], value);
        output.Advance(5);
    }

    private void Head(CborMajor major, ulong argument)
    {
        var span = output.GetSpan(9);
        var type = (byte)((byte)major << 5);
        switch (argument)
        {
            case < 24:
                span[0] = (byte)(type | (byte)argument);
                output.Advance(1);
                break;
            case <= byte.MaxValue:
                span[0] = (byte)(type | 24);
                span[1] = (byte)argument;
                output.Advance(2);
                break;
            case <= ushort.MaxValue:
                span[0] = (byte)(type | 25);
                BinaryPrimitives.WriteUInt16BigEndian(span[1..], (ushort)argument);
                output.Advance(3);
                break;
            case <= uint.MaxValue:
                span[0] = (byte)(type | 26);
                BinaryPrimitives.WriteUInt32BigEndian(span[1..], (uint)argument);
                output.Advance(5);
                break;
            default:
                span[0] = (byte)(type | 27);
                BinaryPrimitives.WriteUInt64BigEndian(span[1..], argument);
                output.Advance(9);
                break;
        }
    }

    private void Byte(byte value)
    {
        output.GetSpan(1)[0] = value;
        output.Advance(1);
    }
}
