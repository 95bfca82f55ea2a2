using Fractus.Kernel.Shapes;

namespace Fractus.Wire.Cbor;

/// <summary>Reads a CBOR document. Between calls the reader stands before the value that is to be read next.</summary>
public ref struct CborShapeReader : IShapeReader
{
    private const int FalseInfo = 20;
    private const int TrueInfo = 21;
    private const ulong EpochTag = 1;

    private CborInput _input;

    // Elements or pairs left in each open container; -1 where a break ends it.
    private int[] _left = new int[16];
    private int _depth;
    private int _hint;

    public CborShapeReader(ReadOnlySpan<byte> document) => _input = new CborInput(document);

    /// <summary>Begins the document itself.</summary>
    public void BeginDocument() => Enter(CborMajor.Map);

    /// <summary>Checks that nothing follows the document.</summary>
    public readonly void EndDocument()
    {
        if (!_input.IsAtEnd)
        {
            throw new SerializationException("Unexpected data after the end of the request");
        }
    }

    public void BeginStructure(MemberSchema member) => Enter(CborMajor.Map);

    public int NextMember(StructureSchema schema)
    {
        while (MoveNext())
        {
            var index = schema.IndexOf(_input.ReadBytes(CborMajor.Text), _hint);
            if (index < 0)
            {
                _input.Skip(_depth);
            }
            else if (!_input.TryReadNull())
            {
                _hint = index + 1;
                return index;
            }
        }

        return -1;
    }

    public void BeginList(MemberSchema member) => Enter(CborMajor.Array);

    public bool NextElement(MemberSchema member) => MoveNext();

    public void BeginMap(MemberSchema member) => Enter(CborMajor.Map);

    public bool NextEntry(MemberSchema member, out string key)
    {
        var isOne = MoveNext();
        key = isOne ? _input.ReadText() : "";
        return isOne;
    }

    public bool TryReadNull() => _input.TryReadNull();

    public string ReadString(MemberSchema member) => _input.ReadText();

    public ReadOnlySpan<byte> ReadUtf8(MemberSchema member) => _input.ReadUtf8();

    public bool ReadBoolean(MemberSchema member)
    {
        var head = _input.ReadHead();
        return head is { Major: CborMajor.Simple, Info: FalseInfo or TrueInfo }
            ? head.Info == TrueInfo
            : throw CborInput.Unexpected(head, "Boolean");
    }

    public int ReadInteger(MemberSchema member)
    {
        var value = Whole(_input.ReadHead(), "Integer");
        return value is >= int.MinValue and <= int.MaxValue
            ? (int)value
            : throw new SerializationException("NUMBER_VALUE cannot be converted to Integer");
    }

    public long ReadLong(MemberSchema member) => Whole(_input.ReadHead(), "Long");

    public float ReadFloat(MemberSchema member) => (float)Number(_input.ReadHead(), "Float");

    public double ReadDouble(MemberSchema member) => Number(_input.ReadHead(), "Double");

    public ReadOnlyMemory<byte> ReadBlob(MemberSchema member) => _input.ReadBytes(CborMajor.Bytes).ToArray();

    /// <remarks>The protocol knows one form only: tag 1, seconds since 1970.</remarks>
    public DateTimeOffset ReadTimestamp(MemberSchema member)
    {
        var tag = _input.ReadHead();
        if (tag is not { Major: CborMajor.Tag, Argument: EpochTag, IsIndefinite: false })
        {
            throw CborInput.Unexpected(tag, "Timestamp");
        }

        return WireTimestamps.FromEpochSeconds(Number(_input.ReadHead(), "Timestamp"));
    }

    private static double Number(CborHead head, string wanted) => head switch
    {
        { Major: CborMajor.Simple, Info: 25 } => (double)BitConverter.UInt16BitsToHalf((ushort)head.Argument),
        { Major: CborMajor.Simple, Info: 26 } => BitConverter.UInt32BitsToSingle((uint)head.Argument),
        { Major: CborMajor.Simple, Info: 27 } => BitConverter.UInt64BitsToDouble(head.Argument),
        { Major: CborMajor.Unsigned, IsIndefinite: false } => head.Argument,
        { Major: CborMajor.Negative, IsIndefinite: false } => -1.0 - head.Argument,
        _ => throw CborInput.Unexpected(head, wanted),
    };

    private static long Whole(CborHead head, string wanted) => head switch
    {
        { Major: CborMajor.Unsigned, IsIndefinite: false, Argument: <= long.MaxValue } => (long)head.Argument,
        { Major: CborMajor.Negative, IsIndefinite: false, Argument: <= long.MaxValue } => -1 - (long)head.Argument,
        _ => throw CborInput.Unexpected(head, wanted),
    };

    private void Enter(CborMajor major)
    {
        if (_depth == CborInput.MaxDepth)
        {
            throw CborInput.TooDeep();
        }

        if (_depth == _left.Length)
        {
            Array.Resize(ref _left, _left.Length * 2);
        }

        _left[_depth++] = _input.ReadContainer(major);
    }

    private bool MoveNext()
    {
        ref var left = ref _left[_depth - 1];
        if (left < 0 ? _input.TryReadBreak() : left == 0)
        {
            _depth--;
            return false;
        }

        left -= left > 0 ? 1 : 0;
        return true;
    }
}
