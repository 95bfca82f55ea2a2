using Fractus.Store.Embedded.Base;
using Fractus.Store.Ordered;

namespace Fractus.Store.Embedded.Windows;

/// <summary>
/// All data at one version: the active window over the frozen one, if any, over the rows. The frozen window is being applied to
/// them; since it lies over it, it does not matter how far that has come.
/// </summary>
/// <param name="Active">The window that transactions write to.</param>
/// <param name="Frozen">The window before, until the rows have it.</param>
/// <param name="Rows">The rows, as of a time when they had nothing yet of the active window.</param>
/// <param name="Version">The last commit.</param>
internal sealed record View(Window Active, Window? Frozen, RowsVersion Rows, Versionstamp Version)
{
    public bool TryGet(RowStore rows, ReadOnlySpan<byte> key, out ReadOnlyMemory<byte> value)
    {
        if (!Active.TryGet(key, out var found) && (Frozen is null || !Frozen.TryGet(key, out found)))
        {
            found = rows.Get(key, Rows);
        }

        value = found;
        return found is not null;
    }

    /// <summary>Whether a window says what the key has, so that the rows need not be asked.</summary>
    public bool HasWritten(ReadOnlySpan<byte> key) => Active.TryGet(key, out _) || (Frozen is not null && Frozen.TryGet(key, out _));

    public IEnumerable<KeyValue> Range(RowStore rows, KeyRange range, bool reverse, int limit)
    {
        var entries = Active.Range(Older, range.Begin.ToArray(), range.End.ToArray(), reverse);
        return entries.Select(entry => new KeyValue(entry.Key, entry.Value));

        IEnumerable<Entry> Older(byte[] begin, byte[] end) => Frozen is null
            ? Oldest(begin, end)
            : Frozen.Range(Oldest, begin, end, reverse);

        IEnumerable<Entry> Oldest(byte[] begin, byte[] end) => rows.Range(begin, end, reverse, limit, Rows);
    }
}
