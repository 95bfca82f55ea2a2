using System.Diagnostics;

namespace Fractus.Bench;

/// <summary>Reads and writes for minutes: memory must end where it was after the first of them.</summary>
internal static class SoakBench
{
    private const int Items = 100_000;

    public static async Task RunAsync(Report report, TimeSpan length)
    {
        var folder = Directory.CreateTempSubdirectory("fractus-bench-").FullName;
        using var server = await BenchServer.StartFractusAsync(Path.Combine(folder, "data"));
        var data = new TableData(server.Url, Items, seed: 1);
        await data.CreateAsync();
        await data.FillAsync();
        var started = Stopwatch.GetTimestamp();
        var first = 0.0;
        for (var minute = 1; Stopwatch.GetElapsedTime(started) < length; minute++)
        {
            // Made anew each minute: a signature is refused when it is a quarter of an hour old.
            byte[][] requests = [.. Enumerable.Range(0, 20_000).Select(i => (i % 5) switch
            {
                0 => data.PutItem(),
                1 => data.UpdateItem(),
                2 => data.QueryTen(),
                3 when i % 50 == 3 => data.TransactWrite(),
                _ => data.GetItem(),
            })];
            var result = await Load.RunAsync(server.Url, 64, TimeSpan.FromSeconds(48), requests);
            report.Add($"soak.minute{minute}.residentMb", server.ResidentMb, $"{result.PerSecond:0} requests a second");
            first = minute == 1 ? server.ResidentMb : first;
        }

        report.Add("soak.residentLastToFirst", server.ResidentMb / first);
        Directory.Delete(folder, recursive: true);
    }
}
