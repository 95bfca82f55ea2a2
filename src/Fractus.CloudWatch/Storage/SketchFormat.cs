using System.Buffers;
using System.Buffers.Binary;
using Fractus.CloudWatch.Rules;

namespace Fractus.CloudWatch.Storage;

/// <summary>A sketch as bytes.</summary>
/// <remarks>
/// <code>
/// flags and bits kept : 1     count, sum, minimum, maximum : 8 each     length : varint
/// then for each value: its distance to the one before, in units of the last bit kept : varint     its count : varint, or 8 where counts are broken
/// </code>
/// </remarks>
internal static class SketchFormat
{
    private const int BitsMask = 0x3F;
    private const int Opaque = 0x40;
    private const int BrokenCounts = 0x80;
    private const int LongestVarint = 10;

    // What a double holds exactly.
    private const double MostCount = 1L << 53;

    public static byte[] Write(ValueSketch sketch)
    {
        var isBroken = IsBroken(sketch.Counts);
        var most = 1 + (4 * sizeof(double)) + LongestVarint + (sketch.Length * 2 * LongestVarint);
        var rented = ArrayPool<byte>.Shared.Rent(most);
        var output = new Output(rented);
        output.Byte((byte)(sketch.Bits | (sketch.IsOpaque ? Opaque : 0) | (isBroken ? BrokenCounts : 0)));
        output.Double(sketch.Count);
        output.Double(sketch.Sum);
        output.Double(sketch.Minimum);
        output.Double(sketch.Maximum);
        output.Varint((ulong)sketch.Length);
        long before = 0;
        for (var i = 0; i < sketch.Length; i++)
        {
            var place = Place(sketch.Values[i]) >> (ValueSketch.ExactBits - sketch.Bits);
            output.Varint(i == 0 ? Zigzag(place) : (ulong)(place - before));
            before = place;
            if (isBroken)
            {
                output.Double(sketch.Counts[i]);
            }
            else
            {
                output.Varint((ulong)sketch.Counts[i]);
            }
        }

        var written = rented.AsSpan(0, output.Length).ToArray();
        ArrayPool<byte>.Shared.Return(rented);
        return written;
    }

    public static ValueSketch Read(ReadOnlySpan<byte> stored)
    {
        var flags = stored[0];
        var totals = new SketchTotals(Double(stored, 1), Double(stored, 9), Double(stored, 17), Double(stored, 25));
        stored = stored[33..];
        var length = (int)Varint(ref stored);
        var (values, counts) = (new double[length], new double[length]);
        var bits = flags & BitsMask;
        long place = 0;
        for (var i = 0; i < length; i++)
        {
            var distance = Varint(ref stored);
            place = i == 0 ? Unzigzag(distance) : place + (long)distance;
            values[i] = Value(place << (ValueSketch.ExactBits - bits));
            if ((flags & BrokenCounts) != 0)
            {
                counts[i] = Double(stored, 0);
                stored = stored[sizeof(double)..];
            }
            else
            {
                counts[i] = Varint(ref stored);
            }
        }

        return ValueSketch.Restore(totals, (flags & Opaque) != 0, bits, values, counts);
    }

    private static bool IsBroken(ReadOnlySpan<double> counts)
    {
        foreach (var count in counts)
        {
            if (count > MostCount || Math.Floor(count) != count)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A whole number that rises with the value. The low bits of a rounded value are 0 in it, of a negative one too.</summary>
    private static long Place(double value)
    {
        var raw = BitConverter.DoubleToInt64Bits(value);
        return raw >= 0 ? raw : -(raw & long.MaxValue);
    }

    private static double Value(long place) =>
        place >= 0 ? BitConverter.Int64BitsToDouble(place) : -BitConverter.Int64BitsToDouble(-place);

    private static ulong Zigzag(long number) => (ulong)((number << 1) ^ (number >> 63));

    private static long Unzigzag(ulong number) => (long)(number >> 1) ^ -(long)(number & 1);

    private static double Double(ReadOnlySpan<byte> stored, int offset) => BinaryPrimitives.ReadDoubleLittleEndian(stored[offset..]);

    private static ulong Varint(ref ReadOnlySpan<byte> stored)
    {
        ulong number = 0;
        for (var shift = 0; ; shift += 7)
        {
            var part = stored[0];
            stored = stored[1..];
            number |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80)
            {
                return number;
            }
        }
    }

    private ref struct Output(Span<byte> buffer)
    {
        private readonly Span<byte> _buffer = buffer;

        public int Length { get; private set; }

        public void Byte(byte value) => _buffer[Length++] = value;

        public void Double(double value)
        {
            BinaryPrimitives.WriteDoubleLittleEndian(_buffer[Length..], value);
            Length += sizeof(double);
        }

        public void Varint(ulong value)
        {
            for (; value >= 0x80; value >>= 7)
            {
                Byte((byte)(value | 0x80));
            }

            Byte((byte)value);
        }
    }
}
