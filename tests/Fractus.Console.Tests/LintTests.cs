using Fractus.Testing;
using Xunit;

namespace Fractus.Console.Tests;

/// <summary>The console's sources, by the compiler and by the strict rules of its <c>eslint.config.mjs</c>.</summary>
public sealed class LintTests
{
    /// <summary>
    /// The build only strips types, so that who runs the cloud need not wait for the check of them; and types alone let promises be
    /// forgotten, effects miss what they depend on and fields be without names.
    /// </summary>
    [NodeFact]
    public async Task The_sources_have_the_types_that_they_say_and_keep_the_rules_for_types_hooks_and_accessibility()
    {
        var result = await ChildProcess.RunAsync("node", ["scripts/check.mjs"], folder: Repository.PathOf("console"));
        Assert.True(result.ExitCode == 0, result.Output + result.Error);
    }
}
