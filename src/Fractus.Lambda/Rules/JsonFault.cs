using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Fractus.Lambda.Rules;

/// <summary>
/// What is wrong with an event that is not JSON, in the words of the real service's parser. It tells more of the places inside objects and
/// arrays than is told here.
/// </summary>
internal static class JsonFault
{
    private const string Expected = "(JSON String, Number, Array, Object or token 'null', 'true' or 'false')";

    /// <param name="json">What was read.</param>
    /// <param name="problem">Where reading it ended.</param>
    public static string Describe(ReadOnlySpan<byte> json, JsonException problem)
    {
        var line = (int)(problem.LineNumber ?? 0);
        var start = StartOfLine(json, line);
        var at = Math.Min(json.Length, start + (int)(problem.BytePositionInLine ?? 0));
        var (text, column) = What(json, at);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{text}\n at [Source: REDACTED (`StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION` disabled); line: {line + 1}, column: {column - start}]");
    }

    /// <returns>The text, and the place behind what it is about, counted from one.</returns>
    private static (string Text, int Column) What(ReadOnlySpan<byte> json, int at)
    {
        if (at >= json.Length)
        {
            return ("Unexpected end-of-input", json.Length + 1);
        }

        var begin = at;
        while (begin > 0 && IsOfName(json[begin - 1]))
        {
            begin--;
        }

        if (begin < at && json[at] >= 0x80)
        {
            return ($"Invalid UTF-8 start byte 0x{json[at]:x2}", at + 2);
        }

        var end = at;
        while (end < json.Length && IsOfName(json[end]))
        {
            end++;
        }

        return begin < end && char.IsAsciiLetter((char)json[begin])
            ? ($"Unrecognized token '{Encoding.ASCII.GetString(json[begin..end])}': was expecting {Expected}", end + 1)
            : ($"Unexpected character ({Shown(json[at])}): expected a valid value {Expected}", at + 1);
    }

    private static string Shown(byte character) => char.IsControl((char)character)
        ? string.Create(CultureInfo.InvariantCulture, $"(CTRL-CHAR, code {character})")
        : string.Create(CultureInfo.InvariantCulture, $"'{(char)character}' (code {character})");

    private static bool IsOfName(byte character) => char.IsAsciiLetterOrDigit((char)character) || character is (byte)'_' or (byte)'$';

    private static int StartOfLine(ReadOnlySpan<byte> json, int line)
    {
        var start = 0;
        for (; line > 0 && json[start..].IndexOf((byte)'\n') is >= 0 and var length; line--)
        {
            start += length + 1;
        }

        return start;
    }
}
