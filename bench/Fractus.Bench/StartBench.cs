using System.Diagnostics;

namespace Fractus.Bench;

/// <summary>From the start of the process to its first answer, and what it holds when nothing happens.</summary>
internal static class StartBench
{
    public static async Task RunAsync(Report report)
    {
        var data = Directory.CreateTempSubdirectory("fractus-bench-").FullName;
        var times = new List<double>();
        var residentMb = 0.0;
        for (var i = 0; i < 7; i++)
        {
            var started = Stopwatch.GetTimestamp();
            using var fractus = await BenchServer.StartFractusAsync(Path.Combine(data, "data"));
            using var connection = await Connection.OpenAsync(fractus.Url);
            await connection.SendAsync(RequestBytes.DynamoDb(fractus.Url, "ListTables", "{}"));
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            if (i == 6)
            {
                await Task.Delay(TimeSpan.FromSeconds(2), TimeProvider.System);
                residentMb = fractus.ResidentMb;
            }
        }

        times.Sort();
        report.Add("start.firstAnswerMs", times[times.Count / 2], $"exec to the first answered request, n {times.Count}");
        report.Add("idle.residentMb", residentMb, "two seconds after the start");
        Directory.Delete(data, recursive: true);
    }
}
