using System.Diagnostics;

namespace Fractus.Bench;

/// <summary>What a load run measured.</summary>
/// <param name="Count">Requests answered.</param>
/// <param name="PerSecond">The same a second.</param>
/// <param name="MedianMs">The median latency.</param>
/// <param name="P99Ms">The 99th percentile.</param>
/// <param name="ServerMicroseconds">Processor time of the server for each request, where it was asked for.</param>
internal sealed record LoadResult(int Count, double PerSecond, double MedianMs, double P99Ms, double ServerMicroseconds = 0);

/// <summary>Keeps a number of connections busy for a while, each with one request at a time.</summary>
internal static class Load
{
    private const double Grown = 1.03;
    private const int LongestWarmUp = 24;
    private const int WavesWithoutGrowth = 6;
    private static readonly TimeSpan s_warmUpWave = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Loads a server until it does not become faster any more: code that is compiled while it runs is what starts with a server, and not
    /// what is to be compared.
    /// </summary>
    public static async Task WarmUpAsync(Uri server, int connections, byte[][] requests)
    {
        var best = 0.0;
        var wavesWithoutGrowth = 0;
        for (var wave = 0; wave < LongestWarmUp && wavesWithoutGrowth < WavesWithoutGrowth; wave++)
        {
            var rate = (await WaveAsync(server, connections, s_warmUpWave, requests)).PerSecond;
            wavesWithoutGrowth = rate > best * Grown ? 0 : wavesWithoutGrowth + 1;
            best = Math.Max(best, rate);
        }
    }

    /// <summary>As <see cref="RunAsync(Uri, int, TimeSpan, byte[][])"/>, with the server's processor time for each request.</summary>
    public static async Task<LoadResult> RunAsync(BenchServer server, int connections, TimeSpan duration, byte[][] requests)
    {
        await WaveAsync(server.Url, connections, duration / 4, requests);
        return await MeasureAsync(server, connections, duration, requests);
    }

    /// <summary>One wave, of a server that is warm.</summary>
    public static async Task<LoadResult> MeasureAsync(BenchServer server, int connections, TimeSpan duration, byte[][] requests)
    {
        var before = server.ProcessorTime;
        var result = await WaveAsync(server.Url, connections, duration, requests);
        return result with { ServerMicroseconds = (server.ProcessorTime - before).TotalMicroseconds / result.Count };
    }

    public static async Task<LoadResult> RunAsync(Uri server, int connections, TimeSpan duration, byte[][] requests)
    {
        await WaveAsync(server, connections, duration / 4, requests);
        return await WaveAsync(server, connections, duration, requests);
    }

    internal static async Task<LoadResult> WaveAsync(Uri server, int connections, TimeSpan duration, byte[][] requests)
    {
        var started = Stopwatch.GetTimestamp();
        var threads = Math.Min(connections, Environment.ProcessorCount);
        var shares = Enumerable.Range(0, threads).Select(i => new LoadThread(server, (connections + i) / threads, duration, requests));
        var runs = shares.Select(share => Task.Factory.StartNew(share.Run, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default));
        var latencies = (await Task.WhenAll(runs)).SelectMany(l => l).Order().ToArray();
        var elapsed = Stopwatch.GetElapsedTime(started);
        return new LoadResult(
            latencies.Length,
            latencies.Length / elapsed.TotalSeconds,
            TimeSpan.FromTicks(latencies[latencies.Length / 2]).TotalMilliseconds,
            TimeSpan.FromTicks(latencies[latencies.Length * 99 / 100]).TotalMilliseconds);
    }
}
