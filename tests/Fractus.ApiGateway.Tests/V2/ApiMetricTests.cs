using Fractus.ApiGateway.Contract.V2;
using Fractus.Kernel;
using Fractus.Kernel.Identity;
using IntegrationType = Fractus.ApiGateway.Contract.V2.IntegrationType;

namespace Fractus.ApiGateway.Tests.V2;

/// <summary>The figures of HTTP and WebSocket APIs in CloudWatch, by the names and dimensions of the guide.</summary>
public sealed class ApiMetricTests : IDisposable
{
    private readonly TestCloud _cloud = new();
    private readonly EchoEndpoint _endpoint = new();

    [Fact]
    public async Task Requests_are_counted_by_API_and_stage()
    {
        var api = await HttpApiBuilder.CreateAsync(_cloud);
        await api.RouteAsync("POST /a");
        _cloud.LambdaReturns("\"12345\"");
        await api.SendAsync("POST", "/a", "123");
        await api.GetAsync("/none");
        _cloud.LambdaReturns("{}", "Unhandled");
        await api.SendAsync("POST", "/a", "");

        foreach (var set in new[] { $"ApiId={api.Id}", $"ApiId={api.Id} Stage=$default" })
        {
            Assert.Equal([1, 1, 1], Of("Count Count", set));
            Assert.Equal([0, 1, 0], Of("4xx Count", set));
            Assert.Equal([0, 0, 1], Of("5xx Count", set));
            Assert.Equal(3, Of("Latency Milliseconds", set).Length);
            Assert.Equal(2, Of("IntegrationLatency Milliseconds", set).Length);
            Assert.Equal([3 + 5, """{"message":"Not Found"}""".Length, """{"message":"Internal Server Error"}""".Length], Of("DataProcessed Bytes", set));
        }
    }

    [Fact]
    public async Task Routes_are_measured_where_the_stage_asks()
    {
        var api = await HttpApiBuilder.CreateAsync(_cloud);
        var integration = await api.IntegrationAsync();
        foreach (var key in new[] { "GET /a/{id}", "GET /quiet", "$default" })
        {
            await api.RouteAsync(key, integration);
        }

        await MeasureAllButAsync(api, "$default", "GET /quiet");
        _cloud.LambdaReturns("{}");
        foreach (var path in new[] { "/a/1", "/a/2", "/quiet", "/else" })
        {
            await api.GetAsync(path);
        }

        Assert.Equal([1, 1], Of("Count Count", $"ApiId={api.Id} Method=GET Resource=/a/{{id}} Stage=$default"));
        Assert.Equal([1], Of("Count Count", $"ApiId={api.Id} Method=$default Resource=$default Stage=$default"));
        Assert.Empty(Of("Count Count", $"ApiId={api.Id} Method=GET Resource=/quiet Stage=$default"));
    }

    // What is streamed is known only at its end.
    [Fact]
    public async Task The_bytes_of_an_answer_that_streams_are_counted_when_it_has_ended()
    {
        var api = await HttpApiBuilder.CreateAsync(_cloud);
        await api.RouteAsync("GET /stream", await api.IntegrationAsync(i => i with
        {
            IntegrationType = IntegrationType.HttpProxy,
            IntegrationMethod = "GET",
            IntegrationUri = _endpoint.Url + "stream",
            PayloadFormatVersion = "1.0",
        }));
        var response = await _cloud.Service.DataPlane.HandleAsync(api.Handshake("/stream"), default);
        Assert.Equal([1], Of("Count Count", $"ApiId={api.Id}"));
        Assert.Empty(Of("DataProcessed Bytes", $"ApiId={api.Id}"));
        _endpoint.SendRest.SetResult();
        await foreach (var part in response.Parts!)
        {
            Assert.False(part.IsEmpty);
        }

        Assert.Equal(["firstsecond".Length], Of("DataProcessed Bytes", $"ApiId={api.Id}"));
    }

    [Fact]
    public async Task Connections_messages_and_errors_are_counted_by_what_went_wrong()
    {
        var api = await HttpApiBuilder.CreateSocketAsync(_cloud);
        var function = await api.IntegrationAsync();
        await api.RouteAsync("$connect", function);
        await api.RouteAsync("quiet", function);
        await api.TwoWayRouteAsync("loud", function);
        _cloud.LambdaReturns("""{"statusCode":403}""");
        await SocketClient.TryConnectAsync(_cloud, api.Handshake("/prod"));
        _cloud.LambdaReturns("""{"statusCode":200,"body":"said"}""");
        await using var client = await SocketClient.ConnectAsync(_cloud, api.Handshake("/prod"));
        await client.SendAsync("""{"action":"quiet"}""");
        await client.SendAsync("""{"action":"loud"}""");
        Assert.Equal("said", await client.ReceiveAsync());
        Assert.Equal([1, 1], Of("ConnectCount Count", $"ApiId={api.Id} Stage=prod"));
        Measured(api, messages: 3, integrationErrors: 1);

        // A route that is not there; a function that fails; one that may not be called; a message from behind.
        await client.SendAsync("""{"action":"unknown"}""");
        await client.ReceiveAsync();
        Measured(api, messages: 5, integrationErrors: 1, clientErrors: 1);
        _cloud.LambdaReturns("{}", "Unhandled");
        await client.SendAsync("""{"action":"loud"}""");
        await client.ReceiveAsync();
        Measured(api, messages: 7, integrationErrors: 2, clientErrors: 1);
        _cloud.Lambda = (_, _) => throw new CommonApiException("AccessDeniedException", 403, "no");
        await client.SendAsync("""{"action":"loud"}""");
        await client.ReceiveAsync();
        Measured(api, messages: 9, integrationErrors: 2, clientErrors: 1, executionErrors: 1);
        _cloud.Signer = new Principal(PrincipalKind.User, "000000000000", "arn:aws:iam::000000000000:user/u", "AIDAU", "AKIAU");
        _cloud.Decide = _ => new AccessDecision(true, "", null);
        var connection = System.Text.Json.JsonDocument.Parse(api.LastEvent()).RootElement.GetProperty("requestContext").GetProperty("connectionId").GetString()!;
        await api.SendAsync("POST", $"/prod/@connections/{Uri.EscapeDataString(connection)}", "hello");
        Measured(api, messages: 10, integrationErrors: 2, clientErrors: 1, executionErrors: 1);

        // Those that reached the function and had an answer: two handshakes, three messages.
        Assert.Equal(5, Of("IntegrationLatency Milliseconds", $"ApiId={api.Id} Stage=prod").Length);
    }

