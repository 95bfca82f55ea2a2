using System.Net.WebSockets;
using Fractus.ApiGateway.Contract;
using Fractus.ApiGateway.Contract.V2;
using IntegrationType = Fractus.ApiGateway.Contract.V2.IntegrationType;
using UpdateStageInput = Fractus.ApiGateway.Contract.V2.UpdateStageInput;

namespace Fractus.ApiGateway.Tests.V2;

/// <summary>The logs of WebSocket stages: how connections and messages went, for whoever must find out why one did not.</summary>
public sealed class SocketLogTests : IDisposable
{
    private const string Role = "arn:aws:iam::000000000000:role/logs";

    private readonly TestCloud _cloud = new();
    private readonly EchoEndpoint _endpoint = new();

    // The words are those that are published of the real service's logs: tools look for them.
    [Fact]
    public async Task The_execution_log_tells_of_a_connection_from_its_beginning_to_its_end()
    {
        var api = await LoggedAsync(LoggingLevel.Info);
        var function = await api.IntegrationAsync();
        await api.RouteAsync("$connect", function);
        await api.TwoWayRouteAsync("$default", function);
        _cloud.LambdaReturns("""{"statusCode":200,"body":"heard"}""");
        await using var client = await SocketClient.ConnectAsync(_cloud, api.Handshake("/prod?token=t", ("User-Agent", "ws")));
        await _cloud.LoggedAsync();
        var connect = Lines(api);
        var connectionId = System.Text.Json.JsonDocument.Parse(api.LastEvent()).RootElement.GetProperty("requestContext").GetProperty("connectionId").GetString();
        Assert.Equal(
            [
                "Extended Request Id: ID",
                "Starting execution for request: ID",
                "WebSocket Request Route: [$connect]",
                $"Client [UserAgent: ws, SourceIp: 127.0.0.1] is connecting to WebSocket API [{api.Id}].",
                $"Sending request to https://lambda.us-east-1.amazonaws.com/2015-03-31/functions/{ApiBuilder.FunctionArn}/invocations",
                "Received response. Status: 200, Integration latency: 0 ms",
                $"Client [Connection Id: {connectionId}] connected to API [{api.Id}] successfully.",
            ],
            connect);

        await client.SendAsync("hello");
        Assert.Equal("heard", await client.ReceiveAsync());
        await _cloud.LoggedAsync();
        var message = Lines(api)[connect.Count..];
        Assert.Contains("WebSocket Request Route: [$default]", message);
        Assert.Contains($"WebSocket API [{api.Id}] received message from client [Connection Id: {connectionId}].", message);
        Assert.Equal($"Message from client [Connection Id: {connectionId}] sent to API [{api.Id}] with response status code [200].", message[^1]);

        // There is no route for the end, which is told all the same.
        await client.CloseAsync(WebSocketCloseStatus.NormalClosure, "bye");
        await _cloud.LoggedAsync();
        Assert.Equal($"Client [Connection Id: {connectionId}] disconnected from API [{api.Id}]. Close reason: [1000: bye]", Lines(api)[^1]);

        // As the account's role, which alone may write there.
        Assert.All(_cloud.LogStreams.Values.SelectMany(s => s), put => Assert.Equal(Role, put.Call.Principal.RoleArn));
    }

