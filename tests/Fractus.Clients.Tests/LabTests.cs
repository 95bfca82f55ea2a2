using System.IO.Compression;
using Fractus.Testing;
using Xunit;

namespace Fractus.Clients.Tests;

/// <summary>
/// The first lab, step by step, by unmodified clients against the real program, which is killed in the middle: what a newcomer does
/// on the first day, and what a team must be able to trust.
/// </summary>
public sealed class LabTests
{
    [Boto3Fact]
    public Task The_lab_runs_through_boto3_across_a_kill() => RunAcrossAKillAsync(
        (phase, files, url) => ChildProcess.RunAsync(
            OutsideClients.PythonWithBoto3!, [Script("lab.py"), phase, files.Folder, LabFiles.Samples], OutsideClients.EnvironmentFor(url)));

    [NodeFact]
    public async Task The_lab_runs_through_the_JavaScript_SDK_across_a_kill()
    {
        // Imports are resolved from where a module lies, so the script goes where the SDK is.
        using var folder = new TemporaryFolder();
        OutsideClients.GiveSdk(folder.Path);
        File.Copy(Script("lab.mjs"), Path.Combine(folder.Path, "lab.mjs"));
        await RunAcrossAKillAsync((phase, files, url) => ChildProcess.RunAsync(
            OutsideClients.Node!, [Path.Combine(folder.Path, "lab.mjs"), phase, files.Folder, LabFiles.Samples], OutsideClients.EnvironmentFor(url)));
    }

    [AwsCliFact]
    public async Task The_lab_runs_through_the_AWS_CLI_across_a_kill()
    {
        using var data = new TemporaryFolder();
        using var files = new LabFiles();
        await using var server = await ServerProcess.StartAsync(["--data", Path.Combine(data.Path, "data")]);
        var lab = new CliLab(server, files);
        await lab.BeforeAsync();
        await server.KillAsync();
        await server.StartAsync();
        await lab.AfterAsync();
        Assert.Equal(0, await server.StopAsync());
    }

    // The boto3 that a function finds may be older than the variable that points it at this cloud.
    [Boto3Fact]
    public async Task A_Python_function_reaches_the_cloud_without_any_change()
    {
        await using var server = await ServerProcess.StartAsync(["--ephemeral"]);
        var run = await ChildProcess.RunAsync(OutsideClients.PythonWithBoto3!, [Script("python_function.py")], OutsideClients.EnvironmentFor(server.Url));
        _ = run.Succeeded;
    }

    [Boto3Fact]
    public Task Versions_aliases_layers_and_URLs_outlive_a_kill() => RunAcrossAKillAsync(
        (phase, _, url) => ChildProcess.RunAsync(OutsideClients.PythonWithBoto3!, [Script("versions.py"), phase], OutsideClients.EnvironmentFor(url)));

    // What makes streaming worth having: the first part is with the client while the function still runs.
    [NodeFact]
    public async Task Streamed_answers_reach_the_JavaScript_SDK_and_a_browser_part_by_part()
    {
        using var folder = new TemporaryFolder();
        OutsideClients.GiveSdk(folder.Path);
        var script = Path.Combine(folder.Path, "streaming.mjs");
        File.Copy(Script("streaming.mjs"), script);
        var package = Path.Combine(folder.Path, "function.zip");
        using (var zip = ZipFile.Open(package, ZipArchiveMode.Create))
        {
            zip.CreateEntryFromFile(Script("streaming-function.mjs"), "index.mjs");
        }

        await using var server = await ServerProcess.StartAsync(["--ephemeral"]);
        var run = await ChildProcess.RunAsync(OutsideClients.Node!, [script, package], OutsideClients.EnvironmentFor(server.Url));
        _ = run.Succeeded;
    }

    // What was accepted was acknowledged: neither an event nor a stream's record may be lost with the process.
    [Boto3Fact]
    public Task Events_and_records_of_streams_outlive_a_kill() => RunAcrossAKillAsync(
        (phase, _, url) => ChildProcess.RunAsync(OutsideClients.PythonWithBoto3!, [Script("events.py"), phase], OutsideClients.EnvironmentFor(url)));

    private static string Script(string name) => Path.Combine(AppContext.BaseDirectory, "Lab", name);

    private static async Task RunAcrossAKillAsync(Func<string, LabFiles, string, Task<ChildResult>> run)
    {
        using var data = new TemporaryFolder();
        using var files = new LabFiles();
        await using var server = await ServerProcess.StartAsync(["--data", Path.Combine(data.Path, "data")]);
        _ = (await run("before", files, server.Url)).Succeeded;
        await server.KillAsync();
        await server.StartAsync();
        _ = (await run("after", files, server.Url)).Succeeded;
        Assert.Equal(0, await server.StopAsync());
    }
}
