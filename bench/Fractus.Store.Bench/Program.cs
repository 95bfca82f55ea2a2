using System.Diagnostics;
using System.Globalization;
using Fractus.Kernel;
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
Report("  latency at the median", puts.MedianMs, "ms");
Report("  latency at 99 %", puts.P99Ms, "ms");
var single = await Load.PutsPerSecondAsync(store, 1, length / 2);
Report("durable puts of 1 KB, 1 writer: latency at the median", single.MedianMs, "ms");
Report("point gets, window and SQLite, 1 reader", Load.GetsPerSecond(store, 100_000, 1, length), "gets/s");
Report("point gets, window and SQLite, 2 readers", Load.GetsPerSecond(store, 100_000, 2, length), "gets/s");

var closing = Stopwatch.StartNew();
await store.DisposeAsync();
directory.Dispose();
Report("close", closing.Elapsed.TotalMilliseconds, "ms");

var reopened = Stopwatch.StartNew();
using var again = DataDirectory.Open(Path.Combine(root, "data"));
store = EmbeddedStore.Open(again, TimeProvider.System, IdGenerator.System);
Report("open, cleanly closed", reopened.Elapsed.TotalMilliseconds, "ms");
Report("point gets, hot set of 10 000 (cache), 1 reader", Load.GetsPerSecond(store, 10_000, 1, length), "gets/s");
Report("point gets, 100 000 keys (mostly SQLite), 1 reader", Load.GetsPerSecond(store, 100_000, 1, length), "gets/s");
Report("pairs scanned in ranges of 100", Load.ScannedPerSecond(store, 100_000, length), "pairs/s");
await store.DisposeAsync();
Report("peak resident memory", Process.GetCurrentProcess().PeakWorkingSet64 / 1048576.0, "MB");
Directory.Delete(root, recursive: true);

static void Report(string what, double value, string unit) =>
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-62} {value,12:N2} {unit}"));
