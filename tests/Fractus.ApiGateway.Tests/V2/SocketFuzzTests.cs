using Fractus.ApiGateway.Contract.V2;
using Fractus.ApiGateway.Rules.Values;
using Fractus.ApiGateway.Tests.OpenApi;
using Fractus.Kernel;

namespace Fractus.ApiGateway.Tests.V2;

/// <summary>Whatever expressions, templates, models and messages a WebSocket API is given: each message gets its answer, and the connection stays.</summary>
public sealed class SocketFuzzTests : IDisposable
{
    private static readonly string[] s_expressions =
    [
        "$request.body.a", "$request.body.b", "${request.body.a[0]}", "${request.body..a}", "$request.body.a[?(@.a == 1)]", "${integration.response.statuscode}",
        "${integration.response.header.a}", "\\$default", "a", "-", "1", "$", "${", "'x'", "\0",
    ];

    private static readonly string[] s_parameters =
    [
        "'x'", "route.request.body", "route.request.body.a", "route.request.body..a", "route.request.body[0]", "route.request.header.a", "route.request.querystring.a",
        "route.request.multivalueheader.a", "context.identity.sourceIp", "context.connectionId", "stageVariables.a", "route.request.header.", "'", ".a", "\r\n",
    ];

    private static readonly string[] s_templates =
        ["$input.body", "$input.path('$.a')", "$input.json('$", "')", "$context.connectionId", "#if($a)", "#end", "#foreach($i in [1..9])", "$i", "{\"statusCode\":200}", "${", "}", "#set($a=1)", "$util.escapeJavaScript($input.body)", "\\", "\""];

    private static readonly string[] s_places = ["header", "querystring", "path"];

    private readonly TestCloud _cloud = new();
    private readonly EchoEndpoint _endpoint = new();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task No_expression_template_or_message_is_a_fault_of_the_server(int seed)
    {
        var random = new Random(seed);
        var served = 0;
        for (var i = 0; i < 150; i++)
        {
            HttpApiBuilder api;
            try
            {
                api = await MakeAsync(random);
            }
            catch (ApiException refused) when (refused.Status < 500)
            {
                continue;
            }

            var (client, refusal) = await SocketClient.TryConnectAsync(_cloud, api.Handshake("/prod?a=" + Uri.EscapeDataString(FuzzTests.Json(random)), ("a", "b")));
            if (client is null)
            {
                // Its own template may keep everyone out.
                Assert.Contains("connectionId", System.Text.Encoding.UTF8.GetString(refusal!.Body.Span));
                continue;
            }

            await using var closing = client;
            for (var message = 0; message < 4; message++)
            {
                await client.SendAsync(FuzzTests.Json(random));
                Assert.NotEqual("", await client.ReceiveAsync());
            }

            Assert.Null(client.CloseStatus);
            served++;
        }

        Assert.Equal("", _cloud.Faults);
        Assert.True(served > 15, $"{served}");
    }

    // Schemas of WebSocket APIs are compiled with the stage, and meet whatever the client sends.
    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    public async Task No_model_is_a_fault_of_the_server(int seed)
    {
        const string Schema = """
            {"type":"object","required":["a"],"properties":{"a":{"type":["integer","string"],"minimum":1,"pattern":"^x"},"b":{"$ref":"#/definitions/n"}},
             "definitions":{"n":{"allOf":[{"items":{"$ref":"#"}},{"enum":[1,[1,{"a":2}]]}]}},"patternProperties":{"^c":{"format":"date-time"}},"dependencies":{"b":["a"]},"additionalProperties":false}
            """;
        var random = new Random(seed);
        var served = 0;
        for (var i = 0; i < 150; i++)
        {
            var schema = (ValueMap)JsonValues.ParseOrNull(System.Text.Encoding.UTF8.GetBytes(Schema))!;
            FuzzTests.Damage(schema, random);
            var api = await HttpApiBuilder.CreateSocketAsync(_cloud);
            var mock = await MockAsync(api, i => i);
            try
            {
                await _cloud.ApiV2.CreateModel(new CreateModelInput { ApiId = api.Id, Name = "M", JsonSchema = JsonValues.Write(schema) }, _cloud.Caller, default);
            }
            catch (ApiException refused) when (refused.Status < 500)
            {
                continue;
            }

            await api.TwoWayRouteAsync("$default", mock);
            var route = (await _cloud.ApiV2.GetRoutes(new GetRoutesInput { ApiId = api.Id }, _cloud.Caller, default)).Items!.Single();
            await _cloud.ApiV2.UpdateRoute(
                new UpdateRouteInput { ApiId = api.Id, RouteId = route.RouteId!, RequestModels = new Dictionary<string, string> { ["$default"] = "M" } }, _cloud.Caller, default);
            await using var client = await SocketClient.ConnectAsync(_cloud, api.Handshake("/prod"));
            for (var message = 0; message < 4; message++)
            {
                await client.SendAsync(FuzzTests.Json(random));
                var answer = await client.ReceiveAsync();
                Assert.True(answer == "ok" || answer.StartsWith("{\"message\": \"Invalid request body\"", StringComparison.Ordinal), answer);
            }

            served++;
        }

        Assert.Equal("", _cloud.Faults);
        Assert.True(served > 15, $"{served}");
    }

