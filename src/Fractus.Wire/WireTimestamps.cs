using System.Globalization;
using Fractus.Kernel.Shapes;

namespace Fractus.Wire;

/// <summary>The three forms of a moment.</summary>
internal static class WireTimestamps
{
    public static DateTimeOffset FromEpochSeconds(double seconds)
    {
        var milliseconds = Math.Round(seconds * 1000);
        if (!(milliseconds >= DateTimeOffset.MinValue.ToUnixTimeMilliseconds() && milliseconds <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()))
        {
            throw new SerializationException("A timestamp is out of range");
        }

        return DateTimeOffset.FromUnixTimeMilliseconds((long)milliseconds);
    }

    /// <summary>Reads a string: as a number of seconds where the format says so, else as a date in either textual form.</summary>
    public static DateTimeOffset Parse(string text, TimestampFormat format)
    {
        if (format == TimestampFormat.EpochSeconds)
        {
            return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds)
                ? FromEpochSeconds(seconds)
                : throw Malformed();
        }

        const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, Utc, out var value) ? value : throw Malformed();
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
