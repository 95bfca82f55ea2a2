using System.Diagnostics;
using Fractus.Testing;
using Xunit;

namespace Fractus.Clients.Tests;

/// <summary><c>aws logs tail --follow</c>, which people leave open beside their editor, while a function writes.</summary>
public sealed class LogTailTests(CloudFixture cloud) : IClassFixture<CloudFixture>
{
    private const string Name = "first-function";
    private const string Group = "/aws/lambda/" + Name;

    [AwsCliFact]
    public async Task The_command_line_follows_a_group_from_before_its_first_event_and_shows_each_once()
    {
        await CreateFunctionAsync();
        await AwsAsync("logs", "create-log-group", "--log-group-name", Group);
        using var patience = new CancellationTokenSource(ChildProcess.Limit);
        using var tail = Start("logs", "tail", Group, "--follow", "--format", "short");
        try
        {
            var seen = new List<string>();
            for (var invocations = 1; invocations <= 2; invocations++)
            {
                await AwsAsync("lambda", "invoke", "--function-name", Name, "/dev/null");
                await ReadUntilAsync(tail, seen, invocations, patience.Token);
            }

            var requests = seen.Where(line => line.Contains("START RequestId: ", StringComparison.Ordinal)).Select(line => line.Split("RequestId: ")[1]).ToList();
            Assert.Equal(2, requests.Count);
            Assert.Equal(2, requests.Distinct().Count());
            Assert.Equal(2, seen.Count(line => line.Contains("END RequestId: ", StringComparison.Ordinal)));
            Assert.False(tail.HasExited);
        }
        finally
        {
            tail.Kill(entireProcessTree: true);
        }

        Assert.Equal("", await tail.StandardError.ReadToEndAsync(patience.Token));
    }

    [AwsCliFact]
    public async Task Of_a_group_that_is_not_there_it_says_so()
    {
        var result = await ChildProcess.RunAsync(OutsideClients.AwsCli!, ["--endpoint-url", cloud.Url, "logs", "tail", "/no/group", "--follow"], OutsideClients.EnvironmentFor(cloud.Url));
        Assert.Contains("ResourceNotFoundException", result.Failed, StringComparison.Ordinal);
    }

    private static async Task ReadUntilAsync(Process tail, List<string> seen, int reports, CancellationToken cancellation)
    {
        while (seen.Count(line => line.Contains("REPORT RequestId: ", StringComparison.Ordinal)) < reports)
        {
            seen.Add(await tail.StandardOutput.ReadLineAsync(cancellation) ?? throw new InvalidOperationException(await tail.StandardError.ReadToEndAsync(cancellation)));
        }
    }

    private async Task CreateFunctionAsync()
    {
        using var files = new LabFiles();
        await AwsAsync("iam", "create-role", "--role-name", Name, "--assume-role-policy-document", $"file://{Path.Combine(LabFiles.Samples, "trust-policy.json")}");
        await AwsAsync("iam", "attach-role-policy", "--role-name", Name, "--policy-arn", "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole");
        await AwsAsync(
            "lambda", "create-function", "--function-name", Name, "--runtime", "nodejs20.x", "--handler", "index.handler",
            "--role", $"arn:aws:iam::000000000000:role/{Name}", "--zip-file", $"fileb://{files.ZipOf(Name)}");
        await AwsAsync("lambda", "wait", "function-active-v2", "--function-name", Name);
    }

    private Process Start(params string[] arguments) =>
        Process.Start(ChildProcess.Describe(OutsideClients.AwsCli!, ["--endpoint-url", cloud.Url, .. arguments], OutsideClients.EnvironmentFor(cloud.Url), null))!;

    private async Task AwsAsync(params string[] arguments)
    {
        var result = await ChildProcess.RunAsync(OutsideClients.AwsCli!, ["--endpoint-url", cloud.Url, .. arguments], OutsideClients.EnvironmentFor(cloud.Url));
        Assert.True(result.ExitCode == 0, $"aws {string.Join(' ', arguments)}\n{result.Error}");
    }
}
