using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Fractus.Kernel.Shapes;

namespace Fractus.Wire.Json;

/// <summary>Reads a JSON document. Between calls the reader stands on the value that is to be read next.</summary>
/// <remarks>
/// Text that is not JSON throws <see cref="JsonException"/>, which the protocols turn into their own refusal; JSON that does not fit
/// the shapes throws <see cref="SerializationException"/>.
/// </remarks>
public ref struct JsonShapeReader : IShapeReader
{
    // DynamoDB allows 32 levels of nesting, each of which is two levels of JSON, and says so of deeper ones: they are passed over.
    private const int MaxDepth = 1000;
    private const int LongestNameOnStack = 256;

    private readonly string _typeNamespace;
    private readonly bool _namesClasses;
    private Utf8JsonReader _json;
    private int _hint;

    // Set where a structure was expected and an array or null was found: how it is refused depends on the structure, which is not
    // known before its first member is asked for.
    private JsonTokenType _found;

    /// <param name="document">UTF-8.</param>
    /// <param name="typeNamespace">The namespace of the service's types, which some errors show.</param>
    /// <param name="namesClasses">What stands where a text belongs is told by its class.</param>
    public JsonShapeReader(ReadOnlySpan<byte> document, string typeNamespace = "", bool namesClasses = false)
    {
        _typeNamespace = typeNamespace;
        _namesClasses = namesClasses;
        _json = new Utf8JsonReader(document, new JsonReaderOptions { MaxDepth = MaxDepth });
        _json.Read();
    }

    /// <summary>Begins the document itself.</summary>
    public readonly void BeginDocument()
    {
        if (_json.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("The document is not an object");
        }
    }

    /// <summary>Checks that nothing follows the document.</summary>
    public void EndDocument() => _json.Read();

    public void BeginStructure(MemberSchema member)
    {
        switch (_json.TokenType)
        {
            case JsonTokenType.StartObject:
                break;
            case JsonTokenType.StartArray or JsonTokenType.Null:
                _found = _json.TokenType;
                break;
            default:
                throw JsonMismatch.Scalar(member);
        }
    }

    public int NextMember(StructureSchema schema)
    {
        if (_found != JsonTokenType.None)
        {
            return NextMemberOfNone(schema);
        }

        while (_json.Read() && _json.TokenType == JsonTokenType.PropertyName)
        {
            var index = IndexOfProperty(schema);
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

    public readonly void BeginList(MemberSchema member)
    {
        if (_json.TokenType != JsonTokenType.StartArray)
        {
            throw _json.TokenType == JsonTokenType.StartObject ? JsonMismatch.Structure() : JsonMismatch.Scalar(member);
        }
    }

    public bool NextElement(MemberSchema member) => _json.Read() && _json.TokenType != JsonTokenType.EndArray;

    public readonly void BeginMap(MemberSchema member)
    {
        if (_json.TokenType != JsonTokenType.StartObject)
        {
            throw _json.TokenType == JsonTokenType.StartArray
                ? JsonMismatch.Collection(JsonMismatch.JavaTypeOf(member, _typeNamespace))
                : JsonMismatch.Scalar(member);
        }
    }

    public bool NextEntry(MemberSchema member, out string key)
    {
        if (!_json.Read() || _json.TokenType != JsonTokenType.PropertyName)
        {
            key = "";
            return false;
        }

        key = _json.ValueIsEscaped ? Text() : RepeatedText.Of(_json.ValueSpan);
        _json.Read();
        return true;
    }

    public readonly bool TryReadNull() => _json.TokenType == JsonTokenType.Null;

    public readonly string ReadString(MemberSchema member) =>
        _json.TokenType == JsonTokenType.String ? Text() : throw NoText(member);

    public readonly ReadOnlySpan<byte> ReadUtf8(MemberSchema member)
    {
        if (_json.TokenType != JsonTokenType.String)
        {
            throw NoText(member);
        }

        if (_json.ValueIsEscaped)
        {
            return Encoding.UTF8.GetBytes(Text());
        }

        return Utf8.IsValid(_json.ValueSpan) ? _json.ValueSpan : throw NotText(null);
    }

    // The services' common framework takes these texts for booleans too.
    public readonly bool ReadBoolean(MemberSchema member) => _json.TokenType switch
    {
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        JsonTokenType.String => Text().ToUpperInvariant() switch
        {
            "TRUE" or "1" or "YES" => true,
            "FALSE" or "0" or "NO" => false,
            _ => throw JsonMismatch.Unexpected(),
        },
        _ => throw Mismatch(member, "Boolean"),
    };

    public readonly int ReadInteger(MemberSchema member)
    {
        if (_json.TokenType == JsonTokenType.Number && (_json.TryGetInt32(out var value) || TryTruncate(out value)))
        {
            return value;
        }

        throw Mismatch(member, "Integer");
    }

    public readonly long ReadLong(MemberSchema member)
    {
        if (_json.TokenType == JsonTokenType.Number && (_json.TryGetInt64(out var value) || TryTruncate(out value)))
        {
            return value;
        }

        throw Mismatch(member, "Long");
    }

    public readonly float ReadFloat(MemberSchema member) => (float)Number(member, "Float");

    public readonly double ReadDouble(MemberSchema member) => Number(member, "Double");

    public readonly ReadOnlyMemory<byte> ReadBlob(MemberSchema member)
    {
        if (_json.TokenType == JsonTokenType.String)
        {
            return _json.TryGetBytesFromBase64(out var value) ? value : throw JsonMismatch.Base64(Text());
        }

        throw _json.TokenType is JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False
            ? new SerializationException("only base-64-encoded strings are convertible to bytes")
            : Mismatch(member, "Blob");
    }

    public readonly DateTimeOffset ReadTimestamp(MemberSchema member)
    {
        var isText = member.TimestampFormat is TimestampFormat.DateTime or TimestampFormat.HttpDate;
        return _json.TokenType switch
        {
            JsonTokenType.Number when !isText && _json.TryGetDouble(out var seconds) => WireTimestamps.FromEpochSeconds(seconds),
            JsonTokenType.String when isText => WireTimestamps.Parse(Text(), member.TimestampFormat),
            _ => throw Mismatch(member, "Timestamp"),
        };
    }

    // An empty structure in place of null: what it must have is then missing, which its validation says.
    private int NextMemberOfNone(StructureSchema schema)
    {
        if (_found == JsonTokenType.StartArray)
        {
            throw JsonMismatch.Collection($"class {JsonMismatch.Qualified(_typeNamespace, schema.Name)}");
        }

        _found = JsonTokenType.None;
        return -1;
    }

    private readonly int IndexOfProperty(StructureSchema schema)
    {
        if (!_json.ValueIsEscaped)
        {
            return schema.IndexOf(_json.ValueSpan, _hint);
        }

        var length = _json.ValueSpan.Length;
        var unescaped = length <= LongestNameOnStack ? stackalloc byte[length] : new byte[length];
        try
        {
            return schema.IndexOf(unescaped[.._json.CopyString(unescaped)], _hint);
        }
        catch (InvalidOperationException malformed)
        {
            throw NotText(malformed);
        }
    }

    private readonly string Text()
    {
        try
        {
            return _json.GetString()!;
        }
        catch (InvalidOperationException malformed)
        {
            throw NotText(malformed);
        }
    }

    private readonly double Number(MemberSchema member, string type)
    {
        if (_json.TokenType == JsonTokenType.Number && _json.TryGetDouble(out var value))
        {
            return value;
        }

        return _json.TokenType == JsonTokenType.String && WireNumbers.TryNonFinite(Text(), out value) ? value : throw Mismatch(member, type);
    }

    // Fractions go, as in the services' framework; some clients write whole numbers as 10.0 or 1e1.
    private readonly bool TryTruncate<T>(out T value)
        where T : struct, System.Numerics.IBinaryInteger<T>, System.Numerics.IMinMaxValue<T>
    {
        value = default;
        if (!_json.TryGetDouble(out var number) || !(number > double.CreateChecked(T.MinValue) - 1 && number < double.CreateChecked(T.MaxValue)))
        {
            return false;
        }

        value = T.CreateTruncating(number);
        return true;
    }

    private readonly SerializationException NoText(MemberSchema member) => _json.TokenType switch
    {
        JsonTokenType.Number when _namesClasses => JsonMismatch.TextFrom("com.amazon.coral.value.json.numbers.TruncatingBigNumber"),
        JsonTokenType.True or JsonTokenType.False when _namesClasses => JsonMismatch.TextFrom("java.lang.Boolean"),
        _ => Mismatch(member, "String"),
    };

    private readonly SerializationException Mismatch(MemberSchema member, string type) => _json.TokenType switch
    {
        JsonTokenType.StartObject => JsonMismatch.Structure(),
        JsonTokenType.StartArray => JsonMismatch.Collection(JsonMismatch.JavaClassOf(member.Kind)),
        JsonTokenType.Number => JsonMismatch.Value(_json.ValueSpan.IndexOfAny(".eE"u8) < 0 ? "NUMBER" : "DECIMAL", type),
        JsonTokenType.String => JsonMismatch.Value("STRING", type),
        JsonTokenType.True => JsonMismatch.Value("TRUE", type),
        JsonTokenType.False => JsonMismatch.Value("FALSE", type),
        _ => JsonMismatch.Unexpected(),
    };

    private static SerializationException NotText(InvalidOperationException? cause) => new("", cause);
}
