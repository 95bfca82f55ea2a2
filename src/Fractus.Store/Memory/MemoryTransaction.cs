using Fractus.Store.Drivers;
using Fractus.Store.Ordered;

namespace Fractus.Store;

/// <summary>Derives the next version of the map; if it fails, nobody ever sees that version.</summary>
internal sealed class MemoryTransaction(OrderedMap map, Versionstamp version) : WriteTransaction(version)
{
    private Edit edit = new();

    public OrderedMap Map { get; private set; } = map;

    protected override bool Read(ReadOnlySpan<byte> key, out ReadOnlyMemory<byte> value) => MemoryReads.TryGet(Map, key, out value);

    protected override IEnumerable<KeyValue> ReadRange(KeyRange range, bool reverse, int limit)
    {
        // Writes made while the range is enumerated must not disturb it.
        edit = new Edit();
        return MemoryReads.Range(Map, range, reverse);
    }

    protected override void Apply(Write write) => Map =
        write.RangeEnd is not null ? Map.RemoveRange(write.Key, write.RangeEnd, edit)
        : write.Value is not null ? Map.Set(write.Key, write.Value, edit)
        : Map.Remove(write.Key, edit);
}

internal sealed class MemorySnapshot(MemoryState state) : ISnapshot
{
    private bool isDisposed;

    public Versionstamp Version => state.Version;

    public bool TryGet(ReadOnlySpan<byte> key, out ReadOnlyMemory<byte> value)
    {
        ObjectDisposedException.ThrowIf(isDisposed, this);
        return MemoryReads.TryGet(state.Map, key, out value);
    }

    public IEnumerable<KeyValue> Range(KeyRange range, bool reverse = false, int limit = 0)
    {
        ObjectDisposedException.ThrowIf(isDisposed, this);
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        var pairs = MemoryReads.Range(state.Map, range, reverse);
        return limit > 0 ? pairs.Take(limit) : pairs;
    }

    public void Dispose() => isDisposed = true;
}

internal static class MemoryReads
{
    public static bool TryGet(OrderedMap map, ReadOnlySpan<byte> key, out ReadOnlyMemory<byte> value)
    {
        var found = map.TryGet(key, out var bytes);
        value = bytes;
        return found;
    }

    public static IEnumerable<KeyValue> Range(OrderedMap map, KeyRange range, bool reverse)
    {
        foreach (var entry in map.Range(range.Begin.ToArray(), range.End.ToArray(), reverse))
        {
            yield return new KeyValue(entry.Key, entry.Value);
        }
    }
}
