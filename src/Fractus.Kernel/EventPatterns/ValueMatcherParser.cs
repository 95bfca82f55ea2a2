using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;

namespace Fractus.Kernel.EventPatterns;

/// <summary>Reads what stands at a pattern's leaf: a value, or an object with one comparison.</summary>
internal static class ValueMatcherParser
{
    private const string Prefix = "prefix";
    private const string Suffix = "suffix";
    private const string IgnoreCase = "equals-ignore-case";
    private const string Wildcard = "wildcard";

    /// <exception cref="EventPatternException">It is nothing that can be asked of a value.</exception>
    public static ValueMatcher Parse(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => new TextMatcher(json.GetString()!, TextPart.Whole),
        JsonValueKind.Number => Equal(json),
        JsonValueKind.True or JsonValueKind.False or JsonValueKind.Null => new LiteralMatcher(json.ValueKind),
        JsonValueKind.Object => Comparison(Only(json)),
        _ => throw new EventPatternException("Match value must be String, number, true, false, or null"),
    };

    private static JsonProperty Only(JsonElement json)
    {
        using var properties = json.EnumerateObject();
        if (!properties.MoveNext())
        {
            throw new EventPatternException("Empty objects are not allowed");
        }

        var first = properties.Current;
        return properties.MoveNext() ? throw new EventPatternException("Only one key allowed in match expression") : first;
    }

    private static ValueMatcher Comparison(JsonProperty comparison) => comparison.Name switch
    {
        Prefix => Part(comparison, TextPart.Beginning),
        Suffix => Part(comparison, TextPart.End),
        IgnoreCase => new TextMatcher(Text(comparison.Value, IgnoreCase), TextPart.Whole, ignoresCase: true),
        Wildcard => WildcardOf(comparison.Value),
        "exists" => comparison.Value.ValueKind switch
        {
            JsonValueKind.True => new ExistsMatcher(true),
            JsonValueKind.False => new ExistsMatcher(false),
            _ => throw new EventPatternException("exists match pattern must be either true or false."),
        },
        "anything-but" => AnythingBut(comparison.Value),
        "numeric" => Numeric(comparison.Value),
        "cidr" => Cidr(Text(comparison.Value, Prefix)),
        var other => throw new EventPatternException($"Unrecognized match type {other}"),
    };

    private static TextMatcher Part(JsonProperty comparison, TextPart part)
    {
        if (comparison.Value.ValueKind == JsonValueKind.Object && Only(comparison.Value) is { Name: IgnoreCase } inner)
        {
            return new TextMatcher(Text(inner.Value, IgnoreCase), part, ignoresCase: true);
        }

        return new TextMatcher(Text(comparison.Value, comparison.Name), part);
    }

    private static string Text(JsonElement json, string comparison) =>
        json.ValueKind == JsonValueKind.String ? json.GetString()! : throw new EventPatternException($"{comparison} match pattern must be a string");

    private static NumberMatcher Equal(JsonElement number) => new(new NumberBound(number, true), new NumberBound(number, true));

    private static AnythingButMatcher AnythingBut(JsonElement json)
    {
        if (json.ValueKind == JsonValueKind.Object)
        {
            var inner = Only(json);
            var values = inner.Value.ValueKind == JsonValueKind.Array ? inner.Value.EnumerateArray().ToArray() : [inner.Value];
            return new AnythingButMatcher(inner.Name switch
            {
                Prefix => [.. values.Select(value => new TextMatcher(Affix(value), TextPart.Beginning))],
                Suffix => [.. values.Select(value => new TextMatcher(Affix(value), TextPart.End))],
                IgnoreCase => [.. values.Select(value => new TextMatcher(
                    value.ValueKind == JsonValueKind.String
                        ? value.GetString()!
                        : throw new EventPatternException("Inside anything-but/equals-ignore-case list, number|start|null|boolean is not supported."),
                    TextPart.Whole,
                    ignoresCase: true))],
                Wildcard => [.. values.Select(WildcardOf)],
                var other => throw new EventPatternException($"Unsupported anything-but pattern: {other}"),
            });
        }

        if (json.ValueKind is not (JsonValueKind.Array or JsonValueKind.String or JsonValueKind.Number))
        {
            throw new EventPatternException("Value of anything-but must be an array or single string/number value.");
        }

        var excluded = json.ValueKind == JsonValueKind.Array ? json.EnumerateArray().ToArray() : [json];
        if (excluded.Any(value => value.ValueKind is not (JsonValueKind.String or JsonValueKind.Number)))
        {
            throw new EventPatternException("Inside anything but list, start|null|boolean is not supported.");
        }

        return excluded.Length == 0 ? throw new EventPatternException("Empty arrays are not allowed") : new AnythingButMatcher([.. excluded.Select(Parse)]);
    }

