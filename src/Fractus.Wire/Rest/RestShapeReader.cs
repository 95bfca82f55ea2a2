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
    private readonly MemberSchema? _payloadMember;
    private TBody _body;
    private BodyState _state;
    private int _position = -1;
    private int _item;
    private string _text = "";
    private IEnumerator<KeyValuePair<string, string>>? _entries;

    public RestShapeReader(WireRequest request, StructureSchema schema, TBody body, bool hasBody)
    {
        _bound = RestBindings.Collect(request, schema);
        _payload = request.Body;
        _payloadMember = schema.Payload;
        _body = body;
        _state = schema.Payload is null
            ? hasBody ? BodyState.Members : BodyState.None
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

    private readonly bool InBody => _state is BodyState.InMembers or BodyState.InPayload;

    public void BeginStructure(MemberSchema member) => _body.BeginStructure(member);

    public int NextMember(StructureSchema schema)
    {
        if (InBody && (_state == BodyState.InMembers || schema.Payload != _payloadMember))
        {
            return _body.NextMember(schema);
        }

        if (++_position < _bound.Count)
        {
            _item = 0;
            _text = _bound[_position].Values is [var first, ..] ? first : "";
            return _bound[_position].Index;
        }

        if (_state == BodyState.Payload)
        {
            _state = BodyState.InPayload;
            return schema.Members.IndexOf(_payloadMember!);
        }

        if (_state == BodyState.Members)
        {
            _state = BodyState.InMembers;
            return _body.NextMember(schema);
        }

        return -1;
    }

    public void BeginList(MemberSchema member)
    {
        if (InBody)
        {
            _body.BeginList(member);
        }
    }

    public bool NextElement(MemberSchema member)
    {
        if (InBody)
        {
            return _body.NextElement(member);
        }

        var values = _bound[_position].Values;
        if (_item >= values.Count)
        {
            return false;
        }

        _text = values[_item++];
        return true;
    }

    public void BeginMap(MemberSchema member)
    {
        if (InBody)
        {
            _body.BeginMap(member);
            return;
        }

        _entries = _bound[_position].Map!.GetEnumerator();
    }

    public bool NextEntry(MemberSchema member, out string key)
    {
        if (InBody)
        {
            return _body.NextEntry(member, out key);
        }

        key = "";
        if (!_entries!.MoveNext())
        {
            return false;
        }

        (key, _text) = _entries.Current;
        return true;
    }

    public bool TryReadNull() => InBody && _body.TryReadNull();

    public string ReadString(MemberSchema member)
    {
        if (IsRawPayload(member))
        {
            return System.Text.Encoding.UTF8.GetString(_payload.Span);
        }

        return InBody ? _body.ReadString(member) : _text;
    }

    public bool ReadBoolean(MemberSchema member) => InBody ? _body.ReadBoolean(member) : TextValues.Boolean(_text);

    public int ReadInteger(MemberSchema member) => InBody ? _body.ReadInteger(member) : TextValues.Integer(_text);

    public long ReadLong(MemberSchema member) => InBody ? _body.ReadLong(member) : TextValues.Long(_text);

    public float ReadFloat(MemberSchema member) => InBody ? _body.ReadFloat(member) : (float)TextValues.Double(_text);

    public double ReadDouble(MemberSchema member) => InBody ? _body.ReadDouble(member) : TextValues.Double(_text);

    public ReadOnlyMemory<byte> ReadBlob(MemberSchema member)
    {
        if (IsRawPayload(member))
        {
            return _payload;
        }

        return InBody ? _body.ReadBlob(member) : TextValues.Blob(_text);
    }

    public DateTimeOffset ReadTimestamp(MemberSchema member) =>
        InBody ? _body.ReadTimestamp(member) : WireTimestamps.Parse(_text, member.TimestampFormat);

    private readonly bool IsRawPayload(MemberSchema member) => _state == BodyState.InPayload && ReferenceEquals(member, _payloadMember);
}
