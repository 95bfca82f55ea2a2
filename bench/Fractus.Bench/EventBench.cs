using System.Globalization;

namespace Fractus.Bench;

/// <summary>Asynchronous events: how many a second are accepted and run, from the first that is sent until the last has run.</summary>
internal static class EventBench
{
    private const int Connections = 16;

    public static async Task RunAsync(Report report, TimeSpan duration)
    {
        var data = Directory.CreateTempSubdirectory("fractus-bench-").FullName;
        var counter = Path.Combine(data, "runs");
        await File.WriteAllTextAsync(counter, "");

        // A sandbox would not let the function reach the file that counts its runs.
        using (var fractus = await BenchServer.StartFractusAsync(Path.Combine(data, "data"), "--isolation", "process"))
        {
            using var connection = await Connection.OpenAsync(fractus.Url);
            var role = await InvokeBench.CreateRoleAsync(fractus.Url, connection);

            // A byte for each run, on a descriptor that stays open: what runs must be counted outside, and must cost little.
            var code = $"import fs from 'node:fs'; const runs = fs.openSync('{counter}', 'a'); export const handler = async () => {{ fs.writeSync(runs, '.'); }};";
            await connection.SendAsync(RequestBytes.Rest(fractus.Url, "POST", "/2015-03-31/functions", "lambda", InvokeBench.Create("events", role, code)));
            var invoke = RequestBytes.Rest(fractus.Url, "POST", "/2014-11-13/functions/events/invoke-async/", "lambda", "{}");
            await Load.WarmUpAsync(fractus.Url, Connections, [invoke]);
            await DrainedAsync(counter);

            var before = new FileInfo(counter).Length;
            var started = DateTime.UtcNow;
            var accepted = await Load.WaveAsync(fractus.Url, Connections, duration, [invoke]);
            await DrainedAsync(counter);
            var counted = new FileInfo(counter);
            var (runs, elapsed) = (counted.Length - before, counted.LastWriteTimeUtc - started);
            report.Add(
                "events.runPerSecond",
                runs / elapsed.TotalSeconds,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{runs} events run; accepted {accepted.PerSecond:0} a second for {duration.TotalSeconds:0} s, {accepted.Count - runs} not run, median {accepted.MedianMs:0.00} ms to accept"));
        }

        Directory.Delete(data, recursive: true);
    }

    private static readonly TimeSpan s_quiet = TimeSpan.FromSeconds(1);

    private static async Task DrainedAsync(string counter)
    {
        for (var (last, now) = (-1L, 0L); last != now;)
        {
            last = now;
            await Task.Delay(s_quiet, TimeProvider.System);
            now = new FileInfo(counter).Length;
        }
    }
}
