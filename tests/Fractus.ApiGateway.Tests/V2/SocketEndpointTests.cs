using System.Text.Json;
using Fractus.ApiGateway.Contract;
using Fractus.ApiGateway.Contract.V2;
using Fractus.Lambda.Contract;
using IntegrationType = Fractus.ApiGateway.Contract.V2.IntegrationType;

namespace Fractus.ApiGateway.Tests.V2;

/// <summary>What stands behind the routes of WebSocket APIs and is told more than the message: HTTP endpoints, and functions by their own API.</summary>
public sealed class SocketEndpointTests : IDisposable
{
    private readonly TestCloud _cloud = new();
    private readonly EchoEndpoint _endpoint = new();

    [Fact]
    public async Task A_proxy_sends_the_message_as_it_is_and_what_is_mapped()
    {
        var api = await HttpApiBuilder.CreateSocketAsync(_cloud);
        await api.TwoWayRouteAsync("$default", await EndpointAsync(api, IntegrationType.HttpProxy, "rooms/{room}?v=1", new()
        {
            ["integration.request.header.connectionId"] = "context.connectionId",
            ["integration.request.header.X-Fixed"] = "'always'",
            ["integration.request.header.X-Nothing"] = "route.request.body.nothing",
            ["integration.request.querystring.kind"] = "route.request.body.kind",
            ["integration.request.path.room"] = "route.request.body.room",
        }));
        await using var client = await SocketClient.ConnectAsync(_cloud, api.Handshake("/prod"));
        const string Message = """{"kind":"a b","room":"blue/green"}""";
        await client.SendAsync(Message);
        var seen = await client.ReceiveAsync();
        Assert.StartsWith($"POST /rooms/blue%2Fgreen?v=1&kind=a%20b\n{Message}\n", seen);
        Assert.Matches("\nconnectionId: [^\n]{15}=\n", seen);
        Assert.Contains("\nX-Fixed: always\n", seen);
        Assert.DoesNotContain("X-Nothing", seen);
    }

    [Fact]
    public async Task An_endpoint_decides_who_connects_and_is_told_of_the_handshake()
    {
        var api = await HttpApiBuilder.CreateSocketAsync(_cloud);
        var integration = await EndpointAsync(api, IntegrationType.HttpProxy, "status/{status}", new()
        {
            ["integration.request.path.status"] = "route.request.querystring.status",
            ["integration.request.header.X-All"] = "route.request.multivalueheader.X-Many",
            ["integration.request.header.X-Last"] = "route.request.header.x-many",
        });
        await api.RouteAsync("$connect", integration);
        Assert.Equal(403, (await SocketClient.TryConnectAsync(_cloud, api.Handshake("/prod?status=403"))).Refusal!.Status);
        Assert.Equal(401, (await SocketClient.TryConnectAsync(_cloud, api.Handshake("/prod?status=401"))).Refusal!.Status);
        Assert.Equal(502, (await SocketClient.TryConnectAsync(_cloud, api.Handshake("/prod?status=302"))).Refusal!.Status);
        await using var client = await SocketClient.ConnectAsync(_cloud, api.Handshake("/prod?status=204", ("X-Many", "one"), ("X-Many", "two")));
    }

    // Backends that know nothing of WebSockets: the template makes their request, another the client's message.
    [Fact]
    public async Task Templates_make_the_request_of_an_endpoint_and_the_message_of_its_answer()
    {
        var api = await HttpApiBuilder.CreateSocketAsync(_cloud);
        var integration = await EndpointAsync(api, IntegrationType.Http, "status/404", null, """{"said":"$input.path('$.text')"}""");
        await api.ResponseAsync(integration, "/2\\d\\d/", "good");
        await api.ResponseAsync(integration, "/404/", "none, said $input.body");
        await api.TwoWayRouteAsync("$default", integration);
        await using var client = await SocketClient.ConnectAsync(_cloud, api.Handshake("/prod"));
        await client.SendAsync("""{"text":"hi"}""");
        Assert.StartsWith("none, said POST /status/404\n{\"said\":\"hi\"}\n", await client.ReceiveAsync());
    }

    // The forms of the guide: a constant names the template of a mock, and what a template is of may depend on the message and the answer.
    [Theory]
    [InlineData("200", "200")]
    [InlineData("\\$default", "$default")]
    [InlineData("'fixed'", "fixed")]
    [InlineData("${request.body.kind}-x", "k-x")]
    public async Task A_template_is_selected_by_an_expression(string expression, string key)
    {
        var api = await HttpApiBuilder.CreateSocketAsync(_cloud);
        var integration = await api.MockAsync(i => i with
        {
            TemplateSelectionExpression = expression,
            PassthroughBehavior = "NEVER",
            RequestTemplates = new Dictionary<string, string> { [key] = """{"statusCode": 201}""" },
        });
        await api.ResponseAsync(integration, "/201/", "chosen");
        await api.TwoWayRouteAsync("$default", integration);
        await using var client = await SocketClient.ConnectAsync(_cloud, api.Handshake("/prod"));
        await client.SendAsync("""{"kind":"k"}""");
        Assert.Equal("chosen", await client.ReceiveAsync());
    }

