using System.Globalization;

namespace Fractus.DynamoDb.Rules.Streams;

/// <summary>A record's place in its stream: the transaction that wrote it, and which of its records it is.</summary>
internal readonly record struct SequenceNumber(long Version, int Ordinal) : IComparable<SequenceNumber>
{
    /// <summary>No transaction writes so many records.</summary>
    public const int LastOrdinal = 9_999_999;

    private const int VersionDigits = 19;
    private const int OrdinalDigits = 7;

    /// <summary>The place before this one: what is behind it begins with this one.</summary>
    public SequenceNumber Before => this with { Ordinal = Ordinal - 1 };

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    public static bool TryParse(string text, out SequenceNumber number)
    {
        number = default;
        if (text.Length != 1 + VersionDigits + OrdinalDigits || text[0] != '1'
            || !long.TryParse(text.AsSpan(1, VersionDigits), NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            || !int.TryParse(text.AsSpan(1 + VersionDigits), NumberStyles.None, CultureInfo.InvariantCulture, out var ordinal))
        {
            return false;
        }

        number = new SequenceNumber(version, ordinal);
        return true;
    }

    public static bool operator <(SequenceNumber left, SequenceNumber right) => left.CompareTo(right) < 0;

    public static bool operator >(SequenceNumber left, SequenceNumber right) => left.CompareTo(right) > 0;

    public int CompareTo(SequenceNumber other) => (Version, Ordinal).CompareTo((other.Version, other.Ordinal));

    /// <summary>27 digits: equally many for all, so that they sort the same as text and as numbers. Clients rely on both.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"1{Version:D19}{Ordinal:D7}");
}
