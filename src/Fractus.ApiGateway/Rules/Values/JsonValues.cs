using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json;

namespace Fractus.ApiGateway.Rules.Values;

/// <summary>JSON text to values and back.</summary>
internal static class JsonValues
{
    /// <summary>How deep JSON may nest.</summary>
    public const int MaxDepth = 128;

    /// <summary>Digits up to which a large integer is kept exactly.</summary>
    private const int MaxDigits = 1000;

    public static bool TryParse(ReadOnlySpan<byte> json, out object? value)
    {
        try
        {
            var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = MaxDepth });
            reader.Read();
            value = Read(ref reader);
            return !reader.Read();
        }
        catch (JsonException)
        {
            value = null;
            return false;
        }
        catch (InvalidOperationException)
        {
            // Text with a lone surrogate.
            value = null;
            return false;
        }
    }

    public static bool TryParse(string json, out object? value) => TryParse(Encoding.UTF8.GetBytes(json), out value);

    /// <summary>Null for what is no JSON, as for the JSON null.</summary>
    public static object? ParseOrNull(ReadOnlySpan<byte> json) => TryParse(json, out var value) ? value : null;

    public static string Write(object? value)
    {
        var text = new StringBuilder();
        Write(text, value, 0);
        return text.ToString();
    }

    public static void Write(StringBuilder text, object? value, int depth)
    {
        if (depth > MaxDepth)
        {
            throw new VelocityException("A value nests too deep, or in itself.");
        }

        switch (value)
        {
            case ValueMap map:
                WriteMap(text, map, depth);
                break;
            case ValueList list:
                text.Append('[');
                for (var i = 0; i < list.Count; i++)
                {
                    text.Append(i == 0 ? "" : ",");
                    Write(text, list[i], depth + 1);
                }

                text.Append(']');
                break;
            case null:
                text.Append("null");
                break;
            case bool flag:
                text.Append(flag ? "true" : "false");
                break;
            case long or double or BigInteger:
                text.Append(NumberText.Of(value));
                break;
            default:
                WriteString(text, value.ToString()!);
                break;
        }
    }

    [SuppressMessage("Style", "IDE0010", Justification = "Every other character stands for itself.")]
    public static void WriteString(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (var c in value)
        {
            switch (c)
            {
                case '"' or '\\':
                    text.Append('\\').Append(c);
                    break;
                case '\n':
                    text.Append("\\n");
                    break;
                case '\r':
                    text.Append("\\r");
                    break;
                case '\t':
                    text.Append("\\t");
                    break;
                case '\b':
                    text.Append("\\b");
                    break;
                case '\f':
                    text.Append("\\f");
                    break;
                case < ' ':
                    text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
                    break;
                default:
                    text.Append(c);
                    break;
            }
        }

        text.Append('"');
    }

    private static void WriteMap(StringBuilder text, ValueMap map, int depth)
    {
        text.Append('{');
        var isFirst = true;
        foreach (var (key, item) in map)
        {
            text.Append(isFirst ? "" : ",");
            isFirst = false;
            WriteString(text, key);
            text.Append(':');
            Write(text, item, depth + 1);
        }

        text.Append('}');
    }

    // Integers of any size keep their digits, as Java's readers keep them.
    private static object Number(ref Utf8JsonReader reader)
    {
        if (reader.TryGetInt64(out var integer))
        {
            return integer;
        }

        return reader.ValueSpan.Length <= MaxDigits
            && BigInteger.TryParse(Encoding.ASCII.GetString(reader.ValueSpan), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var large)
            ? large
            : reader.GetDouble();
    }

    private static object? Read(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                var map = new ValueMap();
                while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
                {
                    var name = reader.GetString()!;
                    reader.Read();
                    map[name] = Read(ref reader);
                }

                return map;
            case JsonTokenType.StartArray:
                var list = new ValueList(isJson: true);
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    list.Add(Read(ref reader));
                }

                return list;
            case JsonTokenType.String:
                return reader.GetString();
            case JsonTokenType.Number:
                return Number(ref reader);
            case JsonTokenType.True:
                return true;
            case JsonTokenType.False:
                return false;
            default:
                return null;
        }
    }
}
