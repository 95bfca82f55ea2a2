using Fractus.Store.Drivers;
using Fractus.Store.Ordered;

namespace Fractus.Store.Embedded.Windows;

/// <summary>
/// The changes of one generation of the log, as a version of a persistent map that lies over the older data. A key is looked up in
/// <see cref="Sets"/> first, where a null value marks it as removed; else it is absent if a range of <see cref="Clears"/> covers it.
/// </summary>
/// <param name="Generation">Counts windows from 1; also the generation of the log that holds the same changes.</param>
/// <param name="Sets">Key to value.</param>
/// <param name="Clears">Beginning to end of ranges whose older data is gone; they neither overlap nor touch.</param>
/// <param name="Bytes">About how much memory the window holds.</param>
internal sealed record Window(long Generation, OrderedMap Sets, OrderedMap Clears, long Bytes)
{
    // Of a small pair's memory most is arrays' headers and its places in nodes.
    private const int PairOverhead = 96;

    public bool IsEmpty => Bytes == 0;

    public static Window Empty(long generation) => new(generation, OrderedMap.Empty, OrderedMap.Empty, 0);

    public Window With(Write write, Edit edit)
    {
        var bytes = Bytes + write.Size + PairOverhead;
        return write.RangeEnd is null
            ? new Window(Generation, Sets.Set(write.Key, write.Value, edit), Clears, bytes)
            : new Window(Generation, Sets.RemoveRange(write.Key, write.RangeEnd, edit), Merge(write.Key, write.RangeEnd, edit), bytes);
    }

    /// <returns>False where this window does not know of the key; else true, with null for a key that is gone.</returns>
    public bool TryGet(ReadOnlySpan<byte> key, out byte[]? value) =>
        Sets.TryGet(key, out value) || (!Clears.IsEmpty && IsCleared(key));

    /// <summary>The pairs of a range: this window's, and the older ones that it leaves visible.</summary>
    /// <param name="older">Reads a range of the older data, in the same direction.</param>
    /// <param name="begin">Included.</param>
    /// <param name="end">Excluded.</param>
    /// <param name="reverse">From the greatest key down.</param>
    public IEnumerable<Entry> Range(Func<byte[], byte[], IEnumerable<Entry>> older, byte[] begin, byte[] end, bool reverse)
    {
        if (begin.AsSpan().SequenceCompareTo(end) >= 0)
        {
            return [];
        }

        var below = Clears.IsEmpty
            ? older(begin, end)
            : Gaps(begin, end, reverse).SelectMany(gap => older(gap.Key, gap.Value!));
        return Sets.IsEmpty ? below : Overlay.Merge(Sets.Range(begin, end, reverse), below, reverse);
    }

    private bool IsCleared(ReadOnlySpan<byte> key) =>
        Clears.TryFloor(key.ToArray(), out var range) && key.SequenceCompareTo(range.Value) < 0;

    private OrderedMap Merge(byte[] begin, byte[] end, Edit edit)
    {
        if (Clears.TryFloor(begin, out var before) && before.Value.AsSpan().SequenceCompareTo(begin) >= 0)
        {
            begin = before.Key;
        }

        var behindEnd = KeyBytes.After(end);
        foreach (var inside in Clears.Range(begin, behindEnd, reverse: false))
        {
            end = inside.Value.AsSpan().SequenceCompareTo(end) > 0 ? inside.Value! : end;
        }

        return Clears.RemoveRange(begin, behindEnd, edit).Set(begin, end, edit);
    }

    // What the cleared ranges leave of a range, in the direction of reading.
    private IEnumerable<Entry> Gaps(byte[] begin, byte[] end, bool reverse)
    {
        var first = Clears.TryFloor(begin, out var floor) ? floor.Key : begin;
        var edge = reverse ? end : begin;
        foreach (var (from, to) in Clears.Range(first, end, reverse))
        {
            var gap = reverse ? new Entry(KeyBytes.Greatest(to!, begin), edge) : new Entry(edge, from);
            if (gap.Key.AsSpan().SequenceCompareTo(gap.Value) < 0)
            {
                yield return gap;
            }

            edge = reverse ? KeyBytes.Least(edge, from) : KeyBytes.Greatest(edge, to!);
        }

        var last = reverse ? new Entry(begin, edge) : new Entry(edge, end);
        if (last.Key.AsSpan().SequenceCompareTo(last.Value) < 0)
        {
            yield return last;
        }
    }
}
