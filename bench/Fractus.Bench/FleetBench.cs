using System.Diagnostics;
using System.Globalization;

namespace Fractus.Bench;

/// <summary>A thousand functions, of which two hundred are warm: what each costs in memory.</summary>
internal static class FleetBench
{
    private const int Defined = 1000;
    private const int Warm = 200;
    private const double KilobytesPerMegabyte = 1024;

    public static async Task RunAsync(Report report)
    {
        var data = Directory.CreateTempSubdirectory("fractus-bench-").FullName;
        using (var fractus = await BenchServer.StartFractusAsync(Path.Combine(data, "data"), "--environments", (Warm + 10).ToString(CultureInfo.InvariantCulture)))
        {
            using var connection = await Connection.OpenAsync(fractus.Url);
            var role = await InvokeBench.CreateRoleAsync(fractus.Url, connection);
            for (var i = 0; i < Defined; i++)
            {
                var create = InvokeBench.Create($"fleet-{i}", role, $"export const handler = async () => ({{ n: {i} }});");
                await connection.SendAsync(RequestBytes.Rest(fractus.Url, "POST", "/2015-03-31/functions", "lambda", create));
            }

            // The first call starts what the server needs once, and compiles it.
            await InvokeAsync(fractus, connection, Defined - 1);
            var before = Memory.Of(fractus.ProcessId);
            var started = Stopwatch.GetTimestamp();
            for (var i = 0; i < Warm; i++)
            {
                await InvokeAsync(fractus, connection, i);
            }

            var elapsed = Stopwatch.GetElapsedTime(started);
            var after = Memory.Of(fractus.ProcessId);
            report.Add("fleet.environmentMb", (after.Interpreters - before.Interpreters) / Warm, "Node.js itself, of an idle environment, its share of what is shared");
            report.Add("fleet.overheadMb", (after.Server + after.Holders - before.Server - before.Holders) / Warm, "the rest: the server, and what holds a sandbox together");
            report.Add(
                "fleet.serverMb", after.Server, string.Create(CultureInfo.InvariantCulture, $"{Defined} functions; {Warm} first calls in {elapsed.TotalSeconds:0.0} s"));
        }

        Directory.Delete(data, recursive: true);
    }

    private static async Task InvokeAsync(BenchServer fractus, Connection connection, int number) =>
        await connection.SendAsync(RequestBytes.Rest(fractus.Url, "POST", $"/2015-03-31/functions/fleet-{number}/invocations", "lambda", "{}"));

    /// <summary>In MB; what several processes share counts for each in part.</summary>
    private readonly record struct Memory(double Server, double Interpreters, double Holders)
    {
        public static Memory Of(int server)
        {
            var parents = Directory.EnumerateDirectories("/proc").Select(Path.GetFileName).Where(name => name!.All(char.IsAsciiDigit))
                .Select(name => (Id: int.Parse(name!, CultureInfo.InvariantCulture), Status: Read($"/proc/{name}/status")))
                .Where(process => process.Status.Length > 0)
                .ToLookup(process => (int)Number(process.Status, "PPid:"), process => (process.Id, IsNode: process.Status[0].EndsWith("\tnode", StringComparison.Ordinal)));
            var (interpreters, holders) = (0.0, 0.0);
            var rest = new Queue<int>([server]);
            while (rest.TryDequeue(out var parent))
            {
                foreach (var (id, isNode) in parents[parent])
                {
                    rest.Enqueue(id);
                    interpreters += isNode ? ProportionalMb(id) : 0;
                    holders += isNode ? 0 : ProportionalMb(id);
                }
            }

            return new Memory(ProportionalMb(server), interpreters, holders);
        }

        private static double ProportionalMb(int process) => Number(Read($"/proc/{process}/smaps_rollup"), "Pss:") / KilobytesPerMegabyte;

        private static double Number(string[] lines, string name) =>
            double.Parse(lines.FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal))?[name.Length..].Replace("kB", "", StringComparison.Ordinal) ?? "0", CultureInfo.InvariantCulture);

        // A process may end while it is looked at.
        private static string[] Read(string file)
        {
            try
            {
                return File.ReadAllLines(file);
            }
            catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
            {
                return [];
            }
        }
    }
}
