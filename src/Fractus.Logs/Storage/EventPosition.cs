using System.Globalization;

namespace Fractus.Logs.Storage;

/// <summary>
/// The place of an event among all events of an account: by time, then by the transaction that stored it, then by its place there.
/// </summary>
/// <param name="TimestampMs">The event's own time.</param>
/// <param name="Version">The transaction's version.</param>
/// <param name="Index">Its place in the batch.</param>
internal readonly record struct EventPosition(long TimestampMs, long Version, int Index) : IComparable<EventPosition>
{
    // As long as the real service's event ids: time, version and index.
    private const int TimeDigits = 19;
    private const int VersionDigits = 19;
    private const int IndexDigits = 18;
    private const int Digits = TimeDigits + VersionDigits + IndexDigits;

    /// <summary>The place before the first event that this time can have.</summary>
    public static EventPosition At(long timestampMs) => new(timestampMs, 0, 0);

    /// <summary>The least place after this one.</summary>
    public EventPosition Next => this with { Index = Index + 1 };

    public static bool operator <(EventPosition left, EventPosition right) => left.CompareTo(right) < 0;

    public static bool operator >(EventPosition left, EventPosition right) => left.CompareTo(right) > 0;

    public static bool operator <=(EventPosition left, EventPosition right) => left.CompareTo(right) <= 0;

    public static bool operator >=(EventPosition left, EventPosition right) => left.CompareTo(right) >= 0;

    public static bool TryParse(ReadOnlySpan<char> text, out EventPosition position)
    {
        position = default;
        if (text.Length != Digits
            || !TryNumber(text[..TimeDigits], out var time)
            || !TryNumber(text.Slice(TimeDigits, VersionDigits), out var version)
            || !TryNumber(text[(TimeDigits + VersionDigits)..], out var index)
            || index > int.MaxValue)
        {
            return false;
        }

        position = new EventPosition(time, version, (int)index);
        return true;
    }

    public int CompareTo(EventPosition other)
    {
        var byTime = TimestampMs.CompareTo(other.TimestampMs);
        if (byTime != 0)
        {
            return byTime;
        }

        var byVersion = Version.CompareTo(other.Version);
        return byVersion != 0 ? byVersion : Index.CompareTo(other.Index);
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{TimestampMs:D19}{Version:D19}{Index:D18}");

    private static bool TryNumber(ReadOnlySpan<char> text, out long number) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
