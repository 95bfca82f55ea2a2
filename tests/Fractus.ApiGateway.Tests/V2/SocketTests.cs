using System.Net.WebSockets;
using System.Text.Json;
using Fractus.ApiGateway.Contract.V2;
using Fractus.Kernel;
using Fractus.Kernel.Identity;
using Fractus.Lambda.Contract;

namespace Fractus.ApiGateway.Tests.V2;

/// <summary>WebSocket APIs: connecting, messages, answers and the end.</summary>
public sealed class SocketTests
{
    private readonly TestCloud _cloud = new();

    [Fact]
    public async Task Messages_take_the_route_that_they_name()
    {
        var api = await ChatAsync();
        await using var client = await SocketClient.ConnectAsync(_cloud, api.Handshake("/prod?user=ann", ("User-Agent", "ws")));
        var connect = Event(0);
        Assert.Equal("$connect", connect.GetProperty("routeKey").GetString());
        Assert.Equal("CONNECT", connect.GetProperty("eventType").GetString());
        var connectionId = connect.GetProperty("connectionId").GetString()!;
        Assert.Equal(16, connectionId.Length);
        Assert.Contains("\"queryStringParameters\":{\"user\":\"ann\"}", api.LastEvent());

        await client.SendAsync("""{"action":"echo","text":"hi"}""");
        Assert.Equal("""you said {"action":"echo","text":"hi"}""", await client.ReceiveAsync());
        Assert.Equal("echo", Event(1).GetProperty("routeKey").GetString());
        Assert.Equal(connectionId, Event(1).GetProperty("connectionId").GetString());
        await client.SendAsync("no JSON");
        Assert.Equal("you said no JSON", await client.ReceiveAsync());
        Assert.Equal("$default", Event(2).GetProperty("routeKey").GetString());

        await client.CloseAsync(WebSocketCloseStatus.NormalClosure, "bye");
        var end = Event(3);
        Assert.Equal(("DISCONNECT", 1000, "bye"), (end.GetProperty("eventType").GetString(), end.GetProperty("disconnectStatusCode").GetInt32(), end.GetProperty("disconnectReason").GetString()));
    }

    // Clients are told what the integration answers only where the route says so.
    [Fact]
    public async Task A_route_without_a_response_says_nothing_and_an_unknown_one_is_forbidden()
    {
        var api = await HttpApiBuilder.CreateSocketAsync(_cloud);
        await api.RouteAsync("quiet");
        Answering();
        await using var client = await SocketClient.ConnectAsync(_cloud, api.Handshake("/prod"));
        await client.SendAsync("""{"action":"quiet"}""");
        await client.SendAsync("""{"action":"unknown"}""");
        var error = JsonDocument.Parse(await client.ReceiveAsync()).RootElement;
        Assert.Equal("Forbidden", error.GetProperty("message").GetString());
        Assert.Equal(Event(0).GetProperty("connectionId").GetString(), error.GetProperty("connectionId").GetString());
        Assert.Equal(16, error.GetProperty("requestId").GetString()!.Length);
    }

    [Fact]
    public async Task A_function_that_fails_is_an_error_message_and_the_connection_stays()
    {
        var api = await HttpApiBuilder.CreateSocketAsync(_cloud);
        await api.RouteAsync("$default");
        _cloud.LambdaReturns("""{"errorMessage":"oh"}""", "Unhandled");
        await using var client = await SocketClient.ConnectAsync(_cloud, api.Handshake("/prod"));
        await client.SendAsync("one");
        Assert.StartsWith("{\"message\": \"Internal server error\", \"connectionId\":\"", await client.ReceiveAsync());
        await client.SendAsync("two");
        Assert.StartsWith("{\"message\": \"Internal server error\"", await client.ReceiveAsync());
    }

    [Theory]
    [InlineData("""{"statusCode":401}""", 401)]
    [InlineData("""{"statusCode":403}""", 403)]
    [InlineData("""{"no":"status"}""", 502)]
    public async Task The_connect_route_may_refuse(string returned, int status)
    {
        var api = await HttpApiBuilder.CreateSocketAsync(_cloud);
        await api.RouteAsync("$connect");
        _cloud.LambdaReturns(returned);
        var (client, refusal) = await SocketClient.TryConnectAsync(_cloud, api.Handshake("/prod"));
        Assert.Null(client);
        Assert.Equal(status, refusal!.Status);
    }

