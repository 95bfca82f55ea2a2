using Fractus.Store.Embedded.Base;
using Fractus.Store.Ordered;

namespace Fractus.Store.Embedded.RocksDb;

/// <summary>Reads the database as it is, or as it was when a snapshot was taken.</summary>
internal sealed unsafe class RocksDbReader : IRowReader
{
    // For an empty key: RocksDB takes a null address for a key that was not given.
    private static readonly byte[] s_empty = [0];

    private readonly RocksDbHandle database;
    private readonly nint snapshot;
    private readonly nint options;
    private int isDisposed;

    /// <param name="database">Remains the caller's.</param>
    /// <param name="isPinned">True for the present state, whatever is written later.</param>
    public RocksDbReader(RocksDbHandle database, bool isPinned)
    {
        this.database = database;
        snapshot = isPinned ? NativeMethods.CreateSnapshot(database) : 0;
        options = isPinned ? CreateOptions() : database.ReadOptions;
    }

    public byte[]? Get(ReadOnlySpan<byte> key)
    {
        nint slice;
        fixed (byte* bytes = key.IsEmpty ? s_empty : key)
        {
            slice = NativeMethods.GetPinned(database, options, bytes, (nuint)key.Length, out var error);
            RocksDbException.ThrowOnError(error);
        }

        if (slice == 0)
        {
            return null;
        }

        var value = NativeMethods.SliceValue(slice, out var length);
        var copy = new ReadOnlySpan<byte>(value, (int)length).ToArray();
        NativeMethods.DestroySlice(slice);
        return copy;
    }

    public (List<Entry> Pairs, bool HasMore) Range(byte[] begin, byte[] end, bool reverse, int count)
    {
        // The bounds spare RocksDB the search for what lies behind them among what was deleted.
        var bounded = CreateOptions();
        NativeMethods.SetIgnoresPrefixes(bounded, BeginAlike(begin, end) ? (byte)0 : (byte)1);
        fixed (byte* lower = begin.Length == 0 ? s_empty : begin, upper = end.Length == 0 ? s_empty : end)
        {
            NativeMethods.SetLowerBound(bounded, lower, (nuint)begin.Length);
            NativeMethods.SetUpperBound(bounded, upper, (nuint)end.Length);
            nint iterator = 0;
            try
            {
                iterator = NativeMethods.CreateIterator(database, bounded);
                return Read(iterator, reverse, count);
            }
            finally
            {
                if (iterator != 0)
                {
                    NativeMethods.DestroyIterator(iterator);
                }

                NativeMethods.DestroyReadOptions(bounded);
            }
        }
    }

    public void Dispose()
    {
        if (snapshot == 0 || Interlocked.Exchange(ref isDisposed, 1) != 0)
        {
            return;
        }

        NativeMethods.DestroyReadOptions(options);
        if (!database.IsClosed)
        {
            NativeMethods.ReleaseSnapshot(database, snapshot);
        }
    }

    private static bool BeginAlike(ReadOnlySpan<byte> begin, ReadOnlySpan<byte> end) =>
        begin.Length >= RocksDbSettings.PrefixBytes && end.Length >= RocksDbSettings.PrefixBytes
        && begin[..RocksDbSettings.PrefixBytes].SequenceEqual(end[..RocksDbSettings.PrefixBytes]);

    private static (List<Entry> Pairs, bool HasMore) Read(nint iterator, bool reverse, int count)
    {
        var pairs = new List<Entry>();
        long size = 0;
        if (reverse)
        {
            NativeMethods.SeekToLast(iterator);
        }
        else
        {
            NativeMethods.SeekToFirst(iterator);
        }

        while (NativeMethods.IsValid(iterator) != 0)
        {
            var key = NativeMethods.Key(iterator, out var keyLength);
            var value = NativeMethods.Value(iterator, out var valueLength);
            pairs.Add(new Entry(
                new ReadOnlySpan<byte>(key, (int)keyLength).ToArray(), new ReadOnlySpan<byte>(value, (int)valueLength).ToArray()));
            size += (long)(keyLength + valueLength);
            if (pairs.Count == count || size > IRowEngine.ChunkBytes)
            {
                return (pairs, true);
            }

            if (reverse)
            {
                NativeMethods.Previous(iterator);
            }
            else
            {
                NativeMethods.Next(iterator);
            }
        }

        NativeMethods.GetError(iterator, out var error);
        RocksDbException.ThrowOnError(error);
        return (pairs, false);
    }

    private nint CreateOptions()
    {
        var created = NativeMethods.CreateReadOptions();
        if (snapshot != 0)
        {
            NativeMethods.SetSnapshot(created, snapshot);
        }

        return created;
    }
}
