using System.Xml.Linq;
using Fractus.Testing;
using Xunit;

namespace Fractus.Architecture.Tests;

/// <summary>Which room may know which: the walls that let the house grow.</summary>
public sealed class ReferenceTests
{
    private static readonly string[] s_foundations = ["Fractus.Kernel", "Fractus.Contracts", "Fractus.Store"];
    private static readonly string[] s_notServices =
    [
        "Fractus", "Fractus.Kernel", "Fractus.Contracts", "Fractus.Generators", "Fractus.Wire", "Fractus.Store", "Fractus.Store.Embedded", "Fractus.Runtime",
    ];

    public static TheoryData<string> Services => [.. Projects().Except(s_notServices)];

    [Theory]
    [MemberData(nameof(Services))]
    public void A_service_knows_the_foundations_and_no_other_service(string service)
    {
        // Lambda alone runs code; it is the only one that knows the environments.
        var allowed = service == "Fractus.Lambda" ? [.. s_foundations, "Fractus.Runtime"] : s_foundations;
        Assert.Empty(References(service).Except(allowed));
    }

    [Theory]
    [MemberData(nameof(Services))]
    public void A_service_does_not_know_the_web_server(string service)
    {
        var project = File.ReadAllText(ProjectFile(service));
        Assert.DoesNotContain("Microsoft.AspNetCore", project, StringComparison.Ordinal);
        foreach (var file in Sources(service))
        {
            Assert.DoesNotContain("using Microsoft.AspNetCore", File.ReadAllText(file), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_kernel_stands_on_nothing() => Assert.Empty(References("Fractus.Kernel"));

    [Fact]
    public void The_contracts_project_owns_no_code() =>
        Assert.Empty(Directory.EnumerateFiles(Repository.PathOf("src", "Fractus.Contracts"), "*.cs").ToList());

    [Fact]
    public void No_source_file_is_longer_than_800_lines()
    {
        var tooLong = Projects().SelectMany(Sources).Where(f => File.ReadLines(f).Count() > 800);
        Assert.Empty(tooLong);
    }

    internal static IEnumerable<string> Projects() =>
        Directory.EnumerateDirectories(Repository.PathOf("src")).Select(d => Path.GetFileName(d)).Where(n => File.Exists(ProjectFile(n)));

    private static string ProjectFile(string project) => Repository.PathOf("src", project, project + ".csproj");

    private static IEnumerable<string> References(string project) => XDocument.Load(ProjectFile(project))
        .Descendants("ProjectReference")
        .Select(r => Path.GetFileNameWithoutExtension(r.Attribute("Include")!.Value.Replace('\\', '/')));

    private static IEnumerable<string> Sources(string project) => Directory
        .EnumerateFiles(Repository.PathOf("src", project), "*.cs", SearchOption.AllDirectories)
        .Where(f => !f.Contains("/obj/", StringComparison.Ordinal) && !f.Contains("/bin/", StringComparison.Ordinal));
}
