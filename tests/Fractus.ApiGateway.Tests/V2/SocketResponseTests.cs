using System.Net.WebSockets;
using Fractus.ApiGateway.Contract;
using IntegrationType = Fractus.ApiGateway.Contract.V2.IntegrationType;

namespace Fractus.ApiGateway.Tests.V2;

/// <summary>What responses of integrations make of an answer beside its template: the headers of the answer to a handshake, and text of bytes.</summary>
public sealed class SocketResponseTests : IDisposable
{
    private readonly TestCloud _cloud = new();
    private readonly EchoEndpoint _endpoint = new();

    // Backends without a proxy integration choose the subprotocol by the mapping: it is the one header that clients get.
    [Theory]
    [InlineData("method.response.header.Sec-WebSocket-Protocol", "'chat.v2'", "chat.v2")]
    [InlineData("route.response.header.sec-websocket-protocol", "integration.response.header.X-Kind", "echo")]
    [InlineData("method.response.header.Sec-WebSocket-Protocol", "integration.response.header.X-Nothing", null)]
    [InlineData("method.response.header.Sec-WebSocket-Protocol", "context.routeKey", "$connect")]
    [InlineData("method.response.header.X-Other", "'chat.v2'", null)]
    public async Task A_response_parameter_chooses_the_subprotocol(string target, string source, string? chosen)
    {
        var api = await HttpApiBuilder.CreateSocketAsync(_cloud);
        var integration = await api.IntegrationAsync(i => i with
        {
            IntegrationType = IntegrationType.Http,
            IntegrationMethod = "POST",
            IntegrationUri = _endpoint.Url,
        });
        var response = await api.ResponseAsync(
            integration, "$default", "x", r => r with { ResponseParameters = new Dictionary<string, string> { [target] = source } });
        await api.RouteAsync("$connect", integration);

        var answer = await _cloud.Service.DataPlane.ConnectAsync(api.Handshake("/prod", ("Sec-WebSocket-Protocol", "chat.v2")), default);
        Assert.NotNull(answer.Serve);
        Assert.Equal(chosen, answer.Subprotocol);

        var shown = await _cloud.ApiV2.GetIntegrationResponse(
            new Contract.V2.GetIntegrationResponseInput { ApiId = api.Id, IntegrationId = integration, IntegrationResponseId = response.IntegrationResponseId! }, _cloud.Caller, default);
        Assert.Equal(source, shown.ResponseParameters![target]);
    }

    [Fact]
    public async Task A_response_parameter_finds_its_value_in_the_answers_body()
    {
        var api = await HttpApiBuilder.CreateSocketAsync(_cloud);
        var integration = await api.IntegrationAsync(i => i with { IntegrationType = IntegrationType.Aws, IntegrationMethod = "POST" });
        await api.ResponseAsync(
            integration,
            "$default",
            null,
            r => r with { ResponseParameters = new Dictionary<string, string> { ["method.response.header.Sec-WebSocket-Protocol"] = "integration.response.body.chosen[0]" } });
        await api.RouteAsync("$connect", integration);
        _cloud.LambdaReturns("""{"chosen":["chat.v1"]}""");
        Assert.Equal("chat.v1", (await _cloud.Service.DataPlane.ConnectAsync(api.Handshake("/prod"), default)).Subprotocol);
    }

    // A message has no headers: the setting changes nothing of it, and a value that cannot be had is no fault.
    [Fact]
    public async Task A_message_is_what_it_is_without_response_parameters()
    {
        var api = await HttpApiBuilder.CreateSocketAsync(_cloud);
        var mock = await api.MockAsync();
        await api.ResponseAsync(
            mock, "$default", "heard", r => r with { ResponseParameters = new Dictionary<string, string> { ["method.response.header.a"] = "integration.response.body.a" } });
        await api.TwoWayRouteAsync("$default", mock);
        await using var client = await SocketClient.ConnectAsync(_cloud, api.Handshake("/prod"));
        await client.SendAsync("hello");
        Assert.Equal("heard", await client.ReceiveAsync());
    }

