using System.Diagnostics;
using System.Globalization;
using Fractus.Kernel.Threading;

namespace Fractus.Bench;

/// <summary>A server as a process of its own: Fractus, or the floor.</summary>
internal sealed class BenchServer : IDisposable
{
    private readonly Process _process;

    private BenchServer(Process process, Uri url)
    {
        _process = process;
        Url = url;
    }

    public Uri Url { get; }

    public int ProcessId => _process.Id;

    /// <summary>Resident memory in MB.</summary>
    public double ResidentMb
    {
        get
        {
            var line = File.ReadLines($"/proc/{_process.Id}/status").First(l => l.StartsWith("VmRSS:", StringComparison.Ordinal));
            return double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture) / 1024;
        }
    }

    /// <summary>What it has used of the processors so far; other work on the machine lengthens a run, but hardly this.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    public static Task<BenchServer> StartFloorAsync() =>
        StartAsync("dotnet", [typeof(BenchServer).Assembly.Location, "floor"]);

    public static Task<BenchServer> StartFractusAsync(string data, params string[] more)
    {
        // A published form, where FRACTUS_BENCH_PROGRAM names one; otherwise the Release build beside this program.
        var published = Environment.GetEnvironmentVariable("FRACTUS_BENCH_PROGRAM");
        string[] arguments = ["up", "--port", "0", "--data", data, "--log-level", "warning", .. more];
        return published is null
            ? StartAsync("dotnet", [Path.Combine(AppContext.BaseDirectory, "fractus.dll"), .. arguments])
            : StartAsync(published, arguments);
    }

    /// <summary>Starts a server that says on a line with "listening", at its end, under which URL.</summary>
    public static async Task<BenchServer> StartAsync(string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true };

        // With a root key of its own the server verifies every signature; without, the bench's key would pass unverified.
        start.Environment["FRACTUS_ROOT_ACCESS_KEY_ID"] = RequestBytes.AccessKey;
        start.Environment["FRACTUS_ROOT_SECRET_ACCESS_KEY"] = RequestBytes.SecretKey;

        // The load is set so; a floor is to be as it comes.
        start.Environment.Remove(SocketThreads.Setting);
        var process = Process.Start(start)!;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.Contains("listening", StringComparison.OrdinalIgnoreCase))
            {
                _ = process.StandardOutput.ReadToEndAsync();
                return new BenchServer(process, new Uri(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^1]));
            }
        }

        throw new InvalidOperationException($"{program} did not start.");
    }

    /// <summary>Completes when the server has nothing more to do: what was written is merged.</summary>
    public async Task WhenIdleAsync()
    {
        var look = TimeSpan.FromSeconds(2);
        TimeSpan before;
        do
        {
            before = ProcessorTime;
            await Task.Delay(look);
        }
        while (ProcessorTime - before > look / 20);
    }

    /// <summary>Asks it to stop, and waits until it has put away what it held in memory.</summary>
    public async Task StopAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await _process.WaitForExitAsync();
    }

    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
    }
}
