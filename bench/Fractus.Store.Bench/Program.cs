using System.Diagnostics;
using System.Globalization;
using Fractus.Kernel;
using Fractus.Store;
using Fractus.Store.Bench;
using Fractus.Store.Embedded;

// Usage: Fractus.Store.Bench [directory] [seconds per measurement]. Prints one line for each figure.
var root = Directory.CreateDirectory(Path.Combine(args.Length > 0 ? args[0] : Path.GetTempPath(), "fractus-store-bench")).FullName;
var length = TimeSpan.FromSeconds(args.Length > 1 ? double.Parse(args[1], CultureInfo.InvariantCulture) : 5);
const int writers = 64;
Directory.Delete(root, recursive: true);

var openedEmpty = Stopwatch.StartNew();
var directory = DataDirectory.Open(Path.Combine(root, "data"));
var store = EmbeddedStore.Open(directory, TimeProvider.System, IdGenerator.System);
Report("open, new directory", openedEmpty.Elapsed.TotalMilliseconds, "ms");

var floor = Floor.AppendAndSync(Path.Combine(root, "floor"), writers, length);
Report($"floor: raw append of 1 KB for {writers} writers, one fsync", floor, "records/s");
var puts = await Load.PutsPerSecondAsync(store, writers, length);
Report($"durable puts of 1 KB, {writers} writers", puts.PerSecond, "puts/s");
Report("  of the floor", puts.PerSecond / floor, "");
Report("  processor time for each", puts.ProcessorMicroseconds, "µs");
Report("  latency at the median", puts.MedianMs, "ms");
Report("  latency at 99 %", puts.P99Ms, "ms");
var single = await Load.PutsPerSecondAsync(store, 1, length / 2);
Report("durable puts of 1 KB, 1 writer: latency at the median", single.MedianMs, "ms");
Report("point gets, window and SQLite, 1 reader", Load.GetsPerSecond(store, Load.KeyCount, 1, length), "gets/s");
Report("point gets, window and SQLite, 2 readers", Load.GetsPerSecond(store, Load.KeyCount, 2, length), "gets/s");

var keys = Load.KeyCount;
var closing = Stopwatch.StartNew();
await store.DisposeAsync();
directory.Dispose();
Report("close", closing.Elapsed.TotalMilliseconds, "ms");

var reopened = Stopwatch.StartNew();
using var again = DataDirectory.Open(Path.Combine(root, "data"));
store = EmbeddedStore.Open(again, TimeProvider.System, IdGenerator.System);
Report("open, cleanly closed", reopened.Elapsed.TotalMilliseconds, "ms");
Report("point gets, hot set of 10 000 (cache), 1 reader", Load.GetsPerSecond(store, Math.Min(keys, 10_000), 1, length), "gets/s");
Report("point gets, all keys (mostly SQLite), 1 reader", Load.GetsPerSecond(store, keys, 1, length), "gets/s");
Report("pairs scanned in ranges of 100", Load.ScannedPerSecond(store, keys, length), "pairs/s");
await store.DisposeAsync();
Report("peak resident memory", Process.GetCurrentProcess().PeakWorkingSet64 / 1048576.0, "MB");
await using (var memory = new MemoryStore())
{
    var ephemeral = await Load.PutsPerSecondAsync(memory, 1, length / 2);
    Report("MemoryStore: puts of 1 KB, 1 writer", ephemeral.PerSecond, "puts/s");
    Report("  processor time for each", ephemeral.ProcessorMicroseconds, "µs");
}

Directory.Delete(root, recursive: true);

static void Report(string what, double value, string unit) =>
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-62} {value,12:N2} {unit}"));
