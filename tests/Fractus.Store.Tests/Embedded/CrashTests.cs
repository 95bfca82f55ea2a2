using System.Diagnostics;
using Fractus.Store.CrashHost;
using Fractus.Store.Embedded;

namespace Fractus.Store.Tests.Embedded;

/// <summary>A process that writes with all its might is killed at random moments; nothing it acknowledged may be missing.</summary>
public sealed class CrashTests
{
    private const int Rounds = 5;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>
    /// Each round goes on where the kill before left the files, never closed in order; what is there is checked in a copy. The small
    /// window is applied to the rows all the time, the large one stays in the log.
    /// </summary>
    [Theory]
    [InlineData(1, 32 * 1024)]
    [InlineData(2, 512 * 1024)]
    [InlineData(3, 64 * 1024 * 1024)]
    public Task Nothing_acknowledged_is_lost_and_no_transaction_is_torn_when_the_process_is_killed(int seed, int windowBytes) =>
        CheckAsync(seed, new EmbeddedOptions { WindowBytes = windowBytes });

    [RocksDbTheory]
    [InlineData(4, 32 * 1024)]
    [InlineData(5, 512 * 1024)]
    public Task The_same_holds_over_RocksDB(int seed, int windowBytes) =>
        CheckAsync(seed, new EmbeddedOptions { WindowBytes = windowBytes, Engine = EmbeddedEngine.RocksDb });

    private static async Task CheckAsync(int seed, EmbeddedOptions options)
    {
        using var directory = new TemporaryDirectory();
        var random = new Random(seed);
        var acknowledged = new long[Chain.Writers];
        for (var round = 0; round < Rounds; round++)
        {
            await RunAndKillAsync(directory.Path, random, options, acknowledged);
            using var copy = new TemporaryDirectory();
            FileCopies.CopyData(directory.Path, copy.Path);
            await using var opened = new OpenedStore(copy.Path, options);
            using var snapshot = opened.Store.OpenSnapshot();
            acknowledged = Chain.Check(snapshot, acknowledged);
        }

        Assert.All(acknowledged, number => Assert.True(number > 0));
    }

    private static async Task RunAndKillAsync(string path, Random random, EmbeddedOptions options, long[] acknowledged)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true };
        foreach (var argument in new[]
        {
            "exec", Path.Combine(AppContext.BaseDirectory, "Fractus.Store.CrashHost.dll"), path, $"{random.Next()}", $"{options.WindowBytes}",
            $"{options.Engine}",
        })
        {
            start.ArgumentList.Add(argument);
        }

        using var late = new CancellationTokenSource(Patience);
        using var process = Process.Start(start)!;
        try
        {
            // What counts is where the kill falls between two system calls, and that is chance enough.
            var most = random.Next(20, 2500);
            for (var lines = 0; await process.StandardOutput.ReadLineAsync(late.Token) is { } line; lines++)
            {
                var parts = line.Split(' ');
                acknowledged[int.Parse(parts[0])] = long.Parse(parts[1]);
                if (lines == most)
                {
                    process.Kill();
                }
            }
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync(CancellationToken.None);
        }

        Assert.Equal(128 + 9, process.ExitCode);
    }
}
