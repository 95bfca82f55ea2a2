using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Fractus.Kernel.Shapes;

namespace Fractus.Wire.Json;

/// <summary>Writes a JSON document.</summary>
public readonly struct JsonShapeWriter : IShapeWriter
{
    // The answers are data for programs, never markup: only what JSON itself asks is escaped. Depth is bounded by the shapes.
    private static readonly JsonWriterOptions s_options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
        MaxDepth = 1000,
    };

    [ThreadStatic]
    private static Utf8JsonWriter? t_writer;

    private readonly Utf8JsonWriter _json;

    private JsonShapeWriter(Utf8JsonWriter json) => _json = json;

    /// <summary>Takes this thread's writer; give it back with <see cref="Finish"/>.</summary>
    public static JsonShapeWriter Start(IBufferWriter<byte> output)
    {
        var json = t_writer ?? new Utf8JsonWriter(output, s_options);
        t_writer = null;
        json.Reset(output);
        return new JsonShapeWriter(json);
    }

    public void Finish()
    {
        _json.Flush();
        t_writer = _json;
    }

    public void BeginDocument() => _json.WriteStartObject();

    public void EndDocument() => _json.WriteEndObject();

    public void WriteText(string name, string value) => _json.WriteString(name, value);

    public void BeginStructure(MemberSchema member) => BeginObject(member);

    public void EndStructure(MemberSchema member) => _json.WriteEndObject();

    public void BeginList(MemberSchema member, int count)
    {
        if (IsUnnamed(member))
        {
            _json.WriteStartArray();
        }
        else
        {
            _json.WriteStartArray(member.JsonName);
        }
    }

    public void EndList(MemberSchema member) => _json.WriteEndArray();

    public void BeginMap(MemberSchema member, int count) => BeginObject(member);

    public void BeginEntry(MemberSchema member, string key) => _json.WritePropertyName(key);

    public void BeginEntry(MemberSchema member, scoped ReadOnlySpan<byte> utf8Key) => _json.WritePropertyName(utf8Key);

    public void EndEntry(MemberSchema member)
    {
    }

    public void EndMap(MemberSchema member) => _json.WriteEndObject();

    public void WriteNull(MemberSchema member) => _json.WriteNullValue();

    public void WriteString(MemberSchema member, string value)
    {
        if (member.IsItem)
        {
            _json.WriteStringValue(value);
        }
        else
        {
            _json.WriteString(member.JsonName, value);
        }
    }

    public void WriteUtf8(MemberSchema member, scoped ReadOnlySpan<byte> value)
    {
        if (member.IsItem)
        {
            _json.WriteStringValue(value);
        }
        else
        {
            _json.WriteString(member.JsonName, value);
        }
    }

    public void WriteBoolean(MemberSchema member, bool value)
    {
        Name(member);
        _json.WriteBooleanValue(value);
    }

    public void WriteInteger(MemberSchema member, int value)
    {
        Name(member);
        _json.WriteNumberValue(value);
    }

    public void WriteLong(MemberSchema member, long value)
    {
        Name(member);
        _json.WriteNumberValue(value);
    }

    public void WriteFloat(MemberSchema member, float value)
    {
        Name(member);
        if (WireNumbers.NonFinite(value) is { } text)
        {
            _json.WriteStringValue(text);
        }
        else
        {
            _json.WriteNumberValue(value);
        }
    }

    public void WriteDouble(MemberSchema member, double value)
    {
        Name(member);
        if (WireNumbers.NonFinite(value) is { } text)
        {
            _json.WriteStringValue(text);
        }
        else
        {
            _json.WriteNumberValue(value);
        }
    }

    public void WriteBlob(MemberSchema member, ReadOnlyMemory<byte> value)
    {
        Name(member);
        _json.WriteBase64StringValue(value.Span);
    }

    public void WriteTimestamp(MemberSchema member, DateTimeOffset value)
    {
        Name(member);
        if (member.TimestampFormat is TimestampFormat.ProtocolDefault or TimestampFormat.EpochSeconds)
        {
            _json.WriteNumberValue(WireTimestamps.ToEpochSeconds(value));
        }
        else
        {
            _json.WriteStringValue(WireTimestamps.Format(value, member.TimestampFormat));
        }
    }

    private void BeginObject(MemberSchema member)
    {
        if (IsUnnamed(member))
        {
            _json.WriteStartObject();
        }
        else
        {
            _json.WriteStartObject(member.JsonName);
        }
    }

    // At the root stands a payload: a member that is the whole document.
    private bool IsUnnamed(MemberSchema member) => member.IsItem || _json.CurrentDepth == 0;

    private void Name(MemberSchema member)
    {
        if (!member.IsItem)
        {
            _json.WritePropertyName(member.JsonName);
        }
    }
}
