using System.Diagnostics;
using System.Globalization;

namespace Fractus.Bench;

/// <summary>
/// DynamoDB's operations at 1 and at 64 connections, on a table of a thousand items and on a large one, beside the floor and beside
/// dynalite, which keeps its table in memory and checks no signature. What the size of a table costs is told by two servers of the same
/// store; floor and dynalite are compared with a server as it comes.
/// </summary>
internal static class TableBench
{
    private const int SmallItems = 1000;
    private const string NotInDynalite = "transactWrite4";
    private static readonly string[] s_store = ["--store", "rocksdb"];

    // The many first: they bring into memory what the one is then measured with.
    private static readonly int[] s_connections = [64, 1];

    private static readonly (string Name, bool IsRead, int Requests, Func<TableData, byte[]> Make)[] s_operations =
    [
        ("getItem", true, 200_000, data => data.GetItem()),
        ("query10", true, 50_000, data => data.QueryTen()),
        ("query100", true, 10_000, data => data.QueryHundred()),
        ("putItem", false, 100_000, data => data.PutItem()),
        ("updateItem", false, 100_000, data => data.UpdateItem()),
        ("batchWrite25", false, 4_000, data => data.BatchWrite()),
        (NotInDynalite, false, 20_000, data => data.TransactWrite()),
    ];

    /// <param name="report">Where the figures go.</param>
    /// <param name="items">Items of the large table.</param>
    /// <param name="folder">Where it lies or is to lie; null for a folder that is removed at the end.</param>
    /// <param name="only">One operation, or "sustained"; null for all.</param>
    public static async Task RunAsync(Report report, long items, string? folder, string? only)
    {
        var temporary = Directory.CreateTempSubdirectory("fractus-bench-").FullName;
        folder ??= Path.Combine(temporary, "large");
        var large = await OpenLargeAsync(report, items, folder);
        using var floor = await BenchServer.StartFloorAsync();
        using var small = await OpenFilledAsync(Path.Combine(temporary, "small"), SmallItems);
        using var smallOfSame = await OpenFilledAsync(Path.Combine(temporary, "same"), SmallItems, s_store);
        using var dynalite = await Dynalite.StartAsync(Path.Combine(temporary, "dynalite"));
        await FillAsync(dynalite.Url, SmallItems);
        var (smallData, sameData) = (DataIn(small, SmallItems), DataIn(smallOfSame, SmallItems));
        var (peerData, largeData) = (DataIn(dynalite, SmallItems), DataIn(large, items));
        foreach (var (name, isRead, requests, make) in s_operations.Where(operation => only is null || operation.Name == only))
        {
            var few = Make(smallData, Math.Min(requests, 2000), make);
            var fewOfSame = Make(sameData, Math.Min(requests, 2000), make);
            var many = Make(largeData, requests, make);
            var peers = Make(peerData, Math.Min(requests, 2000), make);
            var answerBytes = await AnswerBytesAsync(small.Url, few[0]);
            var bare = few.Select(request => RequestBytes.Plain(floor.Url, answerBytes, request)).ToArray();
            await Load.WarmUpAsync(small.Url, s_connections[0], few);
            await Load.WarmUpAsync(smallOfSame.Url, s_connections[0], fewOfSame);
            await Load.WarmUpAsync(large.Url, s_connections[0], many);
            Contestant onFloor = new(floor, bare), onSmall = new(small, few), onSame = new(smallOfSame, fewOfSame), onPeer = new(dynalite, peers);
            var onLarge = new Contestant(large, many, () => ReadFiles(folder));
            foreach (var connections in s_connections)
            {
                var rounds = await Rounds.RunAsync(
                    connections, name == NotInDynalite ? [onFloor, onSmall, onSame, onLarge] : [onFloor, onSmall, onSame, onLarge, onPeer]);
                var row = $"table.{name}.{connections}";
                void Add(string what, Contestant of) => report.Add(row + what, rounds.Of(of).PerSecond, Latency(rounds.Of(of)));
                Add(".floorPerSecond", onFloor);
                Add(".smallPerSecond", onSmall);
                Add(".smallOfSamePerSecond", onSame);
                Add(".largePerSecond", onLarge);
                report.Add(row + ".smallToFloor", rounds.Ratio(onSmall, onFloor));
                report.Add(row + (isRead ? ".readLargeToSmall" : ".writeLargeToSmall"), rounds.Ratio(onLarge, onSame));
                if (name != NotInDynalite)
                {
                    Add(".dynalitePerSecond", onPeer);
                    report.Add(row + (isRead ? ".readToDynalite" : ".writeToDynalite"), rounds.Ratio(onSmall, onPeer));
                }
            }
        }

        if (only is null or "sustained")
        {
            await SustainAsync(report, small, smallData, "table.sustainedPuts.small");
            var onSame = await SustainAsync(report, smallOfSame, sameData, "table.sustainedPuts.smallOfSame");
            ReadFiles(folder);
            var onLarge = await SustainAsync(report, large, largeData, "table.sustainedPuts.large");
            report.Add("table.sustainedPuts.writeLargeToSmall", onLarge / onSame);
        }

        large.Dispose();
        Directory.Delete(temporary, recursive: true);
    }

