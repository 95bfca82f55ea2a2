using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace Fractus.Store.Embedded.Base;

/// <summary>
/// Rows lately read from the engine, and keys lately found absent. Bounded by bytes; what was not asked for since it last came up for
/// eviction goes (the second-chance rule). A row is let in when it is read a second time, as far as is remembered: reads at random of more
/// rows than there is room for would otherwise only move rows through memory, at the price of collecting them.
/// </summary>
internal sealed class RowCache
{
    private const int ShardCount = 16;
    private const int LargestValue = 64 * 1024;
    private const int RowOverhead = 160;

    // One hash is remembered for so many bytes of room: a few rows' worth, so that what would fit is let in.
    private const int BytesPerHash = 128;
    private readonly Shard[] shards;
    private long epoch;

    public RowCache(int bytes) =>
        shards = [.. Enumerable.Range(0, ShardCount).Select(_ => new Shard(bytes / ShardCount))];

    /// <summary>Changes when rows do. Read it before reading a row, and add the row with it.</summary>
    public long Epoch => Volatile.Read(ref epoch);

    /// <returns>True where the row is known; its value is null where it is known to be absent.</returns>
    public bool TryGet(ReadOnlySpan<byte> key, out byte[]? value) => ShardOf(KeyComparer.Hash(key)).TryGet(key, out value);

    /// <summary>Adds what was read, unless rows have changed since <paramref name="readEpoch"/>.</summary>
    /// <param name="key">Of the row.</param>
    /// <param name="value">Null where there is none.</param>
    /// <param name="readEpoch">The epoch before it was read.</param>
    /// <param name="isWanted">Whether it is let in though it may have been read for the first time.</param>
    public void Add(ReadOnlySpan<byte> key, byte[]? value, long readEpoch, bool isWanted = false)
    {
        if (value is null || value.Length <= LargestValue)
        {
            var hash = KeyComparer.Hash(key);
            var shard = ShardOf(hash);
            if (shard.WasRead(hash) || isWanted)
            {
                shard.Add(key, value, this, readEpoch);
            }
        }
    }

    /// <summary>
    /// Call after a change of the rows and before <see cref="Remove"/> of each changed key: what was read before the commit and is added
    /// later is then refused, and what was added earlier is removed.
    /// </summary>
    public void BeginInvalidation() => Interlocked.Increment(ref epoch);

    public void Remove(ReadOnlySpan<byte> key) => ShardOf(KeyComparer.Hash(key)).Remove(key);

    public void Clear() => Array.ForEach(shards, shard => shard.Clear());

    private Shard ShardOf(int hash) => shards[(hash >>> 8) % ShardCount];

    private sealed class Row(byte[] key, byte[]? value)
    {
        public byte[] Key => key;

        public byte[]? Value => value;

        public int Size => key.Length + (value?.Length ?? 0) + RowOverhead;

        public bool IsUsed { get; set; }

        public bool IsRemoved { get; set; }
    }

    private sealed class Shard
    {
        private readonly Lock gate = new();
        private readonly int capacity;
        private readonly Dictionary<byte[], Row> rows = new(KeyComparer.Instance);
        private readonly Dictionary<byte[], Row>.AlternateLookup<ReadOnlySpan<byte>> bySpan;
        private readonly Queue<Row> ages = new();

        // The hash last read of those that share a place.
        private readonly int[] readOnce;
        private int size;

        public Shard(int capacity)
        {
            this.capacity = capacity;
            readOnce = new int[Math.Max(1, capacity / BytesPerHash)];
            bySpan = rows.GetAlternateLookup<ReadOnlySpan<byte>>();
        }

        public bool TryGet(ReadOnlySpan<byte> key, out byte[]? value)
        {
            lock (gate)
            {
                if (bySpan.TryGetValue(key, out var row))
                {
                    row.IsUsed = true;
                    value = row.Value;
                    return true;
                }
            }

            value = null;
            return false;
        }

        /// <summary>Whether the row was read before, as far as that is known. Without the lock: at worst a row is let in a read too late or too soon.</summary>
        public bool WasRead(int hash)
        {
            ref var last = ref readOnce[(uint)hash % (uint)readOnce.Length];
            var isKnown = last == hash;
            last = hash;
            return isKnown;
        }

        public void Add(ReadOnlySpan<byte> key, byte[]? value, RowCache cache, long readEpoch)
        {
            var row = new Row(key.ToArray(), value);
            lock (gate)
            {
                if (cache.Epoch != readEpoch || !rows.TryAdd(row.Key, row))
                {
                    return;
                }

                ages.Enqueue(row);
                size += row.Size;
                while (size > capacity && ages.TryDequeue(out var oldest))
                {
                    Evict(oldest);
                }
            }
        }

        public void Remove(ReadOnlySpan<byte> key)
        {
            lock (gate)
            {
                if (bySpan.Remove(key, out _, out var row))
                {
                    // It leaves the queue, and the count of bytes, when its turn comes.
                    row.IsRemoved = true;
                }
            }
        }

        public void Clear()
        {
            lock (gate)
            {
                rows.Clear();
                ages.Clear();
                size = 0;
            }
        }

        private void Evict(Row oldest)
        {
            if (oldest is { IsUsed: true, IsRemoved: false })
            {
                oldest.IsUsed = false;
                ages.Enqueue(oldest);
                return;
            }

            size -= oldest.Size;
            if (!oldest.IsRemoved)
            {
                rows.Remove(oldest.Key);
            }
        }
    }

    private sealed class KeyComparer : IEqualityComparer<byte[]>, IAlternateEqualityComparer<ReadOnlySpan<byte>, byte[]>
    {
        public static KeyComparer Instance { get; } = new();

        // The runtime's hash of strings is seeded at random, so keys that callers choose cannot be made to collide.
        public static int Hash(ReadOnlySpan<byte> key)
        {
            var hash = string.GetHashCode(MemoryMarshal.Cast<byte, char>(key));
            return key.Length % 2 == 0 ? hash : (hash * 31) + key[^1];
        }

        public bool Equals(byte[]? left, byte[]? right) => left.AsSpan().SequenceEqual(right);

        public int GetHashCode([DisallowNull] byte[] key) => Hash(key);

        public byte[] Create(ReadOnlySpan<byte> alternate) => alternate.ToArray();

        public bool Equals(ReadOnlySpan<byte> alternate, byte[] other) => alternate.SequenceEqual(other);

        public int GetHashCode(ReadOnlySpan<byte> alternate) => Hash(alternate);
    }
}