    [Theory]
    [InlineData("method.response.body", "'x'")]
    [InlineData("method.response.header.", "'x'")]
    [InlineData("method.response.header.a b", "'x'")]
    [InlineData("integration.response.header.a", "'x'")]
    [InlineData("method.response.header.a", "x")]
    [InlineData("method.response.header.a", "method.request.header.a")]
    [InlineData("method.response.header.a", "integration.response.body..")]
    public async Task A_response_parameter_that_is_none_is_refused(string target, string source)
    {
        var api = await HttpApiBuilder.CreateSocketAsync(_cloud);
        var mock = await api.MockAsync();
        var refused = await Assert.ThrowsAsync<BadRequestException>(() => api.ResponseAsync(
            mock, "$default", "x", r => r with { ResponseParameters = new Dictionary<string, string> { [target] = source } }));
        Assert.StartsWith("Invalid mapping expression specified: ", refused.Message);
    }

    // Clients send bytes as Base64, for messages are text; what is behind gets the bytes, and its own go back as Base64.
    [Fact]
    public async Task Bytes_travel_as_Base64_where_the_integration_says_so()
    {
        var api = await HttpApiBuilder.CreateSocketAsync(_cloud);
        var integration = await api.IntegrationAsync(i => i with
        {
            IntegrationType = IntegrationType.Http,
            IntegrationMethod = "POST",
            IntegrationUri = _endpoint.Url + "bytes",
            ContentHandlingStrategy = "CONVERT_TO_BINARY",
        });
        await api.ResponseAsync(integration, "$default", null, r => r with { ContentHandlingStrategy = "CONVERT_TO_TEXT" });
        await api.TwoWayRouteAsync("$default", integration);
        await using var client = await SocketClient.ConnectAsync(_cloud, api.Handshake("/prod"));
        await client.SendAsync(Convert.ToBase64String("hello"u8));
        var answer = System.Text.Encoding.UTF8.GetString(Convert.FromBase64String(await client.ReceiveAsync()));
        Assert.StartsWith("POST /bytes\nhello\n", answer);

        await client.SendAsync("no Base64!");
        Assert.StartsWith("{\"message\": \"Internal server error\"", await client.ReceiveAsync());
    }

    // Documented of the real service; a client that is not told would wait for answers for ever.
    [Fact]
    public async Task A_binary_frame_ends_the_connection_and_reaches_nothing()
    {
        var api = await HttpApiBuilder.CreateSocketAsync(_cloud);
        await api.RouteAsync("$default");
        await api.RouteAsync("$disconnect");
        _cloud.LambdaReturns("""{"statusCode":200}""");
        await using var client = await SocketClient.ConnectAsync(_cloud, api.Handshake("/prod"));
        await client.SendAsync("hello", WebSocketMessageType.Binary);
        Assert.Equal("", await client.ReceiveAsync());
        Assert.Equal(WebSocketCloseStatus.InvalidMessageType, client.CloseStatus);
        await client.ServedAsync();
        Assert.Single(_cloud.Calls);
        Assert.Contains("\"disconnectStatusCode\":1003", api.LastEvent());
    }

    [Fact]
    public async Task A_function_is_told_that_a_message_is_binary_where_the_integration_says_so()
    {
        var api = await HttpApiBuilder.CreateSocketAsync(_cloud);
        await api.TwoWayRouteAsync("$default", await api.IntegrationAsync(i => i with { ContentHandlingStrategy = "CONVERT_TO_BINARY" }));
        _cloud.LambdaReturns("""{"statusCode":200,"body":"heard"}""");
        await using var client = await SocketClient.ConnectAsync(_cloud, api.Handshake("/prod"));
        await client.SendAsync("/wA=");
        Assert.Equal("heard", await client.ReceiveAsync());
        Assert.EndsWith("\"body\":\"/wA=\",\"isBase64Encoded\":true}", api.LastEvent());
    }

    public void Dispose()
    {
        _endpoint.Dispose();
        _cloud.Service.Dispose();
    }
}