    [Theory]
    [InlineData("INFO", true, true, true)]
    [InlineData("INFO", false, true, false)]
    [InlineData("ERROR", true, false, false)]
    public async Task The_execution_log_tells_what_its_level_asks(string level, bool dataTrace, bool hasSteps, bool hasData)
    {
        var api = await LoggedAsync(level, dataTrace);
        await api.TwoWayRouteAsync("$default", await EndpointAsync(api, "status/404"));
        await api.RouteAsync("broken", await api.IntegrationAsync());
        _cloud.LambdaReturns("""{"errorMessage":"oh no"}""", "Unhandled");
        await using var client = await SocketClient.ConnectAsync(_cloud, api.Handshake("/prod", ("x-api-key", "a-secret-that-no-log-may-show")));
        await client.SendAsync("hello");
        await client.ReceiveAsync();
        await client.SendAsync("""{"action":"broken"}""");
        await client.ReceiveAsync();
        await client.CloseAsync(WebSocketCloseStatus.NormalClosure, null);
        await _cloud.LoggedUntilAsync(() => Lines(api).Exists(l => l.StartsWith("Lambda execution failed", StringComparison.Ordinal))
            && (!hasSteps || Lines(api).Exists(l => l.Contains("disconnected", StringComparison.Ordinal))));

        var lines = Lines(api);
        Assert.Contains("Lambda execution failed with status 200 due to customer function error: oh no.", lines);
        Assert.Equal(hasSteps, lines.Contains("WebSocket Request Route: [broken]"));
        Assert.Equal(hasSteps, lines.Contains($"Sending request to {_endpoint.Url}status/404"));
        Assert.Equal(hasData, lines.Contains("Method request body before transformations: hello"));
        Assert.Equal(hasData, lines.Contains("Endpoint request body after transformations: hello"));
        Assert.Equal(hasData, lines.Exists(l => l.StartsWith("Endpoint response body before transformations: POST /status/404\nhello", StringComparison.Ordinal)));
        Assert.DoesNotContain(lines, l => l.Contains("a-secret", StringComparison.Ordinal));
    }

    // Who is refused by an authorizer learns nothing of why; its owner must.
    [Fact]
    public async Task The_execution_log_tells_what_an_authorizer_did()
    {
        var api = await LoggedAsync(LoggingLevel.Info, dataTrace: true);
        var authorizer = await _cloud.ApiV2.CreateAuthorizer(
            new Contract.V2.CreateAuthorizerInput { ApiId = api.Id, Name = "a", AuthorizerType = "REQUEST", AuthorizerUri = ApiBuilder.FunctionUri, IdentitySource = [] },
            _cloud.Caller,
            default);
        await api.RouteAsync("$connect", await api.MockAsync(), r => r with { AuthorizationType = "CUSTOM", AuthorizerId = authorizer.AuthorizerId });
        _cloud.LambdaReturns("\"no answer\"");
        Assert.Equal(500, (await SocketClient.TryConnectAsync(_cloud, api.Handshake("/prod"))).Refusal!.Status);
        await _cloud.LoggedAsync();
        Assert.Equal(
            [
                $"Starting authorizer: {authorizer.AuthorizerId}",
                "Authorizer result body before parsing: \"no answer\"",
                "Execution failed due to configuration error: The authorizer's answer has another form.",
            ],
            Lines(api)[^3..]);
    }

    // What never reaches an integration is what people look for in a log.
    [Fact]
    public async Task Refusals_are_told_with_their_reason()
    {
        var api = await LoggedAsync(LoggingLevel.Error);
        await api.RouteAsync("$connect", await api.MockAsync(), r => r with { ApiKeyRequired = true });
        Assert.Equal(403, (await SocketClient.TryConnectAsync(_cloud, api.Handshake("/prod"))).Refusal!.Status);
        await _cloud.LoggedAsync();
        Assert.Equal(["Forbidden"], Lines(api));
    }

    [Fact]
    public async Task A_route_has_its_own_level()
    {
        var api = await LoggedAsync(LoggingLevel.Info);
        await api.RouteAsync("$default", await api.MockAsync());
        await api.RouteAsync("loud", await api.MockAsync());
        await UpdateAsync(api, s => s with
        {
            RouteSettings = new Dictionary<string, RouteSettings> { ["$default"] = new() { LoggingLevel = LoggingLevel.Off } },
        });
        await using var client = await SocketClient.ConnectAsync(_cloud, api.Handshake("/prod"));
        await client.SendAsync("quiet");
        await client.SendAsync("""{"action":"loud"}""");
        await _cloud.LoggedUntilAsync(() => Lines(api).Contains("WebSocket Request Route: [loud]"));
        Assert.DoesNotContain("WebSocket Request Route: [$default]", Lines(api));
    }

