using System.Buffers;
using System.Text;
using Fractus.Kernel.Shapes;

namespace Fractus.Wire.EventStreams;

/// <summary>
/// Writes one event: a union whose set member says which event it is. That member's own members go to headers of the frame, or one of
/// them is its payload, or all are a document in the protocol's form.
/// </summary>
internal struct EventShapeWriter<TBody>(EventMessage message, TBody body, string documentType, bool writesEmptyDocuments) : IShapeWriter
    where TBody : IShapeWriter
{
    private TBody _body = body;
    private MemberSchema? _event;
    private bool _isDocument;
    private bool _hasPayload;

    // Structures, lists and maps below the event.
    private int _depth;

    public readonly TBody Body => _body;

    public void BeginStructure(MemberSchema member)
    {
        if (_event is null)
        {
            _event = member;
            message.AddHeader(":event-type", member.Name);
            return;
        }

        if (IsPayload(member))
        {
            message.AddHeader(":content-type", documentType);
            _hasPayload = true;
        }
        else
        {
            BeginDocument();
        }

        _depth++;
        _body.BeginStructure(member);
    }

    public void EndStructure(MemberSchema member)
    {
        if (_depth > 0)
        {
            _depth--;
            _body.EndStructure(member);
            return;
        }

        if (!_hasPayload && writesEmptyDocuments)
        {
            BeginDocument();
        }

        if (_isDocument)
        {
            _body.EndStructure(member);
        }
    }

    public void BeginList(MemberSchema member, int count)
    {
        BeginDocument();
        _depth++;
        _body.BeginList(member, count);
    }

    public void EndList(MemberSchema member)
    {
        _depth--;
        _body.EndList(member);
    }

    public void BeginMap(MemberSchema member, int count)
    {
        BeginDocument();
        _depth++;
        _body.BeginMap(member, count);
    }

    public void BeginEntry(MemberSchema member, string key) => _body.BeginEntry(member, key);

    public void BeginEntry(MemberSchema member, scoped ReadOnlySpan<byte> utf8Key) => _body.BeginEntry(member, utf8Key);

    public void EndEntry(MemberSchema member) => _body.EndEntry(member);

    public void EndMap(MemberSchema member)
    {
        _depth--;
        _body.EndMap(member);
    }

    public void WriteNull(MemberSchema member) => _body.WriteNull(member);

    public void WriteString(MemberSchema member, string value)
    {
        if (IsPayload(member))
        {
            WriteRaw("text/plain", Encoding.UTF8.GetBytes(value));
        }
        else if (IsHeader(member))
        {
            message.AddHeader(member.Name, value);
        }
        else
        {
            BeginDocument();
            _body.WriteString(member, value);
        }
    }

    public void WriteUtf8(MemberSchema member, scoped ReadOnlySpan<byte> value) => WriteString(member, Encoding.UTF8.GetString(value));

    public void WriteBlob(MemberSchema member, ReadOnlyMemory<byte> value)
    {
        if (IsPayload(member))
        {
            WriteRaw("application/octet-stream", value.Span);
        }
        else if (IsHeader(member))
        {
            message.AddHeader(member.Name, value.Span);
        }
        else
        {
            BeginDocument();
            _body.WriteBlob(member, value);
        }
    }

    public void WriteBoolean(MemberSchema member, bool value)
    {
        if (IsHeader(member))
        {
            message.AddHeader(member.Name, value);
            return;
        }

        BeginDocument();
        _body.WriteBoolean(member, value);
    }

    public void WriteInteger(MemberSchema member, int value)
    {
        if (IsHeader(member))
        {
            message.AddHeader(member.Name, value);
            return;
        }

        BeginDocument();
        _body.WriteInteger(member, value);
    }

    public void WriteLong(MemberSchema member, long value)
    {
        if (IsHeader(member))
        {
            message.AddHeader(member.Name, value);
            return;
        }

        BeginDocument();
        _body.WriteLong(member, value);
    }

    // The models allow no fractions in headers.
    public void WriteFloat(MemberSchema member, float value)
    {
        BeginDocument();
        _body.WriteFloat(member, value);
    }

    public void WriteDouble(MemberSchema member, double value)
    {
        BeginDocument();
        _body.WriteDouble(member, value);
    }

    public void WriteTimestamp(MemberSchema member, DateTimeOffset value)
    {
        if (IsHeader(member))
        {
            message.AddHeader(member.Name, value);
            return;
        }

        BeginDocument();
        _body.WriteTimestamp(member, value);
    }

    private readonly bool IsPayload(MemberSchema member) => _depth == 0 && member.Location == HttpLocation.EventPayload;

    private readonly bool IsHeader(MemberSchema member) => _depth == 0 && member.Location == HttpLocation.EventHeader;

    private void WriteRaw(string contentType, ReadOnlySpan<byte> payload)
    {
        message.AddHeader(":content-type", contentType);
        message.Payload.Write(payload);
        _hasPayload = true;
    }

    private void BeginDocument()
    {
        if (!_isDocument && _depth == 0)
        {
            _isDocument = true;
            _hasPayload = true;
            message.AddHeader(":content-type", documentType);
            _body.BeginStructure(_event!);
        }
    }
}
