using System.Text;
using Fractus.ApiGateway.Contract.V2;
using Fractus.Kernel.DataPlane;

namespace Fractus.ApiGateway.Tests.V2;

/// <summary>Makes HTTP and WebSocket APIs by the operations that everyone uses, and calls them.</summary>
internal sealed class HttpApiBuilder(TestCloud cloud, Api api)
{
    public string Id => api.ApiId!;

    public string Host => $"{Id}.execute-api.us-east-1.localhost";

    public static async Task<HttpApiBuilder> CreateAsync(TestCloud cloud, CreateApiInput? input = null)
    {
        var api = await cloud.ApiV2.CreateApi(input ?? new CreateApiInput { Name = "test", ProtocolType = ProtocolType.Http }, cloud.Caller, default);
        var builder = new HttpApiBuilder(cloud, api);
        if (input?.Target is null)
        {
            await builder.StageAsync(input?.ProtocolType == ProtocolType.Websocket ? "prod" : "$default");
        }

        return builder;
    }

    public static Task<HttpApiBuilder> CreateSocketAsync(TestCloud cloud, Func<CreateApiInput, CreateApiInput>? change = null)
    {
        var input = new CreateApiInput { Name = "chat", ProtocolType = ProtocolType.Websocket, RouteSelectionExpression = "$request.body.action" };
        return CreateAsync(cloud, change?.Invoke(input) ?? input);
    }

    public async Task<Stage> StageAsync(string name, Func<CreateStageInput, CreateStageInput>? change = null)
    {
        var input = new CreateStageInput { ApiId = Id, StageName = name, AutoDeploy = true };
        return await cloud.ApiV2.CreateStage(change?.Invoke(input) ?? input, cloud.Caller, default);
    }

    public async Task<string> IntegrationAsync(Func<CreateIntegrationInput, CreateIntegrationInput>? change = null)
    {
        var input = new CreateIntegrationInput
        {
            ApiId = Id,
            IntegrationType = IntegrationType.AwsProxy,
            IntegrationUri = api.ProtocolType == ProtocolType.Http ? ApiBuilder.FunctionArn : ApiBuilder.FunctionUri,
            PayloadFormatVersion = api.ProtocolType == ProtocolType.Http ? "2.0" : null,
        };
        return (await cloud.ApiV2.CreateIntegration(change?.Invoke(input) ?? input, cloud.Caller, default)).IntegrationId!;
    }

    /// <summary>An integration of a WebSocket API that answers 200 by itself.</summary>
    public Task<string> MockAsync(Func<CreateIntegrationInput, CreateIntegrationInput>? change = null) => IntegrationAsync(i =>
    {
        var input = i with
        {
            IntegrationType = IntegrationType.Mock,
            IntegrationUri = null,
            RequestTemplates = new Dictionary<string, string> { ["$default"] = """{"statusCode":200}""" },
        };
        return change?.Invoke(input) ?? input;
    });

    public async Task<Route> RouteAsync(string key, string? integrationId = null, Func<CreateRouteInput, CreateRouteInput>? change = null)
    {
        var input = new CreateRouteInput { ApiId = Id, RouteKey = key, Target = "integrations/" + (integrationId ?? await IntegrationAsync()) };
        return await cloud.ApiV2.CreateRoute(change?.Invoke(input) ?? input, cloud.Caller, default);
    }

    /// <summary>A route of a WebSocket API whose integration's answers clients get.</summary>
    public async Task TwoWayRouteAsync(string key, string integrationId, Func<CreateRouteInput, CreateRouteInput>? change = null)
    {
        var route = await RouteAsync(key, integrationId, r => (change?.Invoke(r) ?? r) with { RouteResponseSelectionExpression = "$default" });
        await cloud.ApiV2.CreateRouteResponse(
            new CreateRouteResponseInput { ApiId = Id, RouteId = route.RouteId!, RouteResponseKey = "$default" }, cloud.Caller, default);
    }

    /// <summary>What a WebSocket API makes of its integration's answers.</summary>
    public async Task<IntegrationResponse> ResponseAsync(
        string integrationId, string key, string? template, Func<CreateIntegrationResponseInput, CreateIntegrationResponseInput>? change = null)
    {
        var input = new CreateIntegrationResponseInput
        {
            ApiId = Id,
            IntegrationId = integrationId,
            IntegrationResponseKey = key,
            ResponseTemplates = template is null ? null : new Dictionary<string, string> { ["$default"] = template },
        };
        return await cloud.ApiV2.CreateIntegrationResponse(change?.Invoke(input) ?? input, cloud.Caller, default);
    }

    public Task<Answer> GetAsync(string pathAndQuery, params (string Name, string Value)[] headers) => SendAsync("GET", pathAndQuery, null, headers);

    public Task<Answer> SendAsync(string method, string pathAndQuery, string? body, params (string Name, string Value)[] headers) =>
        ApiBuilder.SendAsync(cloud, Host + ":4566", method, pathAndQuery, body is null ? default : Encoding.UTF8.GetBytes(body), headers);

    /// <summary>The event of the last call of the function.</summary>
    public string LastEvent() => Encoding.UTF8.GetString(cloud.Calls.Last().Input.Payload!.Value.Span);

    public DataPlaneRequest Handshake(string pathAndQuery, params (string Name, string Value)[] headers)
    {
        var question = pathAndQuery.IndexOf('?', StringComparison.Ordinal);
        return new DataPlaneRequest
        {
            Method = "GET",
            Scheme = "http",
            Host = Host + ":4566",
            Path = question < 0 ? pathAndQuery : pathAndQuery[..question],
            Query = question < 0 ? "" : pathAndQuery[(question + 1)..],
            Headers = [new("Host", Host + ":4566"), .. headers.Select(h => new KeyValuePair<string, string>(h.Name, h.Value))],
            Body = default,
            SourceIp = "127.0.0.1",
            Protocol = "HTTP/1.1",
        };
    }
}
