using System.Globalization;
using System.Text.RegularExpressions;
using Fractus.Testing;
using Xunit;

namespace Fractus.Console.Tests;

/// <summary>What people do by clicks, in Chromium, each file of <c>console/tests</c> against a server of its own.</summary>
public abstract partial class BrowserTests
{
    // A browser beside everything else that a machine tests at once is slow.
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(15);

    private static readonly string s_folder = Repository.PathOf("console");

    // As much to do as all others together. A browser waits a good part of its time, so the two classes below run beside each other.
    private static readonly string[] s_long = ["apigateway.test.mjs", "pages.test.mjs"];

    protected static TheoryData<string> LongFiles => [.. s_long];

    protected static TheoryData<string> OtherFiles =>
        [.. Directory.GetFiles(Path.Combine(s_folder, "tests"), "*.test.mjs").Select(f => Path.GetFileName(f)).Except(s_long).Order(StringComparer.Ordinal)];

    protected static async Task RunAsync(string file)
    {
        await using var server = await ServerProcess.StartAsync(["--ephemeral"]);
        var environment = OutsideClients.EnvironmentFor(server.Url);
        environment["FRACTUS_URL"] = server.Url;
        environment["CHROMIUM"] = Browser.Path;
        var result = await ChildProcess.RunAsync("node", ["--test", "--test-reporter=spec", "tests/" + file], environment, s_folder, s_limit);

        Assert.True(result.ExitCode == 0, result.Output + result.Error);
        // A file that holds no test ends well too.
        var passed = PassedCount().Match(result.Output);
        Assert.True(passed.Success && int.Parse(passed.Groups[1].Value, CultureInfo.InvariantCulture) > 0, result.Output);
    }

    [GeneratedRegex(@"^ℹ pass (\d+)$", RegexOptions.Multiline)]
    private static partial Regex PassedCount();
}

/// <summary>The files that take long.</summary>
public sealed class LongBrowserTests : BrowserTests
{
    public static TheoryData<string> Files => LongFiles;

    [BrowserTheory]
    [MemberData(nameof(Files))]
    public Task People_can_do_in_the_browser_what_the_file_says(string file) => RunAsync(file);
}

/// <summary>All others.</summary>
public sealed class ShortBrowserTests : BrowserTests
{
    public static TheoryData<string> Files => OtherFiles;

    [BrowserTheory]
    [MemberData(nameof(Files))]
    public Task People_can_do_in_the_browser_what_the_file_says(string file) => RunAsync(file);
}
