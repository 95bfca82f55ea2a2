using Fractus.Testing;
using Xunit;

namespace Fractus.Clients.Tests;

/// <summary>What a developer does with functions besides calling them, as clients and the command line have it.</summary>
public sealed class DevelopmentTests
{
    [Boto3Fact]
    public async Task A_function_is_developed_through_boto3()
    {
        using var folder = new TemporaryFolder();
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(folder.Path, (UnixFileMode)0b111_101_101);
        }

        await using var server = await ServerProcess.StartAsync(["--data", Path.Combine(folder.Path, "data")]);
        var code = Directory.CreateDirectory(Path.Combine(folder.Path, "code")).FullName;
        var script = Path.Combine(AppContext.BaseDirectory, "Lab", "development.py");

        var run = await ChildProcess.RunAsync(OutsideClients.PythonWithBoto3!, [script, code], OutsideClients.EnvironmentFor(server.Url));

        Assert.Contains("developed", run.Succeeded, StringComparison.Ordinal);
    }
}
