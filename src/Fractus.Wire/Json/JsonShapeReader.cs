using System.Text.Json;
using Fractus.Kernel.Shapes;

namespace Fractus.Wire.Json;

/// <summary>Reads a JSON document. Between calls the reader stands on the value that is to be read next.</summary>
public ref struct JsonShapeReader : IShapeReader
{
    // DynamoDB allows 32 levels of nesting, each of which is two levels of JSON.
    private const int MaxDepth = 160;

    private Utf8JsonReader _json;
    private int _hint;

    /// <param name="document">UTF-8.</param>
    public JsonShapeReader(ReadOnlySpan<byte> document)
    {
        _json = new Utf8JsonReader(document, new JsonReaderOptions { MaxDepth = MaxDepth });
        _json.Read();
    }

    public void BeginStructure(MemberSchema member) => Expect(JsonTokenType.StartObject);

    /// <summary>Begins the document itself.</summary>
    public readonly void BeginDocument() => Expect(JsonTokenType.StartObject);

    /// <summary>Checks that nothing follows the document.</summary>
    public void EndDocument() => _json.Read();

    public int NextMember(StructureSchema schema)
    {
        while (_json.Read() && _json.TokenType == JsonTokenType.PropertyName)
        {
            var index = schema.IndexOf(PropertyName(), _hint);
            _json.Read();
            if (index >= 0 && _json.TokenType != JsonTokenType.Null)
            {
                _hint = index + 1;
                return index;
            }

            _json.Skip();
        }

        return -1;
    }

    public readonly void BeginList(MemberSchema member) => Expect(JsonTokenType.StartArray);

    public bool NextElement(MemberSchema member)
    {
        while (_json.Read() && _json.TokenType != JsonTokenType.EndArray)
        {
            if (_json.TokenType != JsonTokenType.Null || member.Sparse)
            {
                return true;
            }
        }

        return false;
    }

    public readonly void BeginMap(MemberSchema member) => Expect(JsonTokenType.StartObject);

    public bool NextEntry(MemberSchema member, out string key)
    {
        while (_json.Read() && _json.TokenType == JsonTokenType.PropertyName)
        {
            key = _json.GetString()!;
            _json.Read();
            if (_json.TokenType != JsonTokenType.Null || member.Sparse)
            {
                return true;
            }
        }

        key = "";
        return false;
    }

    public readonly bool TryReadNull() => _json.TokenType == JsonTokenType.Null;

    public readonly string ReadString(MemberSchema member)
    {
        if (_json.TokenType != JsonTokenType.String)
        {
            throw Unexpected("String");
        }

        return _json.GetString()!;
    }

    public readonly bool ReadBoolean(MemberSchema member) => _json.TokenType switch
    {
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        _ => throw Unexpected("Boolean"),
    };

    public readonly int ReadInteger(MemberSchema member)
    {
        if (_json.TokenType == JsonTokenType.Number && (_json.TryGetInt32(out var value) || Whole(int.MinValue, int.MaxValue, out value)))
        {
            return value;
        }

        throw Unexpected("Integer");
    }

    public readonly long ReadLong(MemberSchema member)
    {
        if (_json.TokenType == JsonTokenType.Number && _json.TryGetInt64(out var value))
        {
            return value;
        }

        throw Unexpected("Long");
    }

    public readonly float ReadFloat(MemberSchema member) => (float)ReadDouble(member);

    public readonly double ReadDouble(MemberSchema member) => _json.TokenType switch
    {
        JsonTokenType.Number => _json.GetDouble(),
        JsonTokenType.String when WireNumbers.TryNonFinite(_json.GetString()!, out var value) => value,
        _ => throw Unexpected("Double"),
    };

    public readonly ReadOnlyMemory<byte> ReadBlob(MemberSchema member)
    {
        if (_json.TokenType != JsonTokenType.String)
        {
            throw Unexpected("Blob");
        }

        return _json.TryGetBytesFromBase64(out var value) ? value : throw new SerializationException("Invalid Base64 in a blob");
    }

    public readonly DateTimeOffset ReadTimestamp(MemberSchema member) => _json.TokenType switch
    {
        JsonTokenType.Number => WireTimestamps.FromEpochSeconds(_json.GetDouble()),
        JsonTokenType.String => WireTimestamps.Parse(_json.GetString()!, member.TimestampFormat),
        _ => throw Unexpected("Timestamp"),
    };

    private readonly ReadOnlySpan<byte> PropertyName()
    {
        if (!_json.ValueIsEscaped)
        {
            return _json.ValueSpan;
        }

        var unescaped = new byte[_json.ValueSpan.Length];
        return unescaped.AsSpan(0, _json.CopyString(unescaped));
    }

    // Some clients write whole numbers as 10.0 or 1e1.
    private readonly bool Whole(int min, int max, out int value)
    {
        var number = _json.GetDouble();
        value = number >= min && number <= max ? (int)number : 0;
        return number == value;
    }

    private readonly void Expect(JsonTokenType token)
    {
        if (_json.TokenType != token)
        {
            throw Unexpected(token == JsonTokenType.StartArray ? "List" : "Structure");
        }
    }

    // The words are those of the services' common framework.
    private readonly SerializationException Unexpected(string wanted) => new(_json.TokenType switch
    {
        JsonTokenType.StartObject => "Start of structure or map found where not expected",
        JsonTokenType.StartArray => "Start of list found where not expected",
        JsonTokenType.Number => $"NUMBER_VALUE can not be converted to a {wanted}",
        JsonTokenType.String => $"STRING_VALUE can not be converted to a {wanted}",
        JsonTokenType.True => $"TRUE_VALUE can not be converted to a {wanted}",
        JsonTokenType.False => $"FALSE_VALUE can not be converted to a {wanted}",
        _ => "Unexpected token received from parser",
    });
}
