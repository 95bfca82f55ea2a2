using System.Buffers.Binary;
using System.Text;
using System.Text.Unicode;
using Fractus.Kernel.Shapes;

namespace Fractus.Wire.Cbor;

/// <summary>The major types of RFC 8949, section 3.1.</summary>
internal enum CborMajor : byte
{
    Unsigned,
    Negative,
    Bytes,
    Text,
    Array,
    Map,
    Tag,
    Simple,
}

/// <summary>What stands at the front of every CBOR item.</summary>
/// <param name="Major">Its type.</param>
/// <param name="Info">The five bits beside the type: of a simple value, which one or the size of the float.</param>
/// <param name="Argument">A number, a length, a count, a tag or the bits of a float.</param>
internal readonly record struct CborHead(CborMajor Major, byte Info, ulong Argument)
{
    public const byte IndefiniteInfo = 31;

    public bool IsIndefinite => Info == IndefiniteInfo;
}

/// <summary>Reads CBOR (RFC 8949) item by item. Whatever is not well formed throws <see cref="SerializationException"/>.</summary>
internal ref struct CborInput(ReadOnlySpan<byte> data)
{
    /// <summary>How deep containers and tags may stand in each other.</summary>
    public const int MaxDepth = 160;

    private const byte Break = 0xFF;
    private const byte Null = 0xF6;
    private const byte Undefined = 0xF7;

    private readonly ReadOnlySpan<byte> _data = data;
    private int _at;

    public readonly bool IsAtEnd => _at == _data.Length;

    /// <summary>True, consuming it, where the next item is null; the protocol counts undefined as null.</summary>
    public bool TryReadNull()
    {
        if (Peek() is not (Null or Undefined))
        {
            return false;
        }

        _at++;
        return true;
    }

    /// <summary>True, consuming it, at the end of a container of indefinite length.</summary>
    public bool TryReadBreak()
    {
        if (Peek() != Break)
        {
            return false;
        }

        _at++;
        return true;
    }

    public CborHead ReadHead()
    {
        var first = Peek();
        _at++;
        var info = (byte)(first & 0x1F);
        var argument = info switch
        {
            < 24 => info,
            24 => Take(1)[0],
            25 => BinaryPrimitives.ReadUInt16BigEndian(Take(2)),
            26 => BinaryPrimitives.ReadUInt32BigEndian(Take(4)),
            27 => BinaryPrimitives.ReadUInt64BigEndian(Take(8)),
            CborHead.IndefiniteInfo => 0UL,
            _ => throw Malformed("a reserved length"),
        };
        return new CborHead((CborMajor)(first >> 5), info, argument);
    }

    /// <summary>The count of a container's elements or pairs, or -1 where a break ends it.</summary>
    public int ReadContainer(CborMajor major)
    {
        var head = ReadHead();
        return head.Major == major ? CountOf(head) : throw Unexpected(head, major == CborMajor.Array ? "List" : "Structure");
    }

    /// <summary>The bytes of a text or byte string; those of one in several chunks are copied together.</summary>
    public ReadOnlySpan<byte> ReadBytes(CborMajor major)
    {
        var head = ReadHead();
        if (head.Major != major)
        {
            throw Unexpected(head, major == CborMajor.Text ? "String" : "Blob");
        }

        return head.IsIndefinite ? ReadChunks(major) : TakeString(head);
    }

    public string ReadText() => Encoding.UTF8.GetString(ReadUtf8());

    public ReadOnlySpan<byte> ReadUtf8()
    {
        var bytes = ReadBytes(CborMajor.Text);
        return Utf8.IsValid(bytes) ? bytes : throw Malformed("text that is not UTF-8");
    }

    /// <summary>Passes over one item with all that is in it.</summary>
    public void Skip(int depth)
    {
        if (depth > MaxDepth)
        {
            throw TooDeep();
        }

        var head = ReadHead();
        switch (head.Major)
        {
            case CborMajor.Bytes or CborMajor.Text when head.IsIndefinite:
                ReadChunks(head.Major);
                break;
            case CborMajor.Bytes or CborMajor.Text:
                TakeString(head);
                break;
            case CborMajor.Array or CborMajor.Map:
                SkipItems(head, depth);
                break;
            case CborMajor.Tag when !head.IsIndefinite:
                Skip(depth + 1);
                break;
            default:
                if (head.IsIndefinite)
                {
                    throw Malformed("a break where none may stand");
                }

                break;
        }
    }

    public static SerializationException TooDeep() => new("The request is nested too deeply");

    public static SerializationException Unexpected(CborHead head, string wanted) => new(head.Major switch
    {
        CborMajor.Array => "Start of list found where not expected",
        CborMajor.Map => "Start of structure or map found where not expected",
        CborMajor.Unsigned or CborMajor.Negative => $"NUMBER_VALUE cannot be converted to {wanted}",
        CborMajor.Text => $"STRING_VALUE cannot be converted to {wanted}",
        CborMajor.Bytes => $"BLOB_VALUE cannot be converted to {wanted}",
        CborMajor.Simple when head.Info is 20 or 21 => $"{(head.Info == 21 ? "TRUE" : "FALSE")}_VALUE cannot be converted to {wanted}",
        CborMajor.Simple when head.Info is 25 or 26 or 27 => $"NUMBER_VALUE cannot be converted to {wanted}",
        _ => "Unexpected token received from parser",
    });

    private void SkipItems(CborHead head, int depth)
    {
        var perEntry = head.Major == CborMajor.Map ? 2 : 1;
        for (var left = CountOf(head); left < 0 ? !TryReadBreak() : left > 0; left -= left > 0 ? 1 : 0)
        {
            for (var i = 0; i < perEntry; i++)
            {
                Skip(depth + 1);
            }
        }
    }

    // Each element takes at least a byte: a count beyond that lies, and nothing is reserved for it.
    private readonly int CountOf(CborHead head)
    {
        if (head.IsIndefinite)
        {
            return -1;
        }

        var most = (ulong)(_data.Length - _at) / (head.Major == CborMajor.Map ? 2u : 1u);
        return head.Argument <= most ? (int)head.Argument : throw Malformed("a container that ends too early");
    }

    private byte[] ReadChunks(CborMajor major)
    {
        var whole = new MemoryStream();
        while (!TryReadBreak())
        {
            var chunk = ReadHead();
            if (chunk.Major != major || chunk.IsIndefinite)
            {
                throw Malformed("a chunk of another type");
            }

            whole.Write(TakeString(chunk));
        }

        return whole.ToArray();
    }

    private ReadOnlySpan<byte> TakeString(CborHead head) =>
        head.Argument <= (ulong)(_data.Length - _at) ? Take((int)head.Argument) : throw Malformed("a string that ends too early");

    private readonly byte Peek() => _at < _data.Length ? _data[_at] : throw Malformed("an item that ends too early");

    private ReadOnlySpan<byte> Take(int count)
    {
        if (_data.Length - _at < count)
        {
            throw Malformed("an item that ends too early");
        }

        var taken = _data.Slice(_at, count);
        _at += count;
        return taken;
    }

    private static SerializationException Malformed(string what) => new($"The request is not well-formed CBOR: it has {what}");
}
