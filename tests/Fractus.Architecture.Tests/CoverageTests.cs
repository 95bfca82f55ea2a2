using System.Reflection;
using System.Text;
using Fractus.DynamoDb.Contract;
using Fractus.Kernel.Contracts;
using Fractus.Testing;
using Xunit;

namespace Fractus.Architecture.Tests;

/// <summary>docs/coverage.md says what is built, and it is made from the contracts, so it cannot say more than there is.</summary>
public sealed class CoverageTests
{
    [Fact]
    public void The_coverage_page_is_what_the_contracts_say()
    {
        var path = Repository.PathOf("docs", "coverage.md");
        var expected = Render();
        if (Environment.GetEnvironmentVariable("FRACTUS_WRITE_COVERAGE") == "1")
        {
            File.WriteAllText(path, expected);
        }

        Assert.True(File.Exists(path) && File.ReadAllText(path) == expected, "docs/coverage.md is old. Write it anew with: FRACTUS_WRITE_COVERAGE=1 dotnet test tests/Fractus.Architecture.Tests");
    }

    private static string Render()
    {
        var page = new StringBuilder();
        page.Append("# Coverage\n\nMade from the contracts; do not edit by hand. An operation that is not built is refused by name with status 501 and ");
        page.Append("`NotImplementedException`; a parameter that is not built is refused by name with the service's own validation error.\n\n");
        page.Append("| Service | Built | Of the public model |\n| --- | ---: | ---: |\n");
        var services = Services();
        foreach (var (schema, operations) in services)
        {
            page.Append(System.Globalization.CultureInfo.InvariantCulture, $"| [{schema.Title}](#{schema.Title.ToLowerInvariant().Replace(' ', '-')}) | {operations.Count} | {operations.Count + schema.NotBuilt.Count} |\n");
        }

        foreach (var (schema, operations) in services)
        {
            page.Append(System.Globalization.CultureInfo.InvariantCulture, $"\n## {schema.Title}\n\nAPI version {schema.Version}, over {string.Join(", ", schema.Protocols)}.\n\n");
            page.Append("Built: ").AppendJoin(", ", operations.Select(o => $"`{o}`")).Append(".\n\n");
            var missing = schema.NotBuilt.Select(o => $"`{o.Name}`").DefaultIfEmpty("nothing");
            page.Append("Not built: ").AppendJoin(", ", missing).Append(".\n");
        }

        return page.ToString();
    }

    private static List<(ServiceSchema Schema, List<string> Operations)> Services() => typeof(IDynamoDb).Assembly.GetTypes()
        .Where(t => t is { IsAbstract: true, IsSealed: true } && t.Name.EndsWith("Contract", StringComparison.Ordinal))
        .Select(t => (
            Schema: (ServiceSchema)t.GetProperty("Schema", BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!,
            Operations: t.GetProperties(BindingFlags.Public | BindingFlags.Static).Where(p => p.PropertyType.IsSubclassOf(typeof(Operation))).Select(p => p.Name).Order().ToList()))
        .OrderBy(s => s.Schema.Title, StringComparer.Ordinal)
        .ToList();
}
