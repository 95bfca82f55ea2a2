using Fractus.Store.Embedded.Base;
using Fractus.Store.Embedded.Windows;

namespace Fractus.Store.Embedded;

/// <summary>Reads one view; the engine is not touched before a read needs it.</summary>
internal sealed class EmbeddedSnapshot(View view, RowStore rows) : ISnapshot
{
    private int isDisposed;

    public Versionstamp Version => view.Version;

    public bool TryGet(ReadOnlySpan<byte> key, out ReadOnlyMemory<byte> value)
    {
        CheckUse();
        return view.TryGet(rows, key, out value);
    }

    public IEnumerable<KeyValue> Range(KeyRange range, bool reverse = false, int limit = 0)
    {
        CheckUse();
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        return Enumerate(range, reverse, limit);
    }

    public void Dispose()
    {
        if (Interlocked.Exchange(ref isDisposed, 1) == 0)
        {
            view.Rows.Release();
        }
    }

    private IEnumerable<KeyValue> Enumerate(KeyRange range, bool reverse, int limit)
    {
        CheckUse();
        foreach (var pair in view.Range(rows, range, reverse, limit))
        {
            yield return pair;
            if (--limit == 0)
            {
                yield break;
            }

            CheckUse();
        }
    }

    private void CheckUse() => ObjectDisposedException.ThrowIf(isDisposed != 0, this);
}
