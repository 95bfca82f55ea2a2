using System.Text.Json;
using Fractus.ApiGateway.Contract;
using CreateAuthorizerInput = Fractus.ApiGateway.Contract.V2.CreateAuthorizerInput;

namespace Fractus.ApiGateway.Tests.V2;

/// <summary>API keys and usage plans of WebSocket APIs: the plans are those of REST APIs.</summary>
public sealed class SocketKeyTests
{
    private const string Value = "a-key-of-twenty-characters-and-more";

    private readonly TestCloud _cloud = new();

    [Fact]
    public async Task Who_has_no_key_of_a_plan_of_the_stage_never_reaches_the_function()
    {
        var api = await KeyedAsync();
        Assert.Equal((403, "Forbidden"), await RefusedAsync(api));
        Assert.Equal((403, "Forbidden"), await RefusedAsync(api, "wrong"));
        var key = await KeyAsync();
        var plan = await PlanAsync(api);
        Assert.Equal((403, "Forbidden"), await RefusedAsync(api, Value));
        Assert.Empty(_cloud.Calls);

        // At once: a key that was just made must work. Functions are told whose it is.
        await JoinAsync(plan, key);
        await using var client = await ConnectAsync(api);
        Assert.Contains($"\"apiKey\":\"{Value}\",\"apiKeyId\":\"{key.Id}\"", api.LastEvent());
    }

    [Fact]
    public async Task A_plans_throttle_and_quota_refuse_handshakes_with_429()
    {
        var api = await KeyedAsync();
        var plan = await PlanAsync(api, new ThrottleSettings { BurstLimit = 2, RateLimit = 1 }, new QuotaSettings { Limit = 3, Period = "DAY" });
        await JoinAsync(plan, await KeyAsync());
        await using var first = await ConnectAsync(api);
        await using var second = await ConnectAsync(api);
        Assert.Equal((429, "Too Many Requests"), await RefusedAsync(api, Value));
        _cloud.Clock.Advance(TimeSpan.FromSeconds(2));
        await using var third = await ConnectAsync(api);
        Assert.Equal((429, "Limit Exceeded"), await RefusedAsync(api, Value));
        _cloud.Clock.Advance(TimeSpan.FromDays(1));
        await using var tomorrow = await ConnectAsync(api);
        Assert.Equal([[1, 2]], await UsageAsync(plan, "2015-04-10"));
    }

    [Fact]
    public async Task A_throttle_of_the_route_in_a_plan_takes_the_place_of_the_plans_own()
    {
        var api = await KeyedAsync();
        var plan = await PlanAsync(api, new ThrottleSettings { BurstLimit = 100, RateLimit = 100 });
        await JoinAsync(plan, await KeyAsync());
        await _cloud.Api.UpdateUsagePlan(
            new UpdateUsagePlanInput
            {
                UsagePlanId = plan.Id!,
                PatchOperations = Patches.Of(
                    ("replace", $"/apiStages/{api.Id}:prod/throttle/$connect/burstLimit", "1"), ("replace", $"/apiStages/{api.Id}:prod/throttle/$connect/rateLimit", "1")),
            },
            _cloud.Caller,
            default);
        await using var client = await ConnectAsync(api);
        Assert.Equal((429, "Too Many Requests"), await RefusedAsync(api, Value));
    }

    // Browsers cannot set headers of a handshake: an authorizer that knows the client gives the key. Both places are documented.
    [Theory]
    [InlineData("""{"usageIdentifierKey":"KEY","context":{}}""")]
    [InlineData("""{"context":{"usageIdentifierKey":"KEY"}}""")]
    public async Task The_key_comes_from_the_authorizer_where_the_API_says_so(string told)
    {
        var api = await HttpApiBuilder.CreateSocketAsync(_cloud, a => a with { ApiKeySelectionExpression = "$context.authorizer.usageIdentifierKey" });
        var authorizer = await _cloud.ApiV2.CreateAuthorizer(
            new CreateAuthorizerInput { ApiId = api.Id, Name = "a", AuthorizerType = "REQUEST", AuthorizerUri = ApiBuilder.FunctionUri, IdentitySource = [] }, _cloud.Caller, default);
        await api.RouteAsync("$connect", await api.MockAsync(), r => r with { AuthorizationType = "CUSTOM", AuthorizerId = authorizer.AuthorizerId, ApiKeyRequired = true });
        await JoinAsync(await PlanAsync(api), await KeyAsync());

        _cloud.LambdaReturns("""{"principalId":"p","policyDocument":{"Version":"2012-10-17","Statement":[{"Action":"*","Effect":"Allow","Resource":"*"}]}}""");
        Assert.Equal((403, "Forbidden"), await RefusedAsync(api, Value));
        _cloud.LambdaReturns("""{"principalId":"p","policyDocument":{"Version":"2012-10-17","Statement":[{"Action":"*","Effect":"Allow","Resource":"*"}]},""" + told[1..].Replace("KEY", Value, StringComparison.Ordinal));
        await using var client = await SocketClient.ConnectAsync(_cloud, api.Handshake("/prod"));
    }

