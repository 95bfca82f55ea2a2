using System.Diagnostics;

namespace Fractus.Testing;

/// <summary>
/// The real program as a process of its own, with a data directory of its own, which a test may kill and start again.
/// </summary>
public sealed class ServerProcess : IAsyncDisposable
{
    private static readonly TimeSpan s_longestStop = TimeSpan.FromSeconds(20);

    private readonly IReadOnlyList<string> _arguments;
    private readonly IReadOnlyDictionary<string, string?> _environment;
    private Process? _process;

    private ServerProcess(IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string?> environment)
    {
        _arguments = arguments;
        _environment = environment;
    }

    /// <summary>As printed by the server.</summary>
    public string Url { get; private set; } = "";

    public int Port => new Uri(Url).Port;

    public int ProcessId => _process!.Id;

    /// <summary>How to start the program that the build made.</summary>
    public static string ProgramPath { get; } = Path.Combine(AppContext.BaseDirectory, "fractus.dll");

    public static async Task<ServerProcess> StartAsync(
        IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string?>? environment = null)
    {
        var server = new ServerProcess(arguments, environment ?? new Dictionary<string, string?>());
        await server.StartAsync();
        return server;
    }

    /// <summary>Starts it again, on the same data and port.</summary>
    public async Task StartAsync()
    {
        var port = Url.Length == 0 ? "0" : Port.ToString(System.Globalization.CultureInfo.InvariantCulture);
        _process = Process.Start(ChildProcess.Describe("dotnet", [ProgramPath, "up", "--port", port, .. _arguments], _environment, null))!;
        var error = _process.StandardError.ReadToEndAsync();
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.Contains("listening", StringComparison.Ordinal))
            {
                Url = line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^1];
            }

            // The last line of the banner: from here on nobody needs to read.
            if (line.Contains("--endpoint-url", StringComparison.Ordinal))
            {
                _ = _process.StandardOutput.ReadToEndAsync();
                return;
            }
        }

        throw new InvalidOperationException("The server did not start: " + await error);
    }

    /// <summary>As <c>kill -9</c>.</summary>
    public async Task KillAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>As <c>kill</c>: asks it to stop.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> StopAsync()
    {
        await AskToStopAsync();
        await _process!.WaitForExitAsync();
        return _process.ExitCode;
    }

    /// <summary>Stops it, as one that is killed leaves its temporary files behind.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false })
        {
            await AskToStopAsync();
            using var patience = new CancellationTokenSource(s_longestStop);
            try
            {
                await _process.WaitForExitAsync(patience.Token);
            }
            catch (OperationCanceledException)
            {
                await KillAsync();
            }
        }

        _process?.Dispose();
    }

    private async Task AskToStopAsync()
    {
        // The shell has kill built in; a program of that name is not on every machine.
        using var kill = Process.Start("sh", ["-c", $"kill -TERM {_process!.Id}"]);
        await kill.WaitForExitAsync();
    }
}
