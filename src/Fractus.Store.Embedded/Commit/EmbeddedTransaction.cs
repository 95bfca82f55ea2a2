using Fractus.Store.Drivers;
using Fractus.Store.Embedded.Base;
using Fractus.Store.Embedded.Windows;
using Fractus.Store.Ordered;

namespace Fractus.Store.Embedded.Commit;

/// <summary>Derives the next view from the latest one; if its function fails, that view is dropped.</summary>
internal sealed class EmbeddedTransaction(View view, RowStore rows, Versionstamp version) : WriteTransaction(version)
{
    private Edit edit = new();

    public View View { get; private set; } = view;

    protected override bool Read(ReadOnlySpan<byte> key, out ReadOnlyMemory<byte> value) => View.TryGet(rows, key, out value);

    protected override IEnumerable<KeyValue> ReadRange(KeyRange range, bool reverse, int limit)
    {
        // Writes made while the range is enumerated must not disturb it.
        edit = new Edit();
        return View.Range(rows, range, reverse, limit);
    }

    protected override void Apply(Write write) => View = View with { Active = View.Active.With(write, edit), Version = Version };
}