    [Fact]
    public async Task No_path_of_a_handshake_or_of_a_connection_is_a_fault_of_the_server()
    {
        var random = new Random(5);
        var api = await HttpApiBuilder.CreateSocketAsync(_cloud);
        await api.RouteAsync("$connect", await api.MockAsync());
        _cloud.Signer = new Principal(PrincipalKind.User, "000000000000", "arn:aws:iam::000000000000:user/u", "AIDAU", "AKIAU");
        for (var i = 0; i < 500; i++)
        {
            var (path, text) = (HttpFuzzTests.Text(random), HttpFuzzTests.Text(random));
            var answer = await _cloud.Service.DataPlane.ConnectAsync(
                api.Handshake((random.Next(2) == 0 ? "/prod" : "/") + path + "?" + text, ("Sec-WebSocket-Protocol", text), ("X-Amzn-Trace-Id", path)), default);
            Assert.True(answer.Serve is not null || answer.Refusal!.Status is 400 or 403, answer.Refusal?.Status.ToString(System.Globalization.CultureInfo.InvariantCulture));
            var managed = await api.SendAsync(random.Next(2) == 0 ? "POST" : "PATCH", (random.Next(2) == 0 ? "/prod" : "") + "/@connections/" + path, text);
            Assert.InRange(managed.Status, 400, 499);
        }

        Assert.Equal("", _cloud.Faults);
    }

    public void Dispose()
    {
        _endpoint.Dispose();
        _cloud.Service.Dispose();
    }

    private async Task<HttpApiBuilder> MakeAsync(Random random)
    {
        string? Sometimes(string[] pieces) => random.Next(2) == 0 ? null : FuzzTests.Text(random, pieces, 2);
        var api = await HttpApiBuilder.CreateSocketAsync(_cloud, a => a with { RouteSelectionExpression = Sometimes(s_expressions) ?? "$request.body.a" });
        var integration = await MockAsync(api, i => i with
        {
            IntegrationType = random.Next(3) == 0 ? IntegrationType.Http : IntegrationType.Mock,
            IntegrationMethod = "POST",
            IntegrationUri = _endpoint.Url + "{a}",
            TemplateSelectionExpression = Sometimes(s_expressions),
            RequestParameters = Sometimes(s_parameters) is { } value
                ? new Dictionary<string, string> { ["integration.request." + s_places[random.Next(s_places.Length)] + ".a"] = value }
                : null,
            RequestTemplates = new Dictionary<string, string> { [random.Next(3) == 0 ? FuzzTests.Text(random, s_expressions, 2) : "$default"] = Sometimes(s_templates) ?? """{"statusCode":200}""" },
        });
        await api.TwoWayRouteAsync("$default", integration);
        if (Sometimes(s_expressions) is { } expression)
        {
            await api.RouteAsync("1", integration, r => r with { ModelSelectionExpression = expression });
        }

        if (Sometimes(s_parameters) is { } parameter)
        {
            await api.RouteAsync("$connect", integration, r => r with
            {
                RequestParameters = new Dictionary<string, ParameterConstraints> { [parameter] = new() { Required = false } },
            });
        }

        return api;
    }

    private static async Task<string> MockAsync(HttpApiBuilder api, Func<CreateIntegrationInput, CreateIntegrationInput> change)
    {
        var integration = await api.MockAsync(change);
        await api.ResponseAsync(integration, "$default", "ok");
        return integration;
    }
}