    private static async Task<BenchServer> OpenLargeAsync(Report report, long items, string folder)
    {
        if (!Directory.Exists(folder))
        {
            var started = Stopwatch.GetTimestamp();
            await FillFolderAsync(folder, items, s_store);
            report.Add("table.fillPerSecond", items / Stopwatch.GetElapsedTime(started).TotalSeconds, "items put by BatchWriteItem, 8 connections");
        }

        // An earlier run may have been stopped amid the merging of its last writes.
        var server = await BenchServer.StartFractusAsync(folder, s_store);
        await server.WhenIdleAsync();
        return server;
    }

    // Started anew, as a server holds what was written lately in memory: a small table whole, of a large one the last part. What is
    // compared is what they read from where the rows lie in the end.
    private static async Task<BenchServer> OpenFilledAsync(string folder, long items, params string[] more)
    {
        await FillFolderAsync(folder, items, more);
        return await BenchServer.StartFractusAsync(folder, more);
    }

    private static async Task FillFolderAsync(string folder, long items, params string[] more)
    {
        using var server = await BenchServer.StartFractusAsync(folder, more);
        await FillAsync(server.Url, items);
        await server.StopAsync();
    }

    // What is measured is the server and not how cold the disk is, as long as memory can hold the files. Before each measurement: a
    // virtual machine's host may take back what was not read for seconds.
    private static void ReadFiles(string folder)
    {
        var buffer = new byte[1024 * 1024];
        foreach (var file in Directory.EnumerateFiles(folder, "*.sst", SearchOption.AllDirectories))
        {
            try
            {
                using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
                while (stream.Read(buffer) > 0)
                {
                }
            }
            catch (FileNotFoundException)
            {
                // Merged into another meanwhile.
            }
        }
    }

    private static async Task FillAsync(Uri server, long items)
    {
        var data = new TableData(server, items, seed: 1);
        await data.CreateAsync();
        await data.FillAsync();
    }

    private static TableData DataIn(BenchServer server, long items) => new(server.Url, items, seed: 1);

    // Long enough for the merging or checkpointing of what was written to show, and of more keys than windows hold.
    private static async Task<double> SustainAsync(Report report, BenchServer server, TableData data, string name)
    {
        var requests = Make(data, Math.Min(data.Items * 2, 400_000), d => d.PutItem());
        var disk = DiskWrites.Of(Path.GetTempPath());
        var (writtenBefore, started) = (disk.Bytes, Stopwatch.GetTimestamp());
        var result = await Load.RunAsync(server, 64, TimeSpan.FromSeconds(60), requests);
        var itemBytes = result.PerSecond * Stopwatch.GetElapsedTime(started).TotalSeconds * 1000;
        report.Add(name + ".perSecond", result.PerSecond, Latency(result));
        report.Add(name + ".writeAmplification", (disk.Bytes - writtenBefore) / itemBytes, "bytes the disk wrote for each byte of an item");
        report.Add(name + ".residentMb", server.ResidentMb);
        return result.PerSecond;
    }

    private static byte[][] Make(TableData data, long count, Func<TableData, byte[]> make) =>
        [.. Enumerable.Range(0, (int)count).Select(_ => make(data))];

    private static async Task<int> AnswerBytesAsync(Uri server, byte[] request)
    {
        using var probe = await Connection.OpenAsync(server);
        return (await probe.SendAsync(request)).Length;
    }

    private static string Latency(LoadResult result) => string.Create(
        CultureInfo.InvariantCulture,
        $"median {result.MedianMs:0.00} ms, p99 {result.P99Ms:0.00} ms{(result.ServerMicroseconds > 0 ? $", {result.ServerMicroseconds:0.0} us of processor" : "")}");
}
