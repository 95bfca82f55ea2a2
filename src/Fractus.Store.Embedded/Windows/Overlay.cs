using Fractus.Store.Ordered;

namespace Fractus.Store.Embedded.Windows;

internal static class Overlay
{
    /// <summary>Merges two sorted sequences: of a key in both the upper one counts, and a null value there hides it.</summary>
    public static IEnumerable<Entry> Merge(IEnumerable<Entry> upper, IEnumerable<Entry> lower, bool reverse)
    {
        using var above = upper.GetEnumerator();
        using var below = lower.GetEnumerator();
        var hasAbove = above.MoveNext();
        var hasBelow = below.MoveNext();
        while (hasAbove || hasBelow)
        {
            var order = !hasAbove ? 1 : !hasBelow ? -1 : above.Current.Key.AsSpan().SequenceCompareTo(below.Current.Key);
            order = reverse && hasAbove && hasBelow ? -order : order;
            if (order > 0)
            {
                yield return below.Current;
                hasBelow = below.MoveNext();
                continue;
            }

            if (above.Current.Value is not null)
            {
                yield return above.Current;
            }

            hasBelow = order == 0 ? below.MoveNext() : hasBelow;
            hasAbove = above.MoveNext();
        }
    }
}
