using Fractus.Testing;
using Xunit;

namespace Fractus.Clients.Tests;

/// <summary>Functions against the cloud that runs them: they are nobody but their role, and see nothing of the server.</summary>
public sealed class IsolationTests
{
    // On a loopback server an unknown key is root, for the person at the machine; a function could claim one as well.
    [Boto3Theory]
    [InlineData("sandbox")]
    [InlineData("process")]
    [InlineData("cloud")]
    public async Task A_function_is_nobody_but_its_role(string isolation)
    {
        using var folder = new TemporaryFolder();
        var data = Path.Combine(folder.Path, "data");
        string[] options = isolation == "cloud" ? ["--function-network", "cloud"] : ["--isolation", isolation];
        await using var server = await ServerProcess.StartAsync(["--data", data, .. options]);

        var script = Path.Combine(AppContext.BaseDirectory, "Lab", "isolation.py");
        var run = await ChildProcess.RunAsync(OutsideClients.PythonWithBoto3!, [script, data, isolation], OutsideClients.EnvironmentFor(server.Url));

        Assert.Contains("kept apart", run.Succeeded, StringComparison.Ordinal);
        Assert.Equal(0, await server.StopAsync());
    }

    [Fact]
    public async Task Plain_processes_cannot_have_a_network_of_their_own()
    {
        var run = await ChildProcess.RunAsync(
            "dotnet", [ServerProcess.ProgramPath, "up", "--ephemeral", "--port", "0", "--isolation", "process", "--function-network", "cloud"]);

        Assert.Contains("Plain processes are in the machine's network", run.Failed, StringComparison.Ordinal);
    }

    [Boto3Fact]
    public async Task Sandboxes_end_with_a_server_that_is_killed()
    {
        using var folder = new TemporaryFolder();
        await using var server = await ServerProcess.StartAsync(["--data", Path.Combine(folder.Path, "data"), "--isolation", "sandbox"]);
        var script = Path.Combine(AppContext.BaseDirectory, "Lab", "python_function.py");
        _ = (await ChildProcess.RunAsync(OutsideClients.PythonWithBoto3!, [script], OutsideClients.EnvironmentFor(server.Url))).Succeeded;
        var sandboxes = Sandboxes(folder.Path);
        Assert.NotEmpty(sandboxes);

        await server.KillAsync();

        for (var attempt = 0; Sandboxes(folder.Path).Count > 0; attempt++)
        {
            Assert.True(attempt < 1000, "A sandbox is still there.");
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System);
        }
    }

    /// <summary>The processes that see a folder of this server: its mounts name it.</summary>
    private static List<string> Sandboxes(string folder) => [.. Directory.EnumerateDirectories("/proc")
        .Where(process => char.IsAsciiDigit(process[^1]) && Mounts(process).Contains(" /var/task ", StringComparison.Ordinal) && Mounts(process).Contains(folder, StringComparison.Ordinal))];

    private static string Mounts(string process)
    {
        try
        {
            return File.ReadAllText(Path.Combine(process, "mountinfo"));
        }
        catch (Exception ended) when (ended is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
