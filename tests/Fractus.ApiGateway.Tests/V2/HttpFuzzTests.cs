using System.Text;
using Fractus.ApiGateway.Contract.V2;
using Fractus.ApiGateway.Rules.Values;
using Fractus.ApiGateway.Tests.OpenApi;
using Fractus.Kernel;

namespace Fractus.ApiGateway.Tests.V2;

/// <summary>Whatever comes from outside is the caller's fault: never an error of the server's own, never a hang.</summary>
public sealed class HttpFuzzTests
{
    private const string Pieces = "/{}%%2f%ff+?&=;:@.~ é\0\"'<>|\\^`*$#abc123";

    private readonly TestCloud _cloud = new();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task No_path_and_no_header_is_a_fault_of_the_server(int seed)
    {
        var random = new Random(seed);
        var api = await HttpApiBuilder.CreateAsync(_cloud, new CreateApiInput
        {
            Name = "fuzz",
            ProtocolType = ProtocolType.Http,
            CorsConfiguration = new Cors { AllowOrigins = ["https://*"], AllowMethods = ["*"] },
        });
        var integration = await api.IntegrationAsync();
        foreach (var key in new[] { "GET /a/{b}/c", "ANY /a/{proxy+}", "POST /{x}/{y}", "$default" })
        {
            await api.RouteAsync(key, integration);
        }

        _cloud.LambdaReturns("{}");
        for (var i = 0; i < 1000; i++)
        {
            var answer = await api.SendAsync(
                random.Next(2) == 0 ? "GET" : "OPTIONS", "/" + Text(random), Text(random), ("Origin", Text(random)), ("Cookie", Text(random)), ("X-Forwarded-For", Text(random)));
            Assert.InRange(answer.Status, 200, 499);
        }

        Assert.Equal("", _cloud.Faults);
    }

    // Mappings are little programs: whichever are taken must run on whatever comes.
    [Theory]
    [InlineData(5)]
    [InlineData(6)]
    public async Task No_parameter_mapping_is_a_fault_of_the_server(int seed)
    {
        string[] actions = ["overwrite:", "append:", "remove:", "overwrite:", "rename:", ":"];
        string[] places = ["header.a", "header.content-type", "header.\u00e9 ", "querystring.a", "querystring.\u00e9", "path", "statuscode", "path.a", "header."];
        string[] values =
        [
            "$request.body.a", "$request.body.a[0]", "${request.body..a}", "$request.header.a", "${request.querystring.a}", "$request.path", "$request.path.a", "$response.body.a",
            "$response.header.x-kind", "$context.requestId", "$stageVariables.a", "$", "{", "}", "\r\n", "\u00e9", "/", "..", "204", "a", "$request.body[?(@.a)]",
        ];
        var random = new Random(seed);
        using var endpoint = new EchoEndpoint();
        var (taken, api) = (0, await HttpApiBuilder.CreateAsync(_cloud));
        var integration = await api.IntegrationAsync(i => i with
        {
            IntegrationType = IntegrationType.HttpProxy,
            IntegrationMethod = "ANY",
            IntegrationUri = endpoint.Url,
            PayloadFormatVersion = "1.0",
        });
        await api.RouteAsync("ANY /{a}", integration);
        for (var i = 0; i < 400; i++)
        {
            var map = new Dictionary<string, string> { [actions[random.Next(actions.Length)] + places[random.Next(places.Length)]] = FuzzTests.Text(random, values, 3), ["append:header.x"] = values[random.Next(values.Length)] };
            var change = new UpdateIntegrationInput { ApiId = api.Id, IntegrationId = integration };
            try
            {
                await _cloud.ApiV2.UpdateIntegration(
                    random.Next(2) == 0
                        ? change with { RequestParameters = map }
                        : change with { ResponseParameters = new Dictionary<string, IReadOnlyDictionary<string, string>> { ["201"] = map } },
                    _cloud.Caller,
                    default);
            }
            catch (ApiException refused) when (refused.Status < 500)
            {
                continue;
            }

            taken++;
            var answer = await api.SendAsync("POST", "/" + Uri.EscapeDataString(Text(random)) + "?a=" + Text(random), FuzzTests.Json(random), ("Content-Type", "application/json"), ("A", Text(random)));
            Assert.InRange(answer.Status, 200, 599);
            await _cloud.ApiV2.UpdateIntegration(change with { RequestParameters = map.ToDictionary(m => m.Key, _ => ""), ResponseParameters = new Dictionary<string, IReadOnlyDictionary<string, string>>() }, _cloud.Caller, default);
        }

        Assert.Equal("", _cloud.Faults);
        Assert.True(taken > 20, $"{taken}");
    }

    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    public async Task No_definition_is_a_fault_of_the_server(int seed)
    {
        var random = new Random(seed);
        var first = await _cloud.ApiV2.ImportApi(new ImportApiInput { Body = HttpImportTests.Definition }, _cloud.Caller, default);
        var exported = (await _cloud.ApiV2.ExportApi(
            new ExportApiInput { ApiId = first.ApiId!, Specification = "OAS30", OutputType = "JSON" }, _cloud.Caller, default)).Body!.Value;
        _cloud.LambdaReturns("""{"statusCode":200}""");
        for (var i = 0; i < 250; i++)
        {
            var document = (ValueMap)JsonValues.ParseOrNull(exported.Span)!;
            for (var changes = random.Next(1, 4); changes > 0; changes--)
            {
                FuzzTests.Damage(document, random);
            }

            var text = JsonValues.Write(document);
            try
            {
                // What was taken must also be deployable, exportable and served.
                var api = await _cloud.ApiV2.ImportApi(new ImportApiInput { Body = text }, _cloud.Caller, default);
                await _cloud.ApiV2.CreateStage(new CreateStageInput { ApiId = api.ApiId!, StageName = "$default", AutoDeploy = true }, _cloud.Caller, default);
                await _cloud.ApiV2.ExportApi(new ExportApiInput { ApiId = api.ApiId!, Specification = "OAS30", OutputType = "YAML" }, _cloud.Caller, default);
                var answer = await ApiBuilder.SendAsync(_cloud, $"{api.ApiId}.execute-api.localhost", "GET", "/else/where", default);
                var routes = (await _cloud.ApiV2.GetRoutes(new GetRoutesInput { ApiId = api.ApiId! }, _cloud.Caller, default)).Items!;
                var leadsNowhere = routes.Any(r => r.RouteKey == "$default" && r.Target is null);
                Assert.True(answer.Status is < 500 or 503 || leadsNowhere, answer.Text);
            }
            catch (ApiException refused) when (refused.Status < 500)
            {
                // As it should be.
            }
            catch (Exception fault)
            {
                Assert.Fail($"{fault.Message}\n{fault.StackTrace}\n{text}");
            }
        }

        Assert.Equal("", _cloud.Faults);
    }

    internal static string Text(Random random)
    {
        var text = new StringBuilder();
        for (var length = random.Next(24); length > 0; length--)
        {
            text.Append(Pieces[random.Next(Pieces.Length)]);
        }

        return text.ToString();
    }
}
