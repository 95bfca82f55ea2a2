using Fractus.Store.Embedded.Windows;
using Fractus.Store.Ordered;

namespace Fractus.Store.Embedded.Base;

/// <summary>The rows under the windows: those of an engine, with a cache before it, readable in the states that snapshots hold.</summary>
internal sealed class RowStore : IDisposable
{
    // Of who names no limit. To begin to read costs about as much as twenty rows.
    private const int FirstChunk = 128;
    private const int LargestChunk = 512;
    private readonly IRowEngine engine;
    private readonly RowCache cache;

    /// <param name="engine">Disposed with this.</param>
    /// <param name="cacheBytes">Bytes of rows that are kept in memory.</param>
    public RowStore(IRowEngine engine, int cacheBytes)
    {
        this.engine = engine;
        cache = new RowCache(cacheBytes);
    }

    /// <summary>The last window that was applied.</summary>
    public long AppliedGeneration => engine.Applied.Generation;

    /// <summary>A version not below that of any commit applied.</summary>
    public Versionstamp AppliedVersion => engine.Applied.Version;

    /// <returns>The value of the key in that state of the rows, or null.</returns>
    public byte[]? Get(ReadOnlySpan<byte> key, RowsVersion version)
    {
        if (cache.TryGet(key, out var value) && !version.IsSealed)
        {
            return value;
        }

        if (!version.IsSealed)
        {
            var epoch = cache.Epoch;
            value = engine.Get(key);
            if (!version.IsSealed)
            {
                cache.Add(key, value, epoch);
                return value;
            }
        }

        var sought = key.ToArray();
        return version.ReadPinned(pinned => pinned.Get(sought));
    }

    /// <summary>Reads a row into the cache for a transaction that is about to read it.</summary>
    public void Prefetch(ReadOnlySpan<byte> key)
    {
        if (!cache.TryGet(key, out _))
        {
            var epoch = cache.Epoch;
            cache.Add(key, engine.Get(key), epoch, isWanted: true);
        }
    }

    /// <summary>The pairs of a range in that state of the rows, read in chunks as they are enumerated.</summary>
    public IEnumerable<Entry> Range(byte[] begin, byte[] end, bool reverse, int limit, RowsVersion version)
    {
        var count = limit > 0 ? Math.Min(limit, LargestChunk) : FirstChunk;
        while (true)
        {
            var (pairs, hasMore) = ReadChunk(begin, end, reverse, count, version);
            foreach (var pair in pairs)
            {
                yield return pair;
            }

            if (!hasMore)
            {
                yield break;
            }

            begin = reverse ? begin : KeyBytes.After(pairs[^1].Key);
            end = reverse ? pairs[^1].Key : end;
            count = LargestChunk;
        }
    }

    /// <summary>
    /// Applies a window that is durable in the log. When this returns it is durable here, and its log is no longer needed.
    /// </summary>
    /// <param name="frozen">The window after <see cref="AppliedGeneration"/>.</param>
    public void Apply(FrozenWindow frozen)
    {
        frozen.Before.Seal(engine.Pin);
        engine.Apply(frozen.Window, frozen.Version);
        Invalidate(frozen.Window);
    }

    public void Dispose() => engine.Dispose();

    private (List<Entry> Pairs, bool HasMore) ReadChunk(byte[] begin, byte[] end, bool reverse, int count, RowsVersion version)
    {
        if (!version.IsSealed)
        {
            var chunk = engine.Range(begin, end, reverse, count);
            if (!version.IsSealed)
            {
                return chunk;
            }
        }

        return version.ReadPinned(pinned => pinned.Range(begin, end, reverse, count));
    }

    private void Invalidate(Window window)
    {
        cache.BeginInvalidation();
        if (!window.Clears.IsEmpty)
        {
            cache.Clear();
            return;
        }

        foreach (var (key, _) in window.Sets.All())
        {
            cache.Remove(key);
        }
    }
}
