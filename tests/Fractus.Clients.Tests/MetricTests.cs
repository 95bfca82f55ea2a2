using System.Text.Json;
using Fractus.Testing;
using Xunit;

namespace Fractus.Clients.Tests;

/// <summary>
/// CloudWatch's metrics through the clients of the field, which speak three protocols to it: old ones the query protocol, newer ones
/// JSON or CBOR. What they get must be the same.
/// </summary>
public sealed class MetricTests(CloudFixture cloud) : IClassFixture<CloudFixture>
{
    [Boto3Fact]
    public async Task Boto3_puts_and_reads_metrics_and_finds_those_of_a_function_and_a_table()
    {
        var ran = await ChildProcess.RunAsync(OutsideClients.PythonWithBoto3!, [Script("metrics.py")], OutsideClients.EnvironmentFor(cloud.Url));
        _ = ran.Succeeded;
        Assert.Equal("", cloud.Log);
    }

    [NodeFact]
    public async Task The_sdk_for_javascript_puts_much_at_once_and_reads_it_in_pages()
    {
        using var folder = new TemporaryFolder();
        OutsideClients.GiveSdk(folder.Path);
        var script = Path.Combine(folder.Path, "metrics.mjs");
        File.Copy(Script("metrics.mjs"), script);
        var ran = await ChildProcess.RunAsync(OutsideClients.Node!, [script], OutsideClients.EnvironmentFor(cloud.Url));
        _ = ran.Succeeded;
    }

    [AwsCliFact]
    public async Task The_command_line_puts_and_lists()
    {
        await AwsAsync("put-metric-data", "--namespace", "cli", "--metric-name", "m", "--value", "2.5", "--unit", "Seconds", "--dimensions", "a=1,b=2");
        using var listed = JsonDocument.Parse(await AwsAsync("list-metrics", "--namespace", "cli"));
        Assert.Equal("m", listed.RootElement.GetProperty("Metrics")[0].GetProperty("MetricName").GetString());
    }

    private static string Script(string name) => Path.Combine(AppContext.BaseDirectory, "Lab", name);

    private async Task<string> AwsAsync(params string[] arguments)
    {
        var ran = await ChildProcess.RunAsync(
            OutsideClients.AwsCli!, ["--endpoint-url", cloud.Url, "cloudwatch", .. arguments, "--output", "json"], OutsideClients.EnvironmentFor(cloud.Url));
        return ran.Succeeded;
    }
}
