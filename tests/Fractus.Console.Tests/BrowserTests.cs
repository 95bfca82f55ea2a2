using System.Globalization;
using System.Text.RegularExpressions;
using Fractus.Testing;
using Xunit;

namespace Fractus.Console.Tests;

/// <summary>
/// What people do by clicks, in Chromium: the files of <c>console/tests</c>, in lanes that run beside each other. A lane has a server, a
/// browser and a process for its files, which start, load and are compiled once for all of them.
/// </summary>
public abstract partial class BrowserTests
{
    private static readonly string s_folder = Repository.PathOf("console");

    // About as much to do in each lane as in that of all files that are not named here. The first two files use one sample.
    private static readonly string[] s_pages = ["pages.test.mjs", "editors.test.mjs", "iam.test.mjs"];

    private static readonly string[] s_long = ["apigateway.test.mjs", "lambda.test.mjs"];

    // It begins and ends with a cloud in which nothing is.
    private static readonly string[] s_first = ["lab.test.mjs"];

    protected static TheoryData<string> Pages => Lane(s_pages);

    protected static TheoryData<string> Long => Lane(s_long);

    protected static TheoryData<string> Others => Lane(s_first.Concat(
        Directory.GetFiles(Path.Combine(s_folder, "tests"), "*.test.mjs").Select(f => Path.GetFileName(f))
            .Except([.. s_pages, .. s_long, .. s_first]).Order(StringComparer.Ordinal)));

    protected static async Task RunAsync(string files)
    {
        await using var server = await ServerProcess.StartAsync(["--ephemeral"]);
        var environment = OutsideClients.EnvironmentFor(server.Url);
        environment["FRACTUS_URL"] = server.Url;
        environment["CHROMIUM"] = Browser.Path;
        var result = await ChildProcess.RunAsync("node", ["--test-reporter=spec", "tests/lane.mjs", .. files.Split(' ')], environment, s_folder);

        Assert.True(result.ExitCode == 0, result.Output + result.Error);
        var passed = PassedCount().Match(result.Output);
        Assert.True(passed.Success && int.Parse(passed.Groups[1].Value, CultureInfo.InvariantCulture) > 0, result.Output);
    }

    private static TheoryData<string> Lane(IEnumerable<string> files) => [string.Join(' ', files)];

    [GeneratedRegex(@"^ℹ pass (\d+)$", RegexOptions.Multiline)]
    private static partial Regex PassedCount();
}

/// <summary>Every page, as its address opens it, every editor, and the pages of IAM.</summary>
public sealed class PagesBrowserTests : BrowserTests
{
    public static TheoryData<string> Files => Pages;

    [BrowserTheory]
    [MemberData(nameof(Files))]
    public Task People_can_do_in_the_browser_what_the_files_say(string files) => RunAsync(files);
}

/// <summary>The files that take long.</summary>
public sealed class LongBrowserTests : BrowserTests
{
    public static TheoryData<string> Files => Long;

    [BrowserTheory]
    [MemberData(nameof(Files))]
    public Task People_can_do_in_the_browser_what_the_files_say(string files) => RunAsync(files);
}

/// <summary>All others.</summary>
public sealed class ShortBrowserTests : BrowserTests
{
    public static TheoryData<string> Files => Others;

    [BrowserTheory]
    [MemberData(nameof(Files))]
    public Task People_can_do_in_the_browser_what_the_files_say(string files) => RunAsync(files);
}