    [Fact]
    public async Task Without_the_accounts_role_logging_cannot_be_turned_on_and_stages_show_it_off()
    {
        var api = await HttpApiBuilder.CreateSocketAsync(_cloud);
        var stage = await _cloud.ApiV2.GetStage(new Contract.V2.GetStageInput { ApiId = api.Id, StageName = "prod" }, _cloud.Caller, default);
        Assert.Equal((LoggingLevel.Off, false), (stage.DefaultRouteSettings!.LoggingLevel, stage.DefaultRouteSettings.DataTraceEnabled));
        await AssertError.IsAsync<BadRequestException>(
            "CloudWatch Logs role ARN must be set in account settings to enable logging",
            () => UpdateAsync(api, s => s with { DefaultRouteSettings = new RouteSettings { LoggingLevel = LoggingLevel.Error } }));

        // HTTP APIs have none at all.
        var http = await HttpApiBuilder.CreateAsync(_cloud);
        await AssertError.IsAsync<BadRequestException>(
            "Execution logs are not supported on protocolType HTTP",
            () => http.StageAsync("other", s => s with { DefaultRouteSettings = new RouteSettings { LoggingLevel = LoggingLevel.Error } }));
    }

    [Fact]
    public async Task The_access_log_tells_of_what_got_through_and_of_what_did_not()
    {
        var api = await LoggedAsync(LoggingLevel.Off);
        await api.RouteAsync("$connect", await api.MockAsync());
        await UpdateAsync(api, s => s with
        {
            AccessLogSettings = new Contract.V2.AccessLogSettings
            {
                DestinationArn = "arn:aws:logs:us-east-1:000000000000:log-group:access",
                Format = "$context.routeKey $context.status $context.error.message $context.requestId",
            },
        });
        await using var client = await SocketClient.ConnectAsync(_cloud, api.Handshake("/prod"));
        await client.SendAsync("nobody takes it");
        await client.ReceiveAsync();
        await _cloud.LoggedUntilAsync(() => _cloud.LogLines("access").Count == 2);
        Assert.Equal(["$connect 200 -", "$default 403 Forbidden"], _cloud.LogLines("access").Select(l => l[..l.LastIndexOf(' ')]));
    }

    public void Dispose()
    {
        _endpoint.Dispose();
        _cloud.Service.Dispose();
    }

    private async Task<HttpApiBuilder> LoggedAsync(string level, bool dataTrace = false)
    {
        await _cloud.Api.UpdateAccount(new UpdateAccountInput { PatchOperations = Patches.Of(("replace", "/cloudwatchRoleArn", Role)) }, _cloud.Caller, default);
        var api = await HttpApiBuilder.CreateSocketAsync(_cloud);
        await UpdateAsync(api, s => s with { DefaultRouteSettings = new RouteSettings { LoggingLevel = level, DataTraceEnabled = dataTrace } });
        return api;
    }

    private async Task UpdateAsync(HttpApiBuilder api, Func<UpdateStageInput, UpdateStageInput> change) =>
        await _cloud.ApiV2.UpdateStage(change(new UpdateStageInput { ApiId = api.Id, StageName = "prod" }), _cloud.Caller, default);

    private Task<string> EndpointAsync(HttpApiBuilder api, string path) => api.IntegrationAsync(i => i with
    {
        IntegrationType = IntegrationType.HttpProxy,
        IntegrationMethod = "POST",
        IntegrationUri = _endpoint.Url + path,
    });

    // Each line begins with its request's id, and each request has its own.
    private List<string> Lines(HttpApiBuilder api) => [.. _cloud.LogLines($"/aws/apigateway/{api.Id}/prod").Select(line =>
    {
        Assert.Matches(@"\A\([A-Za-z0-9_-]{15}=\) ", line);
        return line[19..].Replace(line[1..17], "ID", StringComparison.Ordinal);
    })];
}
