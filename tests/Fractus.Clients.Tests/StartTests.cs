using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using Fractus.Testing;
using Xunit;

namespace Fractus.Clients.Tests;

/// <summary>Starting and stopping the program: what goes wrong on a person's machine is told in one line, never as a stack.</summary>
public sealed class StartTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Data => Path.Combine(_folder.Path, "data");

    [Fact]
    public async Task Health_names_the_version_and_every_service()
    {
        await using var server = await ServerProcess.StartAsync(["--ephemeral"]);
        using var http = new HttpClient();
        var health = await http.GetFromJsonAsync<JsonElement>(new Uri(server.Url + "/_fractus/health"));
        Assert.Equal(await VersionAsync(), health.GetProperty("version").GetString());
        foreach (var service in new[] { "apigateway", "dynamodb", "iam", "lambda", "logs", "sts" })
        {
            Assert.Equal("running", health.GetProperty("services").GetProperty(service).GetString());
        }
    }

    // Tools written for LocalStack wait for these two pages before they begin.
    [Theory]
    [InlineData("/_localstack/health", "services", "edition", "version")]
    [InlineData("/_localstack/info", "version", "edition", "is_license_activated", "session_id", "machine_id", "system", "is_docker", "server_time_utc", "uptime")]
    public async Task Tools_for_LocalStack_find_the_pages_that_they_read(string path, params string[] members)
    {
        await using var server = await ServerProcess.StartAsync(["--ephemeral"]);
        using var http = new HttpClient();
        var page = await http.GetFromJsonAsync<JsonElement>(new Uri(server.Url + path));
        Assert.All(members, member => Assert.True(page.TryGetProperty(member, out _), member));
    }

    [Fact]
    public async Task A_stop_signal_ends_it_with_0()
    {
        await using var server = await ServerProcess.StartAsync(["--data", Data]);
        Assert.Equal(0, await server.StopAsync());
    }

    // Threads that interrupt whom they have just given something to change places with it for every message.
    [Fact]
    public async Task Its_threads_wait_for_their_turn_on_the_processors()
    {
        await using var server = await ServerProcess.StartAsync(["--ephemeral"]);
        var policies = Directory.EnumerateDirectories($"/proc/{server.ProcessId}/task").Select(PolicyOf).OfType<string>().ToList();
        Assert.NotEmpty(policies);
        Assert.All(policies, policy => Assert.Equal("3", policy));
    }

    [Fact]
    public async Task A_port_in_use_is_told_in_one_line()
    {
        await using var server = await ServerProcess.StartAsync(["--ephemeral"]);
        var second = await RunAsync("--ephemeral", "--port", server.Port.ToString(System.Globalization.CultureInfo.InvariantCulture));
        AssertOneLine(second, $"Port {server.Port} on 127.0.0.1 is in use");
    }

    [Fact]
    public async Task A_second_server_on_the_same_data_is_refused()
    {
        await using var server = await ServerProcess.StartAsync(["--data", Data]);
        AssertOneLine(await RunAsync("--port", "0", "--data", Data), Data);
    }

    [Fact]
    public async Task A_folder_that_holds_something_else_is_left_alone()
    {
        Directory.CreateDirectory(Data);
        await File.WriteAllTextAsync(Path.Combine(Data, "thesis.txt"), "irreplaceable");
        AssertOneLine(await RunAsync("--port", "0", "--data", Data), Data);
        Assert.Equal(["thesis.txt"], Directory.EnumerateFileSystemEntries(Data).Select(Path.GetFileName));
    }

    [Fact]
    public async Task Data_of_a_newer_version_is_not_touched()
    {
        await using (var server = await ServerProcess.StartAsync(["--data", Data]))
        {
            await server.StopAsync();
        }

        var marker = Path.Combine(Data, "FRACTUS");
        var newer = (await File.ReadAllTextAsync(marker)).Replace("1", "999", StringComparison.Ordinal);
        await File.WriteAllTextAsync(marker, newer);
        AssertOneLine(await RunAsync("--port", "0", "--data", Data), "newer");
    }

    [Fact]
    public async Task A_data_directory_that_cannot_be_written_is_told_in_one_line() =>
        AssertOneLine(await RunAsync("--port", "0", "--data", "/proc/fractus"), "/proc/fractus");

    // A server that other machines reach must not take any key for root.
    [Fact]
    public async Task An_open_address_asks_for_keys_of_its_own() =>
        AssertOneLine(await RunAsync("--port", "0", "--ephemeral", "--host", "0.0.0.0"), "FRACTUS_ROOT_ACCESS_KEY_ID");

    [Theory]
    [InlineData("--hot-reload", "orders=/not/there")]
    [InlineData("--hot-reload", "/not/there")]
    [InlineData("--environments", "0")]
    public async Task A_value_that_cannot_be_is_told_in_one_line(string option, string value) =>
        AssertOneLine(await RunAsync("--port", "0", "--ephemeral", option, value), $"{option} is '{value}'");

    [Fact]
    public async Task Environment_variables_say_what_options_say()
    {
        var environment = new Dictionary<string, string?> { ["FRACTUS_EPHEMERAL"] = "1", ["FRACTUS_HOST"] = "127.0.0.2" };
        await using var server = await ServerProcess.StartAsync([], environment);
        Assert.StartsWith("http://127.0.0.2:", server.Url, StringComparison.Ordinal);
        AssertOneLine(
            await ChildProcess.RunAsync("dotnet", [ServerProcess.ProgramPath], new Dictionary<string, string?> { ["FRACTUS_PORT"] = "many" }),
            "FRACTUS_PORT");
    }

    [Fact]
    public async Task Help_tells_every_option()
    {
        var help = (await RunAsync("--help")).Succeeded;
        Assert.All(["--host", "--port", "--data", "--ephemeral", "--dynamodb-throttling", "--environments", "--hot-reload", "--log-level", "version", "FRACTUS_PORT"], word => Assert.Contains(word, help, StringComparison.Ordinal));
    }

    // A page on the internet must not be able to drive the cloud of the person who visits it.
    [Theory]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Host", "evil.example:4566")]
    public async Task A_web_page_of_another_site_is_refused(string header, string value)
    {
        await using var server = await ServerProcess.StartAsync(["--ephemeral"]);
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(server.Url));
        request.Headers.TryAddWithoutValidation(header, value);
        request.Headers.TryAddWithoutValidation("X-Amz-Target", "DynamoDB_20120810.ListTables");
        using var answer = await http.SendAsync(request);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Contains("not allowed", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    // A header alone must not make the server take memory, nor end in a fault of ours.
    [Fact]
    public async Task A_body_beyond_the_limit_is_refused_before_it_is_read()
    {
        await using var server = await ServerProcess.StartAsync(["--ephemeral"]);
        using var connection = new TcpClient("127.0.0.1", server.Port);
        var stream = connection.GetStream();
        await stream.WriteAsync("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999999\r\n\r\n"u8.ToArray());
        using var reader = new StreamReader(stream);
        Assert.Equal("HTTP/1.1 413 Payload Too Large", await reader.ReadLineAsync());
    }

    public void Dispose() => _folder.Dispose();

    // The 41st field of proc_pid_stat(5), where SCHED_BATCH is 3; the second, a name in brackets, may have blanks.
    private static string? PolicyOf(string thread)
    {
        try
        {
            var stat = File.ReadAllText(Path.Combine(thread, "stat"));
            return stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[38];
        }
        catch (IOException)
        {
            // It has ended meanwhile.
            return null;
        }
    }

    private static async Task<string> VersionAsync() => (await RunAsync("version")).Succeeded.Trim();

    private static Task<ChildResult> RunAsync(params string[] arguments) => ChildProcess.RunAsync("dotnet", [ServerProcess.ProgramPath, .. arguments]);

    private static void AssertOneLine(ChildResult result, string says)
    {
        var line = Assert.Single(result.Failed.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.StartsWith("fractus: ", line, StringComparison.Ordinal);
        Assert.Contains(says, line, StringComparison.Ordinal);
    }
}
