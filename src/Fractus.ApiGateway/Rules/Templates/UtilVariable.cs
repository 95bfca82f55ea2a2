using System.Globalization;
using System.Net;
using System.Text;
using Fractus.ApiGateway.Rules.Values;
using Fractus.ApiGateway.Rules.Velocity.Evaluation;

namespace Fractus.ApiGateway.Rules.Templates;

/// <summary><c>$util</c>. Source: "Utility functions" of the mapping template reference.</summary>
internal sealed class UtilVariable : IVelocityObject
{
    public static UtilVariable Instance { get; } = new();

    public object? Property(string name) => null;

    public object? Call(string method, object?[] arguments, TemplateRun run)
    {
        if (arguments is not [var argument])
        {
            return null;
        }

        var text = TextForm.Of(argument, run);
        var made = method switch
        {
            "escapeJavaScript" => EscapeJavaScript(text),
            "urlEncode" => WebUtility.UrlEncode(text),
            "urlDecode" => WebUtility.UrlDecode(text),
            "base64Encode" => Convert.ToBase64String(Encoding.UTF8.GetBytes(text)),
            "base64Decode" => Decode(text),
            "parseJson" => JsonValues.TryParse(text, out var value) ? value : throw new VelocityException("parseJson: the text is no JSON."),
            _ => null,
        };
        run.Step((made as string)?.Length ?? text.Length);
        return made;
    }

    private static string Decode(string text)
    {
        try
        {
            return Encoding.UTF8.GetString(Convert.FromBase64String(text));
        }
        catch (FormatException)
        {
            throw new VelocityException("base64Decode: the text is not in base 64.");
        }
    }

    // As Apache Commons' escapeJavaScript: both quotes, the slash, and everything that is not ASCII.
    private static string EscapeJavaScript(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            _ = c switch
            {
                '"' or '\'' or '\\' or '/' => escaped.Append('\\').Append(c),
                '\n' => escaped.Append("\\n"),
                '\r' => escaped.Append("\\r"),
                '\t' => escaped.Append("\\t"),
                '\b' => escaped.Append("\\b"),
                '\f' => escaped.Append("\\f"),
                < ' ' or > '~' => escaped.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}"),
                _ => escaped.Append(c),
            };
        }

        return escaped.ToString();
    }
}
