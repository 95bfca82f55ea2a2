using System.Text;
using Fractus.Kernel.Shapes;

namespace Fractus.Wire.Xml;

/// <summary>Reads a document. A structure offers the members that have an element or attribute, in the order of its schema.</summary>
internal struct XmlShapeReader(XmlNode root) : IShapeReader
{
    private readonly Stack<Frame> _frames = new();
    private XmlNode _current = root;

    // The elements of a flattened list or map, once its member has been offered.
    private List<XmlNode>? _flattened;

    /// <summary>Begins the document itself.</summary>
    public readonly void BeginDocument() => _frames.Push(new Frame(_current.Children));

    public void BeginStructure(MemberSchema member) => _frames.Push(new Frame(_current.Children));

    public int NextMember(StructureSchema schema)
    {
        var frame = _frames.Peek();
        while (frame.Position < schema.Members.Length)
        {
            var index = frame.Position++;
            var member = schema.Members[index];
            if (member.Location == HttpLocation.Body && TryFind(frame.Nodes, member))
            {
                return index;
            }
        }

        _frames.Pop();
        return -1;
    }

    public void BeginList(MemberSchema member) => _frames.Push(new Frame(Items(member, member.Element!.XmlName)));

    public bool NextElement(MemberSchema member) => NextItem();

    public void BeginMap(MemberSchema member) => _frames.Push(new Frame(Items(member, "entry")));

    public bool NextEntry(MemberSchema member, out string key)
    {
        key = "";
        if (!NextItem())
        {
            return false;
        }

        var entry = _current.Children;
        key = (Find(entry, member.Key!.XmlName) ?? throw new SerializationException("A map entry has no key")).Text;
        _current = Find(entry, member.Value!.XmlName) ?? throw new SerializationException("A map entry has no value");
        return true;
    }

    public readonly bool TryReadNull() => false;

    public readonly string ReadString(MemberSchema member) => _current.Text;

    public readonly ReadOnlySpan<byte> ReadUtf8(MemberSchema member) => Encoding.UTF8.GetBytes(_current.Text);

    public readonly bool ReadBoolean(MemberSchema member) => TextValues.Boolean(_current.Text.Trim());

    public readonly int ReadInteger(MemberSchema member) => TextValues.Integer(_current.Text.Trim());

    public readonly long ReadLong(MemberSchema member) => TextValues.Long(_current.Text.Trim());

    public readonly float ReadFloat(MemberSchema member) => (float)TextValues.Double(_current.Text.Trim());

    public readonly double ReadDouble(MemberSchema member) => TextValues.Double(_current.Text.Trim());

    public readonly ReadOnlyMemory<byte> ReadBlob(MemberSchema member) => TextValues.Blob(_current.Text);

    public readonly DateTimeOffset ReadTimestamp(MemberSchema member) =>
        WireTimestamps.Parse(_current.Text.Trim(), WireTimestamps.Or(member.TimestampFormat, TimestampFormat.DateTime));

    // Prefixes are the client's choice; a name of a model that has one means the name after it.
    private static bool IsNamed(XmlNode node, string name) =>
        node.Name.AsSpan().SequenceEqual(name.AsSpan(name.IndexOf(':', StringComparison.Ordinal) + 1));

    private static XmlNode? Find(IReadOnlyList<XmlNode> nodes, string name)
    {
        for (var i = 0; i < nodes.Count; i++)
        {
            if (!nodes[i].IsAttribute && IsNamed(nodes[i], name))
            {
                return nodes[i];
            }
        }

        return null;
    }

    private static List<XmlNode> FindAll(IReadOnlyList<XmlNode> nodes, string name)
    {
        var found = new List<XmlNode>();
        for (var i = 0; i < nodes.Count; i++)
        {
            if (!nodes[i].IsAttribute && IsNamed(nodes[i], name))
            {
                found.Add(nodes[i]);
            }
        }

        return found;
    }

    private bool TryFind(IReadOnlyList<XmlNode> nodes, MemberSchema member)
    {
        if (member.XmlFlattened)
        {
            _flattened = FindAll(nodes, member.XmlName);
            return _flattened.Count > 0;
        }

        for (var i = 0; i < nodes.Count; i++)
        {
            if (nodes[i].IsAttribute == member.XmlAttribute && IsNamed(nodes[i], member.XmlName))
            {
                _current = nodes[i];
                return true;
            }
        }

        return false;
    }

    private readonly List<XmlNode> Items(MemberSchema member, string name) =>
        member.XmlFlattened ? _flattened! : FindAll(_current.Children, name);

    private bool NextItem()
    {
        var frame = _frames.Peek();
        if (frame.Position < frame.Nodes.Count)
        {
            _current = frame.Nodes[frame.Position++];
            return true;
        }

        _frames.Pop();
        return false;
    }

    private sealed class Frame(IReadOnlyList<XmlNode> nodes)
    {
        public IReadOnlyList<XmlNode> Nodes { get; } = nodes;

        /// <summary>Of a structure the next member of its schema, of a list or map the next item.</summary>
        public int Position { get; set; }
    }
}
