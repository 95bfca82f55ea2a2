using System.Text;
using Fractus.ApiGateway.Rules.Values;

namespace Fractus.ApiGateway.Rules.OpenApi.Documents;

/// <summary>Values to YAML in block style, with every text in double quotes, as the real service exports it.</summary>
internal static class YamlWriter
{
    public static string Write(ValueMap document)
    {
        var text = new StringBuilder("---\n");
        WriteMap(text, document, 0);
        return text.ToString();
    }

    private static void Write(StringBuilder text, object? value, int depth)
    {
        switch (value)
        {
            case ValueMap { Count: > 0 } map:
                text.Append('\n');
                WriteMap(text, map, depth);
                break;
            case ValueList { Count: > 0 } list:
                text.Append('\n');
                foreach (var item in list)
                {
                    text.Append(' ', depth * 2).Append('-');
                    Write(text, item, depth + 1);
                }

                break;
            case ValueMap:
                text.Append(" {}\n");
                break;
            case ValueList:
                text.Append(" []\n");
                break;
            default:
                // JSON's form of a scalar is YAML's too.
                text.Append(' ');
                JsonValues.Write(text, value, 0);
                text.Append('\n');
                break;
        }
    }

    private static void WriteMap(StringBuilder text, ValueMap map, int depth)
    {
        foreach (var (key, value) in map)
        {
            text.Append(' ', depth * 2);
            if (IsPlain(key))
            {
                text.Append(key);
            }
            else
            {
                JsonValues.WriteString(text, key);
            }

            text.Append(':');
            Write(text, value, depth + 1);
        }
    }

    // Letters first, so that no key reads as a number, and none of the words that YAML gives a meaning.
    private static bool IsPlain(string key) =>
        key.Length > 0
        && (char.IsAsciiLetter(key[0]) || key[0] == '/')
        && key.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or '/' or '$')
        && key.ToUpperInvariant() is not ("TRUE" or "FALSE" or "NULL" or "YES" or "NO" or "ON" or "OFF" or "Y" or "N");
}
