using Fractus.DynamoDb.Rules;
using Fractus.Store;

namespace Fractus.DynamoDb.Storage;

/// <summary>What a worker of a parallel scan reads: an even share of the hashes, and so a range of keys.</summary>
internal sealed record ScanSegment(KeyRange Range, int? Segment, int? Total)
{
    private const ulong Hashes = 1UL << 32;

    public static ScanSegment Of(int? segment, int? total, ReadOnlyMemory<byte> prefix)
    {
        var range = KeyRange.StartingWith(prefix);
        if (segment is { } number && total is { } count)
        {
            range = new KeyRange(
                ItemKey.AtHash(prefix.Span, First(number, count)),
                number + 1 == count ? range.End : ItemKey.AtHash(prefix.Span, First(number + 1, count)));
        }

        return new ScanSegment(range, segment, total);
    }

    /// <summary>What is left of it behind a key.</summary>
    public ScanSegment After(byte[] start)
    {
        var isInside = start.AsSpan().SequenceCompareTo(Range.Begin.Span) >= 0 && start.AsSpan().SequenceCompareTo(Range.End.Span) < 0;
        return isInside ? this with { Range = Range.StartingAfter(start) } : throw Invalid.Request(
            "The provided starting key is invalid: Invalid ExclusiveStartKey. "
            + $"Please use ExclusiveStartKey with correct Segment. TotalSegments: {Total} Segment: {Segment}");
    }

    // Each share begins where the one before it ends.
    private static uint First(int segment, int total) => (uint)(((Hashes * (ulong)segment) + (ulong)total - 1) / (ulong)total);
}
