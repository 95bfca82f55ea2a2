using System.Diagnostics;
using Fractus.Store.Files;

namespace Fractus.Store.Bench;

/// <summary>The least that any durable store must do: append what came in, and one fsync for all of it.</summary>
internal static class Floor
{
    public static double AppendAndSync(string path, int writers, TimeSpan length)
    {
        var batch = new byte[writers * 1024];
        Random.Shared.NextBytes(batch);
        using var file = File.OpenHandle(path, FileMode.Create, FileAccess.Write);
        const int capacity = 64 * 1024 * 1024;
        RandomAccess.Write(file, new byte[capacity], 0);
        DurableFiles.Sync(file);
        long records = 0, offset = 0;
        var watch = Stopwatch.StartNew();
        for (; watch.Elapsed < length; records += writers)
        {
            RandomAccess.Write(file, batch, offset);
            DurableFiles.Sync(file);
            offset = (offset + batch.Length) % (capacity - batch.Length);
        }

        return records / watch.Elapsed.TotalSeconds;
    }
}
