using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Fractus.Testing;
using Xunit;

namespace Fractus.Clients.Tests;

/// <summary>HTTP and WebSocket APIs through clients that know nothing of this cloud.</summary>
public sealed class ApiV2Tests(CloudFixture cloud) : IClassFixture<CloudFixture>
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    [Boto3Theory]
    [InlineData("http_apis.py")]
    [InlineData("sockets.py")]
    public async Task Boto3_sets_APIs_up_and_reads_what_they_tell(string name)
    {
        await using var server = await ServerProcess.StartAsync(["--ephemeral"]);
        var script = Path.Combine(AppContext.BaseDirectory, "Lab", name);
        var ran = await ChildProcess.RunAsync(OutsideClients.PythonWithBoto3!, [script], OutsideClients.EnvironmentFor(server.Url));
        Assert.Equal("done", ran.Succeeded.Trim());
    }

    [SocketsFact]
    public async Task The_ws_client_connects_and_the_SDK_for_JavaScript_signs_and_manages()
    {
        var ran = await ChildProcess.RunAsync(
            OutsideClients.Node!, [Path.Combine(SocketsFactAttribute.Folder, "sockets.mjs")], OutsideClients.EnvironmentFor(cloud.Url));
        Assert.Equal("done", ran.Succeeded.Trim());
        Assert.Equal("", cloud.Log);
    }

    [AwsCliFact]
    public async Task The_command_line_sets_an_API_up_and_speaks_to_its_connections()
    {
        var api = (await AwsAsync("apigatewayv2", "create-api", "--name", "cli", "--protocol-type", "WEBSOCKET", "--route-selection-expression", "$request.body.action")).GetProperty("ApiId").GetString()!;
        var integration = (await AwsAsync("apigatewayv2", "create-integration", "--api-id", api, "--integration-type", "MOCK", "--request-templates", """{"$default": "{\"statusCode\": 200}"}""")).GetProperty("IntegrationId").GetString();
        await AwsAsync("apigatewayv2", "create-integration-response", "--api-id", api, "--integration-id", integration!, "--integration-response-key", "$default", "--response-templates", """{"$default": "$context.connectionId"}""");
        var route = (await AwsAsync("apigatewayv2", "create-route", "--api-id", api, "--route-key", "$default", "--target", "integrations/" + integration, "--route-response-selection-expression", "$default")).GetProperty("RouteId").GetString();
        await AwsAsync("apigatewayv2", "create-route-response", "--api-id", api, "--route-id", route!, "--route-response-key", "$default");
        await AwsAsync("apigatewayv2", "create-stage", "--api-id", api, "--stage-name", "prod", "--auto-deploy");

        using var client = new ClientWebSocket();
        using var patience = new CancellationTokenSource(s_patience);
        await client.ConnectAsync(new Uri($"{cloud.Url.Replace("http://", "ws://", StringComparison.Ordinal)}/_aws/execute-api/{api}/prod"), patience.Token);
        await client.SendAsync("hello"u8.ToArray(), WebSocketMessageType.Text, true, patience.Token);
        var connection = await ReceiveAsync(client, patience.Token);
        var at = $"{cloud.Url}/_aws/execute-api/{api}/prod";
        await AwsAtAsync(at, "apigatewaymanagementapi", "post-to-connection", "--connection-id", connection, "--cli-binary-format", "raw-in-base64-out", "--data", "from the CLI");
        Assert.Equal("from the CLI", await ReceiveAsync(client, patience.Token));
        var described = await AwsAtAsync(at, "apigatewaymanagementapi", "get-connection", "--connection-id", connection);
        Assert.Equal("127.0.0.1", described.GetProperty("Identity").GetProperty("SourceIp").GetString());
        await AwsAtAsync(at, "apigatewaymanagementapi", "delete-connection", "--connection-id", connection);
        Assert.Equal("", await ReceiveAsync(client, patience.Token));
        Assert.Equal(WebSocketCloseStatus.NormalClosure, client.CloseStatus);
    }

    [AwsCliFact]
    public async Task The_command_line_imports_and_exports_definitions()
    {
        const string Definition = """{"openapi":"3.0.1","info":{"title":"imported","version":"1"},"paths":{"/a/{b}":{"get":{"x-amazon-apigateway-integration":{"type":"http_proxy","httpMethod":"GET","uri":"http://127.0.0.1:9/{b}","payloadFormatVersion":"1.0"}}}}}""";
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "api.json");
        await File.WriteAllTextAsync(file, Definition);
        var api = (await AwsAsync("apigatewayv2", "import-api", "--body", "file://" + file, "--fail-on-warnings")).GetProperty("ApiId").GetString()!;
        Assert.Equal("GET /a/{b}", (await AwsAsync("apigatewayv2", "get-routes", "--api-id", api)).GetProperty("Items")[0].GetProperty("RouteKey").GetString());
        var exported = Path.Combine(folder.Path, "exported.yaml");
        await AwsAsync("apigatewayv2", "export-api", "--api-id", api, "--specification", "OAS30", "--output-type", "YAML", exported);
        Assert.Equal(api, (await AwsAsync("apigatewayv2", "reimport-api", "--api-id", api, "--body", "file://" + exported)).GetProperty("ApiId").GetString());
    }

    private static async Task<string> ReceiveAsync(ClientWebSocket client, CancellationToken patience)
    {
        var buffer = new byte[4096];
        return Encoding.UTF8.GetString(buffer, 0, (await client.ReceiveAsync(buffer, patience)).Count);
    }

    private Task<JsonElement> AwsAsync(params string[] arguments) => AwsAtAsync(cloud.Url, arguments);

    private static async Task<JsonElement> AwsAtAsync(string endpoint, params string[] arguments)
    {
        var ran = await ChildProcess.RunAsync(
            OutsideClients.AwsCli!, ["--endpoint-url", endpoint, .. arguments, "--output", "json"], OutsideClients.EnvironmentFor(endpoint));
        using var document = JsonDocument.Parse(ran.Succeeded is { Length: > 0 } output ? output : "{}");
        return document.RootElement.Clone();
    }
}

/// <summary>A test that runs the WebSocket clients of the field; skipped, with the command that installs them, where they are missing.</summary>
public sealed class SocketsFactAttribute : FactAttribute
{
    public SocketsFactAttribute() => Skip = OutsideClients.Node is not null && Directory.Exists(Path.Combine(Folder, "node_modules", "ws"))
        ? null!
        : "No ws here: npm ci --prefix tests/Fractus.Clients.Tests/sockets";

    public static string Folder { get; } = Repository.PathOf("tests", "Fractus.Clients.Tests", "sockets");
}
