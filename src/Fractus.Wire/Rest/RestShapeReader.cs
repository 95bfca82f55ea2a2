using System.Text;
using System.Text.Unicode;
using Fractus.Kernel.Shapes;

namespace Fractus.Wire.Rest;

/// <summary>
/// Reads a request of an HTTP-bound operation: first the members from path, query string and headers, then the payload or the
/// members in the body. Bound members are simple values, lists or maps of them, never structures, so everything that is met once
/// they are used up belongs to the body.
/// </summary>
internal ref struct RestShapeReader<TBody> : IShapeReader
    where TBody : IShapeReader, allows ref struct
{
    private readonly List<BoundValue> _bound;
    private readonly ReadOnlyMemory<byte> _payload;
    private readonly StructureSchema _schema;
    private TBody _body;
    private BodyState _state;

    // Among the bound members: which one, which of its elements or entries, and the text that is read next.
    private int _position = -1;
    private int _entry;
    private int _item;
    private IReadOnlyList<string> _values = [];

    /// <param name="request">The request.</param>
    /// <param name="schema">The operation's input.</param>
    /// <param name="body">Reads the body's document.</param>
    /// <param name="hasDocument">False where the body is empty or holds nothing that the operation takes.</param>
    public RestShapeReader(WireRequest request, StructureSchema schema, TBody body, bool hasDocument)
    {
        _bound = RestBindings.Collect(request, schema);
        _payload = request.Body;
        _schema = schema;
        _body = body;
        _state = schema.Payload is null
            ? hasDocument ? BodyState.Members : BodyState.None
            : request.Body.IsEmpty ? BodyState.None : BodyState.Payload;
    }

    private enum BodyState
    {
        None,
        Payload,
        Members,
        InPayload,
        InMembers,
    }

    public readonly TBody Body => _body;

    private readonly bool InBody => _state is BodyState.InMembers or BodyState.InPayload;

    private readonly string Text => _values.Count > 0 ? _values[_item] : "";

    public void BeginStructure(MemberSchema member) => _body.BeginStructure(member);

    public int NextMember(StructureSchema schema)
    {
        if (InBody && (_state == BodyState.InMembers || !ReferenceEquals(schema, _schema)))
        {
            return _body.NextMember(schema);
        }

        if (++_position < _bound.Count)
        {
            (_item, _entry, _values) = (0, -1, _bound[_position].Values);
            return _bound[_position].Index;
        }

        switch (_state)
        {
            case BodyState.Payload:
                _state = BodyState.InPayload;
                return schema.Members.IndexOf(schema.Payload!);
            case BodyState.Members:
                _state = BodyState.InMembers;
                return _body.NextMember(schema);
            default:
                return -1;
        }
    }

    public void BeginList(MemberSchema member)
    {
        if (InBody)
        {
            _body.BeginList(member);
            return;
        }

        _item = -1;
    }

    public bool NextElement(MemberSchema member) => InBody ? _body.NextElement(member) : ++_item < _values.Count;

    public void BeginMap(MemberSchema member)
    {
        if (InBody)
        {
            _body.BeginMap(member);
        }
    }

    public bool NextEntry(MemberSchema member, out string key)
    {
        if (InBody)
        {
            return _body.NextEntry(member, out key);
        }

        var entries = _bound[_position].Entries;
        if (++_entry >= entries.Count)
        {
            key = "";
            return false;
        }

        (key, _values) = entries[_entry];
        _item = 0;
        return true;
    }

    public bool TryReadNull() => InBody && _body.TryReadNull();

    public string ReadString(MemberSchema member)
    {
        if (!IsRawPayload(member))
        {
            return InBody ? _body.ReadString(member) : Text;
        }

        return Utf8.IsValid(_payload.Span) ? Encoding.UTF8.GetString(_payload.Span) : throw new SerializationException("The body is not UTF-8");
    }

    public ReadOnlySpan<byte> ReadUtf8(MemberSchema member) =>
        InBody && !IsRawPayload(member) ? _body.ReadUtf8(member) : Encoding.UTF8.GetBytes(ReadString(member));

    public bool ReadBoolean(MemberSchema member) => InBody ? _body.ReadBoolean(member) : TextValues.Boolean(Text);

    public int ReadInteger(MemberSchema member) => InBody ? _body.ReadInteger(member) : TextValues.Integer(Text);

    public long ReadLong(MemberSchema member) => InBody ? _body.ReadLong(member) : TextValues.Long(Text);

    public float ReadFloat(MemberSchema member) => InBody ? _body.ReadFloat(member) : (float)TextValues.Double(Text);

    public double ReadDouble(MemberSchema member) => InBody ? _body.ReadDouble(member) : TextValues.Double(Text);

    public ReadOnlyMemory<byte> ReadBlob(MemberSchema member)
    {
        if (IsRawPayload(member))
        {
            return _payload;
        }

        return InBody ? _body.ReadBlob(member) : TextValues.Blob(Text);
    }

    public DateTimeOffset ReadTimestamp(MemberSchema member)
    {
        if (InBody)
        {
            return _body.ReadTimestamp(member);
        }

        // A list's element does not say where it travels; the list does.
        var isHeader = _schema.Members[_bound[_position].Index].Location is HttpLocation.Header or HttpLocation.PrefixHeaders;
        return WireTimestamps.Parse(Text, WireTimestamps.Or(member.TimestampFormat, isHeader ? TimestampFormat.HttpDate : TimestampFormat.DateTime));
    }

    private readonly bool IsRawPayload(MemberSchema member) => _state == BodyState.InPayload && ReferenceEquals(member, _schema.Payload);
}
