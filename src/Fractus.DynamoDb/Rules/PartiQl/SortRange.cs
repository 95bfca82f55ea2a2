namespace Fractus.DynamoDb.Rules.PartiQl;

/// <summary>The contents of sort keys from <see cref="Begin"/> up to, but without, <see cref="End"/>; null has no end.</summary>
internal readonly record struct SortRange(ReadOnlyMemory<byte> Begin, ReadOnlyMemory<byte>? End)
{
    public static SortRange All { get; } = new(ReadOnlyMemory<byte>.Empty, null);

    public bool IsEmpty => End is { } end && Begin.Span.SequenceCompareTo(end.Span) >= 0;

    /// <summary>What is asked of the sort key, in the order of its contents.</summary>
    public static SortRange Of(KeyOperator operation, ReadOnlyMemory<byte> value, ReadOnlyMemory<byte> high = default) => operation switch
    {
        KeyOperator.Equal => new SortRange(value, Behind(value)),
        KeyOperator.Less => All with { End = value },
        KeyOperator.LessOrEqual => All with { End = Behind(value) },
        KeyOperator.Greater => All with { Begin = Behind(value) },
        KeyOperator.GreaterOrEqual => All with { Begin = value },
        KeyOperator.Between => new SortRange(value, Behind(high)),
        _ => new SortRange(value, BehindAllWith(value.Span)),
    };

    public SortRange Intersect(SortRange other) => new(
        Begin.Span.SequenceCompareTo(other.Begin.Span) >= 0 ? Begin : other.Begin,
        End is not { } end ? other.End : other.End is { } otherEnd && otherEnd.Span.SequenceCompareTo(end.Span) < 0 ? otherEnd : end);

    // The least content that is greater than this one.
    private static byte[] Behind(ReadOnlyMemory<byte> content) => [.. content.Span, 0];

    private static ReadOnlyMemory<byte>? BehindAllWith(ReadOnlySpan<byte> prefix)
    {
        var length = prefix.Length;
        while (length > 0 && prefix[length - 1] == 0xFF)
        {
            length--;
        }

        if (length == 0)
        {
            return null;
        }

        var end = prefix[..length].ToArray();
        end[^1]++;
        return end;
    }
}
