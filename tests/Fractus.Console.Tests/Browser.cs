using Fractus.Testing;
using Xunit;

namespace Fractus.Console.Tests;

/// <summary>Where Chromium is on this machine.</summary>
internal static class Browser
{
    public static string? Path { get; } = new[] { Environment.GetEnvironmentVariable("CHROMIUM"), "/usr/bin/chromium", "/usr/bin/chromium-browser" }
        .FirstOrDefault(File.Exists);
}

/// <summary>A test that drives a browser; skipped, with the command that installs it, where it is missing.</summary>
public sealed class BrowserTheoryAttribute : TheoryAttribute
{
    public BrowserTheoryAttribute() => Skip =
        Browser.Path is null ? "No Chromium here: apt-get install chromium"
        : OutsideClients.Node is null ? "No Node.js here: apt-get install nodejs npm"
        : null!;
}