    [Fact]
    public async Task A_mock_has_no_latency_and_a_message_that_does_not_fit_is_the_clients_error()
    {
        var api = await HttpApiBuilder.CreateSocketAsync(_cloud);
        var mock = await api.MockAsync();
        await _cloud.ApiV2.CreateModel(
            new Contract.V2.CreateModelInput { ApiId = api.Id, Name = "Message", JsonSchema = """{"type":"object"}""" }, _cloud.Caller, default);
        await api.RouteAsync("$default", mock, r => r with { RequestModels = new Dictionary<string, string> { ["$default"] = "Message" } });
        await using var client = await SocketClient.ConnectAsync(_cloud, api.Handshake("/prod"));
        await client.SendAsync("{}");
        await client.SendAsync("[]");
        await client.ReceiveAsync();
        Assert.Equal([1], Of("ClientError Count", $"ApiId={api.Id}"));
        Assert.Empty(Of("IntegrationLatency Milliseconds", $"ApiId={api.Id}"));
        Assert.Empty(Of("ConnectCount Count", $"ApiId={api.Id}"));
    }

    [Fact]
    public async Task Routes_of_a_WebSocket_API_are_measured_where_the_stage_asks()
    {
        var api = await HttpApiBuilder.CreateSocketAsync(_cloud);
        var function = await api.IntegrationAsync();
        await api.RouteAsync("$connect", function);
        await api.RouteAsync("quiet", function);
        await api.TwoWayRouteAsync("loud", function);
        await MeasureAllButAsync(api, "prod", "quiet");
        _cloud.LambdaReturns("""{"statusCode":200,"body":"said"}""");
        await using var client = await SocketClient.ConnectAsync(_cloud, api.Handshake("/prod"));
        await client.SendAsync("""{"action":"quiet"}""");
        await client.SendAsync("""{"action":"loud"}""");
        await client.ReceiveAsync();
        _cloud.LambdaReturns("{}", "Unhandled");
        await client.SendAsync("""{"action":"loud"}""");
        await client.ReceiveAsync();
        await client.SendAsync("no route takes it");
        await client.ReceiveAsync();
        Assert.Equal([1], Of("ConnectCount Count", $"ApiId={api.Id} Route=$connect Stage=prod"));
        Assert.Equal([1, 1, 1, 1], Of("MessageCount Count", $"ApiId={api.Id} Route=loud Stage=prod"));
        Assert.Equal([1], Of("IntegrationError Count", $"ApiId={api.Id} Route=loud Stage=prod"));
        Assert.Equal(2, Of("IntegrationLatency Milliseconds", $"ApiId={api.Id} Route=loud Stage=prod").Length);
        Assert.Empty(Of("MessageCount Count", $"ApiId={api.Id} Route=quiet Stage=prod"));

        // What no route takes has none to be counted under, and neither stage nor API is counted less for the routes.
        Assert.Empty(Of("ClientError Count", $"ApiId={api.Id} Route=$default Stage=prod"));
        Assert.Equal([1], Of("ClientError Count", $"ApiId={api.Id} Stage=prod"));
        Assert.Equal(7, Of("MessageCount Count", $"ApiId={api.Id}").Length);
    }

    public void Dispose()
    {
        _endpoint.Dispose();
        _cloud.Service.Dispose();
    }

    /// <summary>A stage measures every route by itself, but for one that says otherwise.</summary>
    private async Task MeasureAllButAsync(HttpApiBuilder api, string stage, string route) => await _cloud.ApiV2.UpdateStage(
        new Contract.V2.UpdateStageInput
        {
            ApiId = api.Id,
            StageName = stage,
            DefaultRouteSettings = new RouteSettings { DetailedMetricsEnabled = true },
            RouteSettings = new Dictionary<string, RouteSettings> { [route] = new() { DetailedMetricsEnabled = false } },
        },
        _cloud.Caller,
        default);

    private void Measured(HttpApiBuilder api, int messages, int integrationErrors = 0, int clientErrors = 0, int executionErrors = 0)
    {
        var set = $"ApiId={api.Id} Stage=prod";
        Assert.Equal(
            (messages, integrationErrors, clientErrors, executionErrors),
            (Of("MessageCount Count", set).Length, Of("IntegrationError Count", set).Length, Of("ClientError Count", set).Length, Of("ExecutionError Count", set).Length));
    }

    private double[] Of(string metric, string dimensions) => _cloud.Metrics.Of($"AWS/ApiGateway {metric} {dimensions}");
}
