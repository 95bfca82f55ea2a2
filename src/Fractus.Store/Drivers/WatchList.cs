using System.Runtime.ExceptionServices;

namespace Fractus.Store.Drivers;

/// <summary>Who waits for changes, arranged so that a commit finds them without asking each.</summary>
internal sealed class WatchList
{
    private readonly Lock gate = new();
    private volatile Index index = new([]);

    public bool IsEmpty => index.Watches.Length == 0;

    public IDisposable Add(KeyRange range, Action<Versionstamp> changed)
    {
        var watch = new Watch(this, range.Begin.ToArray(), range.End.ToArray(), changed);
        lock (gate)
        {
            var watches = index.Watches;
            var place = index.CountBelow(watch.Begin, orEqual: true);
            index = new Index([.. watches.AsSpan(0, place), watch, .. watches.AsSpan(place)]);
        }

        return watch;
    }

    /// <summary>Tells each watch that one of these writes touches. One committer calls this, in commit order.</summary>
    public void Notify(IReadOnlyList<Write> writes, Versionstamp version)
    {
        var current = index;
        for (var i = 0; i < writes.Count && current.Watches.Length > 0; i++)
        {
            current.Notify(writes[i], version);
        }
    }

    private void Remove(Watch watch)
    {
        lock (gate)
        {
            index = new Index([.. index.Watches.Where(other => other != watch)]);
        }
    }

    private sealed class Watch(WatchList list, byte[] begin, byte[] end, Action<Versionstamp> changed) : IDisposable
    {
        private Versionstamp told;
        private volatile bool isDisposed;

        public byte[] Begin => begin;

        public byte[] End => end;

        public void Tell(Versionstamp version)
        {
            if (told != version && !isDisposed)
            {
                told = version;
                try
                {
                    changed(version);
                }
                catch (Exception fault)
                {
                    // The commit stands, so its writer must not hear of this; a broken watch must still not go unnoticed.
                    ThreadPool.UnsafeQueueUserWorkItem(static fault => fault.Throw(), ExceptionDispatchInfo.Capture(fault), false);
                }
            }
        }

        public void Dispose()
        {
            if (!isDisposed)
            {
                isDisposed = true;
                list.Remove(this);
            }
        }
    }

    /// <summary>
    /// The watches by their beginning, and for each the greatest end up to it: going down from the last that begins early enough,
    /// the search stops where no earlier one reaches far enough.
    /// </summary>
    private sealed class Index
    {
        private readonly byte[][] greatestEnds;

        public Index(Watch[] watches)
        {
            Watches = watches;
            greatestEnds = new byte[watches.Length][];
            for (var i = 0; i < watches.Length; i++)
            {
                var isGreater = i == 0 || watches[i].End.AsSpan().SequenceCompareTo(greatestEnds[i - 1]) > 0;
                greatestEnds[i] = isGreater ? watches[i].End : greatestEnds[i - 1];
            }
        }

        public Watch[] Watches { get; }

        public int CountBelow(ReadOnlySpan<byte> key, bool orEqual)
        {
            int low = 0, high = Watches.Length;
            while (low < high)
            {
                var middle = (low + high) >>> 1;
                var order = Watches[middle].Begin.AsSpan().SequenceCompareTo(key);
                if (order < 0 || (order == 0 && orEqual))
                {
                    low = middle + 1;
                }
                else
                {
                    high = middle;
                }
            }

            return low;
        }

        public void Notify(Write write, Versionstamp version)
        {
            var isRange = write.RangeEnd is not null;
            var last = CountBelow(write.RangeEnd ?? write.Key, orEqual: !isRange) - 1;
            for (; last >= 0 && write.Key.AsSpan().SequenceCompareTo(greatestEnds[last]) < 0; last--)
            {
                if (write.Key.AsSpan().SequenceCompareTo(Watches[last].End) < 0)
                {
                    Watches[last].Tell(version);
                }
            }
        }
    }
}
