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

    public void BeginStructure(MemberSchema member) => _body.BeginStructure(member);

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
            Encoding.UTF8.GetBytes(value, response.Body);
        }
        else if (!TryHeader(member, value))
        {
            _body.WriteString(member, value);
        }
    }

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
            System.Buffers.BuffersExtensions.Write(response.Body, value.Span);
        }
        else if (!IsInHeader(member) || !TryHeader(member, Convert.ToBase64String(value.Span)))
        {
            _body.WriteBlob(member, value);
        }
    }

    public void WriteTimestamp(MemberSchema member, DateTimeOffset value)
    {
        var format = member.TimestampFormat == TimestampFormat.ProtocolDefault ? TimestampFormat.HttpDate : member.TimestampFormat;
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
            response.Headers.Add(new(member.LocationName, value));
            return true;
        }

        if (_header is null)
        {
            return false;
        }

        if (_header.Location == HttpLocation.PrefixHeaders)
        {
            response.Headers.Add(new(_header.LocationName + _key, value));
        }
        else
        {
            // A comma inside an element would split it.
            _items!.Add(value.AsSpan().IndexOfAny(',', '"') < 0
                ? value
                : $"\"{value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"");
        }

        return true;
    }
}