    private static string Affix(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => json.GetString() is { Length: > 0 } text ? text : throw new EventPatternException("Null prefix/suffix not allowed"),
        JsonValueKind.Object => throw new EventPatternException("Value of anything-but must be an array or single string/number value."),
        _ => throw new EventPatternException("prefix/suffix match pattern must be a string"),
    };

    private static NumberMatcher Numeric(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Array)
        {
            throw new EventPatternException("Value of numeric must be an array.");
        }

        var parts = json.EnumerateArray().ToArray();
        NumberBound? low = null, high = null;
        for (var at = 0; at < parts.Length; at += 2)
        {
            var sign = parts[at].ValueKind == JsonValueKind.String ? parts[at].GetString()! : throw new EventPatternException($"Invalid member in numeric match: {parts[at]}");
            if (at + 1 == parts.Length || parts[at + 1].ValueKind != JsonValueKind.Number)
            {
                throw new EventPatternException($"Value of {(sign == "=" ? "equals" : sign)} must be numeric");
            }

            var bound = new NumberBound(parts[at + 1], sign is "=" or ">=" or "<=");
            switch (sign)
            {
                case "=" when at == 0 && parts.Length == 2:
                    return Equal(parts[1]);
                case ">" or ">=" when at == 0:
                    low = bound;
                    break;
                case "<" or "<=" when high is null:
                    high = bound;
                    break;
                case "=" or ">" or ">=" or "<" or "<=":
                    throw new EventPatternException($"Bad numeric range operator: {sign}");
                default:
                    throw new EventPatternException($"Unrecognized numeric range operator: {sign}");
            }
        }

        return low is null && high is null ? throw new EventPatternException("Empty arrays are not allowed") : new NumberMatcher(low, high);
    }

    private static WildcardMatcher WildcardOf(JsonElement json)
    {
        var text = Text(json, Wildcard);
        List<string> parts = [];
        var part = new StringBuilder();
        for (var at = 0; at < text.Length; at++)
        {
            switch (text[at])
            {
                case '*' when at + 1 < text.Length && text[at + 1] == '*':
                    throw new EventPatternException($"Consecutive wildcard characters at pos {at + 1}");
                case '*':
                    parts.Add(part.ToString());
                    part.Clear();
                    break;
                case '\\' when at + 1 < text.Length && text[at + 1] is '*' or '\\':
                    part.Append(text[++at]);
                    break;
                case '\\':
                    throw new EventPatternException($"Invalid escape character at pos {at}");
                default:
                    part.Append(text[at]);
                    break;
            }
        }

        return new WildcardMatcher([.. parts, part.ToString()]);
    }

    private static CidrMatcher Cidr(string text)
    {
        if (text.Split('/') is not [var address, var mask])
        {
            throw new EventPatternException("Malformed CIDR, one '/' required");
        }

        if (!int.TryParse(mask, NumberStyles.None, CultureInfo.InvariantCulture, out var bits))
        {
            throw new EventPatternException("Malformed CIDR, mask bits must be an integer");
        }

        if (!IPAddress.TryParse(address, out var network))
        {
            throw new EventPatternException($"Nonstandard IP address: {address}");
        }

        var most = network.GetAddressBytes().Length * 8;
        return bits <= most ? new CidrMatcher(network, bits) : throw new EventPatternException($"Malformed CIDR, mask bits must not be greater than {most}");
    }
}