    [Fact]
    public async Task The_connect_route_chooses_the_subprotocol()
    {
        var api = await HttpApiBuilder.CreateSocketAsync(_cloud);
        await api.RouteAsync("$connect");
        _cloud.LambdaReturns("""{"statusCode":200,"headers":{"Sec-WebSocket-Protocol":"chat.v2"}}""");
        var answer = await _cloud.Service.DataPlane.ConnectAsync(api.Handshake("/prod", ("Sec-WebSocket-Protocol", "chat.v1, chat.v2")), default);
        Assert.Equal("chat.v2", answer.Subprotocol);
    }

    [Fact]
    public async Task An_unknown_stage_is_forbidden()
    {
        var api = await ChatAsync();
        Assert.Equal(403, (await SocketClient.TryConnectAsync(_cloud, api.Handshake("/other"))).Refusal!.Status);
    }

    // Without a function at all: templates in, templates out.
    [Fact]
    public async Task A_mock_answers_by_its_templates()
    {
        var api = await HttpApiBuilder.CreateSocketAsync(_cloud);
        var integration = await api.MockAsync(i => i with
        {
            RequestTemplates = new Dictionary<string, string> { ["$default"] = """{"statusCode":#if($input.path('$.ok'))200#{else}500#end}""" },
        });
        await api.ResponseAsync(integration, "$default", """{"id":"$context.connectionId"}""");
        await api.ResponseAsync(integration, "/5\\d\\d/", "failed");
        await api.TwoWayRouteAsync("$default", integration);
        await using var client = await SocketClient.ConnectAsync(_cloud, api.Handshake("/prod"));
        await client.SendAsync("""{"ok":true}""");
        Assert.Matches("""^\{"id":"[^"]{16}"\}$""", await client.ReceiveAsync());
        await client.SendAsync("""{"ok":false}""");
        Assert.Equal("failed", await client.ReceiveAsync());
    }

    [Fact]
    public async Task A_message_that_does_not_fit_the_model_never_reaches_the_function()
    {
        var api = await HttpApiBuilder.CreateSocketAsync(_cloud);
        await _cloud.ApiV2.CreateModel(
            new CreateModelInput { ApiId = api.Id, Name = "Message", JsonSchema = """{"type":"object","required":["text"]}""" }, _cloud.Caller, default);
        await api.RouteAsync("$default", change: r => r with
        {
            RequestModels = new Dictionary<string, string> { ["$default"] = "Message" },
            ModelSelectionExpression = "$request.body.action",
        });
        await using var client = await SocketClient.ConnectAsync(_cloud, api.Handshake("/prod"));
        await client.SendAsync("""{"action":"x"}""");
        Assert.StartsWith("{\"message\": \"Invalid request body\"", await client.ReceiveAsync());
        Assert.Empty(_cloud.Calls);
    }

    [Fact]
    public async Task A_connection_ends_when_it_is_idle_for_ten_minutes_and_after_two_hours()
    {
        var api = await ChatAsync();
        _cloud.Signer = new Principal(PrincipalKind.User, "000000000000", "arn:aws:iam::000000000000:user/u", "AIDAU", "AKIAU");
        _cloud.Decide = _ => new AccessDecision(true, "", null);
        await using var idle = await SocketClient.ConnectAsync(_cloud, api.Handshake("/prod"));
        var path = $"/prod/@connections/{Uri.EscapeDataString(Event(0).GetProperty("connectionId").GetString()!)}";
        for (var minutes = 6; minutes < 120; minutes += 6)
        {
            // The answer comes when the message has left: one still under way would meet its own time-out when the clock moves.
            _cloud.Clock.Advance(TimeSpan.FromMinutes(6));
            Assert.Equal(200, (await api.SendAsync("POST", path, "still here?")).Status);
            Assert.Equal("still here?", await idle.ReceiveAsync());
        }

        _cloud.Clock.Advance(TimeSpan.FromMinutes(6));
        Assert.Equal("", await idle.ReceiveAsync());
        Assert.Equal(WebSocketCloseStatus.EndpointUnavailable, idle.CloseStatus);
        await using var second = await SocketClient.ConnectAsync(_cloud, api.Handshake("/prod"));
        _cloud.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal("", await second.ReceiveAsync());
        Assert.Equal(WebSocketCloseStatus.EndpointUnavailable, second.CloseStatus);
    }

