using System.Buffers.Binary;

namespace Fractus.Store;

/// <summary>Reads the elements of a tuple key one after the other. Each method throws <see cref="FormatException"/> where the
/// next element is of another kind, is damaged or is not there.</summary>
public ref struct TupleReader
{
    private readonly int depth;
    private ReadOnlySpan<byte> rest;

    public TupleReader(ReadOnlySpan<byte> encoded)
        : this(encoded, 0)
    {
    }

    private TupleReader(ReadOnlySpan<byte> encoded, int depth)
    {
        rest = encoded;
        this.depth = depth;
    }

    public readonly bool IsAtEnd => rest.IsEmpty || (depth > 0 && rest[0] == TupleCode.Null && !IsEscaped(rest, 0));

    /// <summary>The kind of the next element.</summary>
    public readonly TupleKind NextKind => IsAtEnd ? throw Damaged() : rest[0] switch
    {
        TupleCode.Null => TupleKind.Null,
        TupleCode.Bytes => TupleKind.Bytes,
        TupleCode.Text => TupleKind.Text,
        TupleCode.Tuple => TupleKind.Tuple,
        >= TupleCode.IntegerZero - 8 and <= TupleCode.IntegerZero + 8 => TupleKind.Integer,
        TupleCode.Double => TupleKind.Real,
        TupleCode.False or TupleCode.True => TupleKind.Boolean,
        TupleCode.Versionstamp => TupleKind.Versionstamp,
        _ => throw Damaged(),
    };

    public void ReadNull() => Take(TupleKind.Null, depth > 0 ? 2 : 1);

    public byte[] ReadBytes()
    {
        var escaped = TakeEscaped(TupleKind.Bytes);
        var bytes = new byte[UnescapedLength(escaped)];
        Unescape(escaped, bytes);
        return bytes;
    }

    public string ReadString()
    {
        var escaped = TakeEscaped(TupleKind.Text);
        var size = UnescapedLength(escaped);
        if (size == escaped.Length)
        {
            return TupleCode.Utf8.GetString(escaped);
        }

        var utf8 = new byte[size];
        Unescape(escaped, utf8);
        return TupleCode.Utf8.GetString(utf8);
    }

    public long ReadInt64()
    {
        Expect(TupleKind.Integer);
        var size = rest[0] - TupleCode.IntegerZero;
        var bytes = Take(TupleKind.Integer, 1 + Math.Abs(size))[1..];
        ulong magnitude = 0;
        foreach (var part in bytes)
        {
            magnitude = magnitude << 8 | (size < 0 ? (byte)~part : part);
        }

        return size < 0
            ? magnitude is > 0 and <= 1UL << 63 ? -(long)(magnitude - 1) - 1 : throw Damaged()
            : magnitude <= long.MaxValue ? (long)magnitude : throw Damaged();
    }

    /// <exception cref="OverflowException">The number does not fit.</exception>
    public int ReadInt32() => checked((int)ReadInt64());

    public double ReadDouble()
    {
        var bits = BinaryPrimitives.ReadUInt64BigEndian(Take(TupleKind.Real, 9)[1..]);
        return BitConverter.UInt64BitsToDouble(bits >> 63 == 0 ? ~bits : bits & ~(1UL << 63));
    }

    public bool ReadBoolean() => Take(TupleKind.Boolean, 1)[0] == TupleCode.True;

    public Versionstamp ReadVersionstamp() =>
        new((long)(BinaryPrimitives.ReadUInt64BigEndian(Take(TupleKind.Versionstamp, 9)[1..]) ^ 1UL << 63));

    /// <summary>A reader of the nested tuple's elements; this one goes on behind it.</summary>
    public TupleReader ReadTuple()
    {
        Expect(TupleKind.Tuple);
        if (depth == TupleCode.MaxDepth)
        {
            throw Damaged();
        }

        var nested = new TupleReader(rest[1..], depth + 1);
        var end = nested;
        while (!end.IsAtEnd)
        {
            end.Skip();
        }

        if (end.rest.IsEmpty)
        {
            throw Damaged();
        }

        rest = end.rest[1..];
        return nested;
    }

    /// <summary>Passes over the next element, of whatever kind.</summary>
    public void Skip()
    {
        switch (NextKind)
        {
            case TupleKind.Null:
                ReadNull();
                break;
            case TupleKind.Bytes or TupleKind.Text:
                TakeEscaped(NextKind);
                break;
            case TupleKind.Tuple:
                ReadTuple();
                break;
            case TupleKind.Integer:
                ReadInt64();
                break;
            case TupleKind.Boolean:
                ReadBoolean();
                break;
            default:
                Take(NextKind, 9);
                break;
        }
    }

    private static bool IsEscaped(ReadOnlySpan<byte> bytes, int zero) =>
        zero + 1 < bytes.Length && bytes[zero + 1] == TupleCode.Escape;

    private static int UnescapedLength(ReadOnlySpan<byte> escaped) => escaped.Length - escaped.Count((byte)0);

    private static void Unescape(ReadOnlySpan<byte> escaped, Span<byte> target)
    {
        for (int from = 0, to = 0; from < escaped.Length; from++, to++)
        {
            target[to] = escaped[from];
            if (escaped[from] == 0)
            {
                from++;
            }
        }
    }

    private static FormatException Damaged() => new("The key is not the tuple that was expected.");

    private readonly void Expect(TupleKind kind)
    {
        if (NextKind != kind)
        {
            throw Damaged();
        }
    }

    private ReadOnlySpan<byte> Take(TupleKind kind, int size)
    {
        Expect(kind);
        if (rest.Length < size)
        {
            throw Damaged();
        }

        var taken = rest[..size];
        rest = rest[size..];
        return taken;
    }

    private ReadOnlySpan<byte> TakeEscaped(TupleKind kind)
    {
        Expect(kind);
        var from = 1;
        while (true)
        {
            var zero = rest[from..].IndexOf((byte)0);
            if (zero < 0)
            {
                throw Damaged();
            }

            from += zero;
            if (!IsEscaped(rest, from))
            {
                break;
            }

            from += 2;
        }

        var taken = rest[1..from];
        rest = rest[(from + 1)..];
        return taken;
    }
}
