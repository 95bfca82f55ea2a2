using System.Text;
using Fractus.Kernel.Shapes;

namespace Fractus.Wire.Rest;

/// <summary>Writes an answer of an HTTP-bound operation: members bound to headers and status there, the others into the body.</summary>
internal struct RestShapeWriter<TBody>(WireResponse response, TBody body) : IShapeWriter
    where TBody : IShapeWriter
{
    private TBody _body = body;

    // While a header's list or map is being written.
    private MemberSchema? _header;
    private List<string>? _items;
    private string _key = "";

    public readonly TBody Body => _body;

    /// <summary>True once a payload that is a document has been written.</summary>
    public bool HasPayloadDocument { get; private set; }

    public void BeginStructure(MemberSchema member)
    {
        HasPayloadDocument |= member.Location == HttpLocation.Payload;
        _body.BeginStructure(member);
    }

    public void EndStructure(MemberSchema member) => _body.EndStructure(member);

    public void BeginList(MemberSchema member, int count)
    {
        if (member.Location == HttpLocation.Header)
        {
            (_header, _items) = (member, []);
            return;
        }

        _body.BeginList(member, count);
    }

    public void EndList(MemberSchema member)
    {
        if (member.Location == HttpLocation.Header)
        {
            response.Headers.Add(new(member.LocationName, string.Join(", ", _items!)));
            _header = null;
            return;
        }

        _body.EndList(member);
    }

    public void BeginMap(MemberSchema member, int count)
    {
        if (member.Location == HttpLocation.PrefixHeaders)
        {
            _header = member;
            return;
        }

        _body.BeginMap(member, count);
    }

    public void BeginEntry(MemberSchema member, string key)
    {
        if (_header is not null)
        {
            _key = key;
            return;
        }

        _body.BeginEntry(member, key);
    }

    public void BeginEntry(MemberSchema member, scoped ReadOnlySpan<byte> utf8Key) => BeginEntry(member, Encoding.UTF8.GetString(utf8Key));

    public void EndEntry(MemberSchema member)
    {
        if (_header is null)
        {
            _body.EndEntry(member);
        }
    }

    public void EndMap(MemberSchema member)
    {
        if (_header is not null)
        {
            _header = null;
            return;
        }

        _body.EndMap(member);
    }

    public void WriteNull(MemberSchema member) => _body.WriteNull(member);

    public void WriteString(MemberSchema member, string value)
    {
        if (member.Location == HttpLocation.Payload)
        {
            response.ContentType ??= MediaType(member, "text/plain");
            Encoding.UTF8.GetBytes(value, response.Body);
        }
        else if (!TryHeader(member, value))
        {
            _body.WriteString(member, value);
        }
    }

    public void WriteUtf8(MemberSchema member, scoped ReadOnlySpan<byte> value) => WriteString(member, Encoding.UTF8.GetString(value));

    public void WriteBoolean(MemberSchema member, bool value)
    {
        if (!IsInHeader(member) || !TryHeader(member, TextValues.Of(value)))
        {
            _body.WriteBoolean(member, value);
        }
    }

    public void WriteInteger(MemberSchema member, int value)
    {
        if (member.Location == HttpLocation.StatusCode)
        {
            response.Status = value;
        }
        else if (!IsInHeader(member) || !TryHeader(member, TextValues.Of(value)))
        {
            _body.WriteInteger(member, value);
        }
    }

    public void WriteLong(MemberSchema member, long value)
    {
        if (!IsInHeader(member) || !TryHeader(member, TextValues.Of(value)))
        {
            _body.WriteLong(member, value);
        }
    }

    public void WriteFloat(MemberSchema member, float value)
    {
        if (!IsInHeader(member) || !TryHeader(member, TextValues.Of(value)))
        {
            _body.WriteFloat(member, value);
        }
    }

    public void WriteDouble(MemberSchema member, double value)
    {
        if (!IsInHeader(member) || !TryHeader(member, TextValues.Of(value)))
        {
            _body.WriteDouble(member, value);
        }
    }

    public void WriteBlob(MemberSchema member, ReadOnlyMemory<byte> value)
    {
        if (member.Location == HttpLocation.Payload)
        {
            response.ContentType ??= MediaType(member, "application/octet-stream");
            System.Buffers.BuffersExtensions.Write(response.Body, value.Span);
        }
        else if (!IsInHeader(member) || !TryHeader(member, Convert.ToBase64String(value.Span)))
        {
            _body.WriteBlob(member, value);
        }
    }

    public void WriteTimestamp(MemberSchema member, DateTimeOffset value)
    {
        var format = WireTimestamps.Or(member.TimestampFormat, TimestampFormat.HttpDate);
        if (!IsInHeader(member) || !TryHeader(member, WireTimestamps.Format(value, format)))
        {
            _body.WriteTimestamp(member, value);
        }
    }

    private readonly bool IsInHeader(MemberSchema member) => _header is not null || member.Location == HttpLocation.Header;

    private readonly bool TryHeader(MemberSchema member, string value)
    {
        if (member.Location == HttpLocation.Header)
        {
            Header(member.LocationName, value);
            return true;
        }

        if (_header is null)
        {
            return false;
        }

        if (_header.Location == HttpLocation.PrefixHeaders)
        {
            Header(_header.LocationName + _key, value);
        }
        else
        {
            _items!.Add(_header.Element!.Kind == ShapeKind.String ? HeaderList.Quote(value) : value);
        }

        return true;
    }

    // A payload's own media type gives way to one that the answer carries.
    private readonly void Header(string name, string value)
    {
        if (name.Equals("Content-Type", StringComparison.OrdinalIgnoreCase))
        {
            response.ContentType = value;
        }
        else
        {
            response.Headers.Add(new(name, value));
        }
    }

    private static string MediaType(MemberSchema payload, string otherwise) =>
        payload.LocationName.Length > 0 ? payload.LocationName : otherwise;
}
