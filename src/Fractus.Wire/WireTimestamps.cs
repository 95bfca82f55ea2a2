using System.Globalization;
using Fractus.Kernel.Shapes;

namespace Fractus.Wire;

/// <summary>The three forms of a moment.</summary>
internal static class WireTimestamps
{
    private const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;

    private static readonly string[] s_dateTime =
        ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", "yyyy-MM-dd't'HH:mm:ss.FFFFFFF'z'"];

    private static readonly string[] s_httpDate = ["ddd, dd MMM yyyy HH:mm:ss 'GMT'", "ddd, dd MMM yyyy HH:mm:ss.FFFFFFF 'GMT'"];

    public static TimestampFormat Or(TimestampFormat format, TimestampFormat otherwise) =>
        format == TimestampFormat.ProtocolDefault ? otherwise : format;

    /// <param name="seconds">Since 1970; kept to the millisecond.</param>
    public static DateTimeOffset FromEpochSeconds(double seconds)
    {
        var milliseconds = Math.Round(seconds * 1000);
        if (!(milliseconds >= DateTimeOffset.MinValue.ToUnixTimeMilliseconds() && milliseconds <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()))
        {
            throw new SerializationException("A timestamp is out of range");
        }

        return DateTimeOffset.FromUnixTimeMilliseconds((long)milliseconds);
    }

    /// <summary>Reads text in one of the three forms.</summary>
    public static DateTimeOffset Parse(string text, TimestampFormat format)
    {
        if (format == TimestampFormat.EpochSeconds)
        {
            const NumberStyles Plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
            return double.TryParse(text, Plain, CultureInfo.InvariantCulture, out var seconds) ? FromEpochSeconds(seconds) : throw Malformed();
        }

        var forms = format == TimestampFormat.HttpDate ? s_httpDate : s_dateTime;
        return DateTimeOffset.TryParseExact(text, forms, CultureInfo.InvariantCulture, Utc, out var value) ? value : throw Malformed();
    }

    public static double ToEpochSeconds(DateTimeOffset value) => value.ToUnixTimeMilliseconds() / 1000.0;

    public static string Format(DateTimeOffset value, TimestampFormat format)
    {
        var utc = value.UtcDateTime;
        return format switch
        {
            TimestampFormat.EpochSeconds => ToEpochSeconds(value).ToString("0.###", CultureInfo.InvariantCulture),
            TimestampFormat.HttpDate => utc.ToString("R", CultureInfo.InvariantCulture),
            _ => utc.ToString(utc.Millisecond == 0 ? "yyyy-MM-dd'T'HH:mm:ss'Z'" : "yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
        };
    }

    private static SerializationException Malformed() => new("A timestamp is malformed");
}
