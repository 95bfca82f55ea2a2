using System.Buffers;
using System.Buffers.Binary;
using System.Numerics;

namespace Fractus.Store;

/// <summary>
/// Encodes a tuple so that the unsigned order of the bytes is the order of the values, element by element. The encoding is
/// FoundationDB's tuple layer (https://github.com/apple/foundationdb/blob/main/design/tuple.md), with a versionstamp of 8 bytes.
/// </summary>
/// <remarks>Text sorts by code point. Dispose the writer: it may have borrowed a buffer.</remarks>
public ref struct TupleWriter
{
    private Span<byte> buffer;
    private byte[]? rented;
    private int length;
    private int depth;

    /// <param name="initial">Where to write first, usually on the stack; a longer key moves to a borrowed buffer.</param>
    public TupleWriter(Span<byte> initial) => buffer = initial;

    public readonly ReadOnlySpan<byte> Written => buffer[..length];

    /// <summary>Bytes that are not an element, such as a subspace's prefix.</summary>
    public void AddRaw(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Reserve(bytes.Length));
        length += bytes.Length;
    }

    public void AddNull()
    {
        var target = Reserve(2);
        target[0] = TupleCode.Null;
        length++;
        if (depth > 0)
        {
            target[1] = TupleCode.Escape;
            length++;
        }
    }

    public void Add(scoped ReadOnlySpan<byte> bytes) => AddEscaped(TupleCode.Bytes, bytes);

    /// <exception cref="ArgumentException">The text has a lone surrogate.</exception>
    public void Add(string text)
    {
        var most = TupleCode.Utf8.GetMaxByteCount(text.Length);
        var borrowed = most > 512 ? ArrayPool<byte>.Shared.Rent(most) : null;
        var utf8 = borrowed ?? stackalloc byte[512];
        AddEscaped(TupleCode.Text, utf8[..TupleCode.Utf8.GetBytes(text, utf8)]);
        if (borrowed is not null)
        {
            ArrayPool<byte>.Shared.Return(borrowed);
        }
    }

    /// <summary>The type code carries sign and length, so that fewer bytes sort nearer to zero.</summary>
    public void Add(long number)
    {
        var target = Reserve(9);
        var magnitude = number < 0 ? (ulong)-(number + 1) + 1 : (ulong)number;
        var size = (71 - BitOperations.LeadingZeroCount(magnitude)) / 8;
        target[0] = (byte)(number < 0 ? TupleCode.IntegerZero - size : TupleCode.IntegerZero + size);
        var shown = number < 0 ? ~magnitude : magnitude;
        for (var i = size; i > 0; i--)
        {
            target[i] = (byte)shown;
            shown >>= 8;
        }

        length += size + 1;
    }

    /// <summary>Negative zero sorts before zero, a NaN at the end of its sign.</summary>
    public void Add(double number)
    {
        var bits = BitConverter.DoubleToInt64Bits(number);
        AddEight(TupleCode.Double, bits < 0 ? ~(ulong)bits : (ulong)bits | 1UL << 63);
    }

    public void Add(bool value)
    {
        Reserve(1)[0] = value ? TupleCode.True : TupleCode.False;
        length++;
    }

    public void Add(Versionstamp version) => AddEight(TupleCode.Versionstamp, (ulong)version.Value ^ 1UL << 63);

    public void BeginTuple()
    {
        if (++depth > TupleCode.MaxDepth)
        {
            throw new ArgumentException($"Tuples nest at most {TupleCode.MaxDepth} deep.");
        }

        Reserve(1)[0] = TupleCode.Tuple;
        length++;
    }

    public void EndTuple()
    {
        depth--;
        Reserve(1)[0] = TupleCode.Null;
        length++;
    }

    public readonly byte[] ToArray() => Written.ToArray();

    public void Dispose()
    {
        if (rented is not null)
        {
            ArrayPool<byte>.Shared.Return(rented);
            rented = null;
        }

        buffer = default;
    }

    private void AddEight(byte code, ulong bits)
    {
        var target = Reserve(9);
        target[0] = code;
        BinaryPrimitives.WriteUInt64BigEndian(target[1..], bits);
        length += 9;
    }

    private void AddEscaped(byte code, scoped ReadOnlySpan<byte> bytes)
    {
        var target = Reserve(bytes.Length + bytes.Count((byte)0) + 2);
        target[0] = code;
        var written = 1;
        for (var zero = bytes.IndexOf((byte)0); zero >= 0; zero = bytes.IndexOf((byte)0))
        {
            bytes[..(zero + 1)].CopyTo(target[written..]);
            written += zero + 1;
            target[written++] = TupleCode.Escape;
            bytes = bytes[(zero + 1)..];
        }

        bytes.CopyTo(target[written..]);
        written += bytes.Length;
        target[written] = TupleCode.Null;
        length += written + 1;
    }

    private Span<byte> Reserve(int count)
    {
        if (buffer.Length - length < count)
        {
            var larger = ArrayPool<byte>.Shared.Rent(Math.Max(length + count, buffer.Length * 2));
            Written.CopyTo(larger);
            if (rented is not null)
            {
                ArrayPool<byte>.Shared.Return(rented);
            }

            buffer = rented = larger;
        }

        return buffer[length..];
    }
}