    [Fact]
    public async Task A_message_of_more_than_128_kilobytes_ends_the_connection()
    {
        var api = await ChatAsync();
        await using var client = await SocketClient.ConnectAsync(_cloud, api.Handshake("/prod"));
        await client.SendAsync(new string('x', 128 * 1024));
        Assert.Equal((128 * 1024) + 9, (await client.ReceiveAsync()).Length);
        await client.SendAsync(new string('x', (128 * 1024) + 1));
        await client.ReceiveAsync();
        Assert.Equal(WebSocketCloseStatus.MessageTooBig, client.CloseStatus);
    }

    [Fact]
    public async Task Connections_are_managed_by_whoever_may()
    {
        var api = await ChatAsync();
        await using var client = await SocketClient.ConnectAsync(_cloud, api.Handshake("/prod", ("User-Agent", "ws")));
        var id = Event(0).GetProperty("connectionId").GetString()!;
        var path = $"/prod/@connections/{Uri.EscapeDataString(id)}";
        Assert.Equal(403, (await api.SendAsync("POST", path, "hi")).Status);

        _cloud.Signer = new Principal(PrincipalKind.User, "000000000000", "arn:aws:iam::000000000000:user/u", "AIDAU", "AKIAU");
        AccessQuestion? asked = null;
        _cloud.Decide = question =>
        {
            asked = question;
            return new AccessDecision(question.ResourceArn.Contains("/POST/", StringComparison.Ordinal) || question.ResourceArn.Contains("/GET/", StringComparison.Ordinal), "not you", null);
        };
        Assert.Equal(200, (await api.SendAsync("POST", path, "hi")).Status);
        Assert.Equal("hi", await client.ReceiveAsync());
        Assert.Equal(("execute-api:ManageConnections", $"arn:aws:execute-api:us-east-1:000000000000:{api.Id}/prod/POST/@connections/{id}"), (asked!.Value.Action, asked.Value.ResourceArn));
        Assert.Equal(
            """{"connectedAt":"2015-04-09T12:34:56.000Z","identity":{"sourceIp":"127.0.0.1","userAgent":"ws"},"lastActiveAt":"2015-04-09T12:34:56.000Z"}""",
            (await api.GetAsync(path)).Text);
        var denied = await api.SendAsync("DELETE", path, null);
        Assert.Equal((403, """{"Message":"not you"}"""), (denied.Status, denied.Text));

        _cloud.Decide = _ => new AccessDecision(true, "", null);
        Assert.Equal(413, (await api.SendAsync("POST", path, new string('x', (128 * 1024) + 1))).Status);
        Assert.Equal(200, (await ApiBuilder.SendAsync(_cloud, "localhost", "POST", $"/@connections/{Uri.EscapeDataString(id)}", "short"u8.ToArray())).Status);
        Assert.Equal("short", await client.ReceiveAsync());
        Assert.Equal(204, (await api.SendAsync("DELETE", path, null)).Status);
        Assert.Equal("", await client.ReceiveAsync());
        await client.CloseAsync(WebSocketCloseStatus.NormalClosure, null);
        var gone = await api.SendAsync("POST", path, "hi");
        Assert.Equal((410, "GoneException"), (gone.Status, gone.Header("x-amzn-ErrorType")));
    }

    [Fact]
    public async Task Only_the_connect_route_is_authorized()
    {
        var api = await HttpApiBuilder.CreateSocketAsync(_cloud);
        await AssertError.IsAsync<Contract.BadRequestException>(
            "Currently, authorization is restricted to the $connect route only",
            () => api.RouteAsync("send", change: r => r with { AuthorizationType = "AWS_IAM" }));
    }

    private async Task<HttpApiBuilder> ChatAsync()
    {
        var api = await HttpApiBuilder.CreateSocketAsync(_cloud);
        var integration = await api.IntegrationAsync();
        foreach (var key in new[] { "$connect", "$disconnect" })
        {
            await api.RouteAsync(key, integration);
        }

        foreach (var key in new[] { "$default", "echo" })
        {
            await api.TwoWayRouteAsync(key, integration);
        }

        Answering();
        return api;
    }

    private void Answering() => _cloud.Lambda = (input, _) =>
    {
        var body = JsonDocument.Parse(input.Payload!.Value).RootElement.TryGetProperty("body", out var text) ? "you said " + text.GetString() : "";
        return ValueTask.FromResult(new InvokeOutput
        {
            StatusCode = 200,
            Payload = JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, object> { ["statusCode"] = 200, ["body"] = body }),
        });
    };

    private JsonElement Event(int number) =>
        JsonDocument.Parse(_cloud.Calls.ElementAt(number).Input.Payload!.Value).RootElement.GetProperty("requestContext");
}
