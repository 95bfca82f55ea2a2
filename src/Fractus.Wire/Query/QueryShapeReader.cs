using System.Text;
using Fractus.Kernel.Shapes;

namespace Fractus.Wire.Query;

/// <summary>Reads a form. A structure offers the members that have a parameter, in the order of its schema.</summary>
internal struct QueryShapeReader : IShapeReader
{
    private readonly Stack<Frame> _frames = new();
    private QueryNode _current;

    public QueryShapeReader(QueryNode root)
    {
        _current = root;
        _frames.Push(new Frame(root, null));
    }

    public readonly void BeginStructure(MemberSchema member) => _frames.Push(new Frame(_current, null));

    public int NextMember(StructureSchema schema)
    {
        var frame = _frames.Peek();
        while (frame.Position < schema.Members.Length)
        {
            var index = frame.Position++;
            if (frame.Node[schema.Members[index].XmlName] is { } node)
            {
                _current = node;
                return index;
            }
        }

        _frames.Pop();
        return -1;
    }

    public readonly void BeginList(MemberSchema member)
    {
        // "Names=" alone is how clients send an empty list.
        var items = member.XmlFlattened ? _current : _current[member.Element!.XmlName];
        _frames.Push(new Frame(_current, (items?.Numbered() ?? []).GetEnumerator()));
    }

    public bool NextElement(MemberSchema member) => NextItem();

    public readonly void BeginMap(MemberSchema member)
    {
        var entries = member.XmlFlattened ? _current : _current["entry"];
        _frames.Push(new Frame(_current, (entries?.Numbered() ?? []).GetEnumerator()));
    }

    public bool NextEntry(MemberSchema member, out string key)
    {
        key = "";
        if (!NextItem())
        {
            return false;
        }

        var entry = _current;
        key = entry[member.Key!.XmlName]?.Value ?? throw new SerializationException("A map entry has no key");
        _current = entry[member.Value!.XmlName] ?? throw new SerializationException("A map entry has no value");
        return true;
    }

    public readonly bool TryReadNull() => false;

    public readonly string ReadString(MemberSchema member) => _current.Value ?? throw new SerializationException("Unexpected structure in a form");

    public readonly ReadOnlySpan<byte> ReadUtf8(MemberSchema member) => Encoding.UTF8.GetBytes(ReadString(member));

    public readonly bool ReadBoolean(MemberSchema member) => TextValues.Boolean(ReadString(member));

    public readonly int ReadInteger(MemberSchema member) => TextValues.Integer(ReadString(member));

    public readonly long ReadLong(MemberSchema member) => TextValues.Long(ReadString(member));

    public readonly float ReadFloat(MemberSchema member) => (float)TextValues.Double(ReadString(member));

    public readonly double ReadDouble(MemberSchema member) => TextValues.Double(ReadString(member));

    public readonly ReadOnlyMemory<byte> ReadBlob(MemberSchema member) => TextValues.Blob(ReadString(member));

    public readonly DateTimeOffset ReadTimestamp(MemberSchema member) => 
        WireTimestamps.Parse(ReadString(member), WireTimestamps.Or(member.TimestampFormat, TimestampFormat.DateTime));

    private bool NextItem()
    {
        var items = _frames.Peek().Items!;
        if (items.MoveNext())
        {
            _current = items.Current;
            return true;
        }

        _frames.Pop();
        return false;
    }

    private sealed class Frame(QueryNode node, IEnumerator<QueryNode>? items)
    {
        public QueryNode Node { get; } = node;

        public IEnumerator<QueryNode>? Items { get; } = items;

        public int Position { get; set; }
    }
}