    // The real service takes the setting on any route. A message has no place for a key, so that of the handshake counts, as long as it is good.
    [Fact]
    public async Task A_route_of_messages_asks_for_the_key_of_the_handshake_each_time()
    {
        var api = await HttpApiBuilder.CreateSocketAsync(_cloud);
        await api.TwoWayRouteAsync("$default", await api.IntegrationAsync(), r => r with { ApiKeyRequired = true });
        _cloud.LambdaReturns("""{"statusCode":200,"body":"heard"}""");
        var key = await KeyAsync();
        var plan = await PlanAsync(api, quota: new QuotaSettings { Limit = 2, Period = "DAY" });
        await JoinAsync(plan, key);

        await using var stranger = await SocketClient.ConnectAsync(_cloud, api.Handshake("/prod"));
        await stranger.SendAsync("hello");
        Assert.StartsWith("{\"message\": \"Forbidden\"", await stranger.ReceiveAsync());
        Assert.Empty(_cloud.Calls);

        // The connection itself asked for none, so only messages are counted.
        await using var client = await ConnectAsync(api);
        await client.SendAsync("one");
        Assert.Equal("heard", await client.ReceiveAsync());
        await SetEnabledAsync(key, "false");
        await client.SendAsync("refused");
        Assert.StartsWith("{\"message\": \"Forbidden\"", await client.ReceiveAsync());
        await SetEnabledAsync(key, "true");
        await client.SendAsync("two");
        Assert.Equal("heard", await client.ReceiveAsync());
        await client.SendAsync("three");
        Assert.StartsWith("{\"message\": \"Limit Exceeded\"", await client.ReceiveAsync());
        Assert.Equal([[2, 0]], await UsageAsync(plan, "2015-04-09"));
    }

    [Fact]
    public async Task Plans_are_for_stages_that_are_there_and_not_for_HTTP_APIs()
    {
        var api = await HttpApiBuilder.CreateSocketAsync(_cloud);
        var http = await HttpApiBuilder.CreateAsync(_cloud);
        foreach (var (id, stage) in new[] { (api.Id, "nowhere"), (http.Id, "$default") })
        {
            await AssertError.IsAsync<NotFoundException>($"API Stage not found: {id}:{stage}", () => CreateAsync(new ApiStage { ApiId = id, Stage = stage }));
        }

        var plan = await PlanAsync(api);
        await AssertError.IsAsync<NotFoundException>(
            $"Invalid API Stage {{api: {http.Id}, stage: $default}} specified for usageplan {plan.Id}",
            async () => await _cloud.Api.UpdateUsagePlan(
                new UpdateUsagePlanInput { UsagePlanId = plan.Id!, PatchOperations = Patches.Of(("add", "/apiStages", $"{http.Id}:$default")) }, _cloud.Caller, default));
    }

    private async Task<HttpApiBuilder> KeyedAsync()
    {
        var api = await HttpApiBuilder.CreateSocketAsync(_cloud);
        await api.RouteAsync("$connect", change: r => r with { ApiKeyRequired = true });
        _cloud.LambdaReturns("""{"statusCode":200}""");
        return api;
    }

    private Task<SocketClient> ConnectAsync(HttpApiBuilder api) => SocketClient.ConnectAsync(_cloud, api.Handshake("/prod", ("X-Api-Key", Value)));

    private async Task<(int Status, string? Message)> RefusedAsync(HttpApiBuilder api, string? key = null)
    {
        var (client, refusal) = await SocketClient.TryConnectAsync(_cloud, key is null ? api.Handshake("/prod") : api.Handshake("/prod", ("x-api-key", key)));
        Assert.Null(client);
        using var body = JsonDocument.Parse(refusal!.Body);
        Assert.Equal(["message", "connectionId", "requestId"], body.RootElement.EnumerateObject().Select(member => member.Name));
        return (refusal.Status, body.RootElement.GetProperty("message").GetString());
    }

    private async Task SetEnabledAsync(ApiKey key, string isEnabled) => await _cloud.Api.UpdateApiKey(
        new UpdateApiKeyInput { ApiKey = key.Id!, PatchOperations = Patches.Of(("replace", "/enabled", isEnabled)) }, _cloud.Caller, default);

    private async Task<ApiKey> KeyAsync() => await _cloud.Api.CreateApiKey(new CreateApiKeyInput { Name = "k", Enabled = true, Value = Value }, _cloud.Caller, default);

    private Task<UsagePlan> PlanAsync(HttpApiBuilder api, ThrottleSettings? throttle = null, QuotaSettings? quota = null) =>
        CreateAsync(new ApiStage { ApiId = api.Id, Stage = "prod" }, throttle, quota);

    private async Task<UsagePlan> CreateAsync(ApiStage stage, ThrottleSettings? throttle = null, QuotaSettings? quota = null) => await _cloud.Api.CreateUsagePlan(
        new CreateUsagePlanInput { Name = "p", ApiStages = [stage], Throttle = throttle, Quota = quota }, _cloud.Caller, default);

    private async Task JoinAsync(UsagePlan plan, ApiKey key) => await _cloud.Api.CreateUsagePlanKey(
        new CreateUsagePlanKeyInput { UsagePlanId = plan.Id!, KeyId = key.Id!, KeyType = "API_KEY" }, _cloud.Caller, default);

    private async Task<IReadOnlyList<IReadOnlyList<long>>> UsageAsync(UsagePlan plan, string day) => (await _cloud.Api.GetUsage(
        new GetUsageInput { UsagePlanId = plan.Id!, StartDate = day, EndDate = day }, _cloud.Caller, default)).Items!.Values.Single();
}
