using System.Text;
using Fractus.Kernel.Shapes;

namespace Fractus.Wire.Rest;

/// <summary>Lists in one header: elements between commas, those with a comma or a quote of their own in quotes.</summary>
internal static class HeaderList
{
    /// <param name="header">The header's value, several of one name joined by commas.</param>
    /// <param name="element">The list's element: an HTTP date has a comma in it.</param>
    public static List<string> Parse(string header, MemberSchema element)
    {
        var elements = new List<string>();
        var rest = header.AsSpan().Trim();
        while (!rest.IsEmpty)
        {
            var end = element.Kind == ShapeKind.String && rest[0] == '"' ? Quoted(rest, elements) : Plain(rest, elements, CommasIn(element));
            rest = rest[end..].TrimStart();
            if (!rest.IsEmpty)
            {
                rest = rest[0] == ',' ? rest[1..].TrimStart() : throw new SerializationException("A list in a header is malformed");
            }
        }

        return elements;
    }

    public static string Quote(string element) => element.AsSpan().IndexOfAny(',', '"') < 0
        ? element
        : $"\"{element.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    private static int CommasIn(MemberSchema element) =>
        element is { Kind: ShapeKind.Timestamp, TimestampFormat: TimestampFormat.ProtocolDefault or TimestampFormat.HttpDate } ? 1 : 0;

    private static int Plain(ReadOnlySpan<char> rest, List<string> elements, int commas)
    {
        var end = 0;
        for (var left = commas; end < rest.Length && (rest[end] != ',' || left-- > 0); end++)
        {
        }

        elements.Add(rest[..end].TrimEnd().ToString());
        return end;
    }

    private static int Quoted(ReadOnlySpan<char> rest, List<string> elements)
    {
        var text = new StringBuilder();
        for (var i = 1; i < rest.Length; i++)
        {
            switch (rest[i])
            {
                case '"':
                    elements.Add(text.ToString());
                    return i + 1;
                case '\\' when i + 1 < rest.Length:
                    text.Append(rest[++i]);
                    break;
                default:
                    text.Append(rest[i]);
                    break;
            }
        }

        throw new SerializationException("A list in a header is malformed");
    }
}
