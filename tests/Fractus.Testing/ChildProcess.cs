using System.Diagnostics;

namespace Fractus.Testing;

/// <summary>What a program printed and how it ended.</summary>
public sealed record ChildResult(int ExitCode, string Output, string Error)
{
    /// <summary>Its output, when it ended well.</summary>
    public string Succeeded => ExitCode == 0
        ? Output
        : throw new InvalidOperationException($"It ended with {ExitCode}.\n{Error}\n{Output}");

    /// <summary>Its error output, when it ended badly.</summary>
    public string Failed => ExitCode != 0
        ? Error
        : throw new InvalidOperationException($"It should have failed, but printed:\n{Output}");
}

/// <summary>Runs outside programs, with an environment of their own.</summary>
public static class ChildProcess
{
    /// <summary>
    /// When a program has hung. Not before: a script of twenty commands, or a lane of a browser, beside everything else that a machine tests at
    /// once, takes many times as long as alone.
    /// </summary>
    public static readonly TimeSpan Limit = TimeSpan.FromMinutes(20);

    /// <param name="program">A path or a name on the PATH.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="environment">Variables added to this process's own; null takes one away.</param>
    /// <param name="folder">Where it runs.</param>
    public static async Task<ChildResult> RunAsync(
        string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string?>? environment = null, string? folder = null)
    {
        using var process = Process.Start(Describe(program, arguments, environment, folder))!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        using var patience = new CancellationTokenSource(Limit);
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{program} {string.Join(' ', arguments)} did not end.");
        }

        return new ChildResult(process.ExitCode, await output, await error);
    }

    public static ProcessStartInfo Describe(
        string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string?>? environment, string? folder)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder ?? "",
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string?>())
        {
            start.Environment[name] = value;
        }

        return start;
    }
}
