using System.Buffers.Binary;
using System.Diagnostics;

namespace Fractus.Store.Bench;

internal readonly record struct PutFigures(double PerSecond, double MedianMs, double P99Ms, double ProcessorMicroseconds);

internal static class Load
{
    private static readonly Subspace Items = new("item");
    private static int firstKey;

    /// <summary>How many keys were put so far.</summary>
    public static int KeyCount => firstKey;

    /// <summary>Each writer puts the next new key as soon as its last one is durable. Keys are in no order.</summary>
    public static async Task<PutFigures> PutsPerSecondAsync(IStore store, int writers, TimeSpan length)
    {
        using var process = Process.GetCurrentProcess();
        var processorBefore = process.TotalProcessorTime;
        var watch = Stopwatch.StartNew();
        var latencies = await Task.WhenAll(Enumerable.Range(0, writers).Select(_ => Task.Run(async () =>
        {
            var value = new byte[1024];
            Random.Shared.NextBytes(value);
            var mine = new List<long>();
            while (watch.Elapsed < length)
            {
                var key = KeyOf(Interlocked.Increment(ref firstKey));
                var start = Stopwatch.GetTimestamp();
                await store.TransactAsync(transaction =>
                {
                    transaction.Set(key, value);
                    return 0;
                });
                mine.Add(Stopwatch.GetTimestamp() - start);
            }

            return mine;
        })));
        var elapsed = watch.Elapsed.TotalSeconds;
        process.Refresh();
        var processor = process.TotalProcessorTime - processorBefore;
        var all = latencies.SelectMany(mine => mine).Order().ToArray();
        return new PutFigures(all.Length / elapsed, Ms(all[all.Length / 2]), Ms(all[all.Length * 99 / 100]), processor.TotalMicroseconds / all.Length);
    }

    /// <summary>A snapshot and one get each, of keys that were put before.</summary>
    public static double GetsPerSecond(IStore store, int keys, int readers, TimeSpan length)
    {
        var watch = Stopwatch.StartNew();
        long total = 0;
        Parallel.For(0, readers, new ParallelOptions { MaxDegreeOfParallelism = readers }, reader =>
        {
            var random = new Random(reader);
            long count = 0;
            while (watch.Elapsed < length)
            {
                using var snapshot = store.OpenSnapshot();
                if (!snapshot.TryGet(KeyOf(1 + random.Next(keys)), out var value) || value.Length != 1024)
                {
                    throw new InvalidOperationException("A key that was put is not there.");
                }

                count++;
            }

            Interlocked.Add(ref total, count);
        });
        return total / watch.Elapsed.TotalSeconds;
    }

    public static double ScannedPerSecond(IStore store, int keys, TimeSpan length)
    {
        var watch = Stopwatch.StartNew();
        var random = new Random(1);
        long count = 0;
        while (watch.Elapsed < length)
        {
            using var snapshot = store.OpenSnapshot();
            var range = Items.Range().StartingAfter(KeyOf(1 + random.Next(keys)));
            count += snapshot.Range(range, limit: 100).Count();
        }

        return count / watch.Elapsed.TotalSeconds;
    }

    private static byte[] KeyOf(int number)
    {
        Span<byte> scattered = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(scattered, (uint)number * 2654435761);
        return Items.Key(scattered.ToArray());
    }

    private static double Ms(long ticks) => ticks * 1000.0 / Stopwatch.Frequency;
}
