using System.Globalization;
using Fractus.Kernel.Shapes;

namespace Fractus.Wire;

/// <summary>Simple values as the text that forms, headers, paths and XML carry.</summary>
internal static class TextValues
{
    public static bool Boolean(string text) => text switch
    {
        "true" or "True" => true,
        "false" or "False" => false,
        _ => throw Malformed(text, "Boolean"),
    };

    public static int Integer(string text) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value : throw Malformed(text, "Integer");

    public static long Long(string text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value : throw Malformed(text, "Long");

    public static double Double(string text) =>
        WireNumbers.TryNonFinite(text, out var value)
        || (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && double.IsFinite(value))
            ? value
            : throw Malformed(text, "Double");

    public static ReadOnlyMemory<byte> Blob(string text)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var written)
            ? bytes.AsMemory(0, written)
            : throw new SerializationException("Invalid Base64 in a blob");
    }

    public static string Of(double value) => WireNumbers.NonFinite(value) ?? value.ToString("R", CultureInfo.InvariantCulture);

    public static string Of(float value) => WireNumbers.NonFinite(value) ?? value.ToString("R", CultureInfo.InvariantCulture);

    public static string Of(bool value) => value ? "true" : "false";

    public static string Of(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static SerializationException Malformed(string text, string type) => new($"'{text}' cannot be converted to {type}");
}