    [Theory]
    [InlineData("${integration.response.statuscode}", "404")]
    [InlineData("${integration.response.header.x-kind}-${request.body.text}", "echo-hi")]
    public async Task The_template_of_an_answer_is_selected_by_message_and_answer(string expression, string key)
    {
        var api = await HttpApiBuilder.CreateSocketAsync(_cloud);
        var integration = await EndpointAsync(api, IntegrationType.Http, "status/404", null);
        var response = new CreateIntegrationResponseInput
        {
            ApiId = api.Id,
            IntegrationId = integration,
            IntegrationResponseKey = "$default",
            TemplateSelectionExpression = expression,
            ResponseTemplates = new Dictionary<string, string> { [key] = "chosen" },
        };
        await _cloud.ApiV2.CreateIntegrationResponse(response, _cloud.Caller, default);
        await AssertError.IsAsync<BadRequestException>(
            "Invalid template selection expression: $nothing",
            async () => await _cloud.ApiV2.CreateIntegrationResponse(response with { TemplateSelectionExpression = "$nothing" }, _cloud.Caller, default));
        await api.TwoWayRouteAsync("$default", integration);
        await using var client = await SocketClient.ConnectAsync(_cloud, api.Handshake("/prod"));
        await client.SendAsync("""{"text":"hi"}""");
        Assert.Equal("chosen", await client.ReceiveAsync());
    }

    [Fact]
    public async Task An_endpoint_that_is_gone_or_slow_is_an_error_message()
    {
        var api = await HttpApiBuilder.CreateSocketAsync(_cloud);
        await api.RouteAsync("$default", await EndpointAsync(api, IntegrationType.HttpProxy, "silent", null));
        await using var client = await SocketClient.ConnectAsync(_cloud, api.Handshake("/prod"));
        await client.SendAsync("one");
        await _endpoint.Silent;
        _cloud.Clock.Advance(TimeSpan.FromSeconds(30));
        Assert.StartsWith("{\"message\": \"Internal server error\"", await client.ReceiveAsync());
        _endpoint.Stop();
        await client.SendAsync("two");
        Assert.StartsWith("{\"message\": \"Internal server error\"", await client.ReceiveAsync());
    }

    // How a chat hands long work over: the function is called later, and the client hears of it through @connections.
    [Fact]
    public async Task A_function_is_called_without_waiting_where_the_integration_says_so()
    {
        var api = await HttpApiBuilder.CreateSocketAsync(_cloud);
        var integration = await api.IntegrationAsync(i => i with
        {
            IntegrationType = IntegrationType.Aws,
            IntegrationMethod = "POST",
            RequestParameters = new Dictionary<string, string>
            {
                ["integration.request.header.x-amz-invocation-type"] = "'RequestResponse'",
                ["integration.request.header.X-Amz-Invocation-Type"] = "'Event'",
            },
            RequestTemplates = new Dictionary<string, string> { ["$default"] = """{"from":"$context.connectionId","body":$input.body}""" },
        });
        await api.TwoWayRouteAsync("$default", integration);
        _cloud.Lambda = (_, _) => ValueTask.FromResult(new InvokeOutput { StatusCode = 202, Payload = "accepted"u8.ToArray() });
        await using var client = await SocketClient.ConnectAsync(_cloud, api.Handshake("/prod"));
        await client.SendAsync("[1]");
        Assert.Equal("accepted", await client.ReceiveAsync());
        Assert.Equal("Event", _cloud.Calls.Single().Input.InvocationType);
        using var sent = JsonDocument.Parse(api.LastEvent());
        Assert.Equal("[1]", sent.RootElement.GetProperty("body").GetRawText());
    }

    [Theory]
    [InlineData("integration.request.header.a", "route.request.nothing")]
    [InlineData("integration.request.header.a", "route.request.body..")]
    [InlineData("integration.request.body", "'x'")]
    [InlineData("method.request.header.a", "'x'")]
    public async Task A_parameter_that_is_none_is_refused(string target, string source)
    {
        var api = await HttpApiBuilder.CreateSocketAsync(_cloud);
        var refused = await Assert.ThrowsAsync<BadRequestException>(() => EndpointAsync(api, IntegrationType.HttpProxy, "", new() { [target] = source }));
        Assert.StartsWith("Invalid mapping expression specified: ", refused.Message);
    }

    public void Dispose()
    {
        _endpoint.Dispose();
        _cloud.Service.Dispose();
    }

    private Task<string> EndpointAsync(HttpApiBuilder api, string type, string path, Dictionary<string, string>? parameters, string? template = null) =>
        api.IntegrationAsync(i => i with
        {
            IntegrationType = type,
            IntegrationMethod = "POST",
            IntegrationUri = _endpoint.Url + path,
            RequestParameters = parameters,
            RequestTemplates = template is null ? null : new Dictionary<string, string> { ["$default"] = template },
        });
}
