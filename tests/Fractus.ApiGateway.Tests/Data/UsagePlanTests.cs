using System.Text;
using System.Text.Json;
using Fractus.ApiGateway.Contract;

namespace Fractus.ApiGateway.Tests.Data;

public sealed class UsagePlanTests
{
    private const string Value = "a-key-of-twenty-characters-and-more";
    private readonly TestCloud _cloud = new();

    [Fact]
    public async Task A_method_that_requires_a_key_is_forbidden_without_one_of_a_plan_of_its_stage()
    {
        var api = await Keyed();
        await Forbidden();
        await Forbidden(("x-api-key", "wrong"));
        var key = await Key();
        await Forbidden(("x-api-key", Value));
        var plan = await Plan(api);
        await Forbidden(("x-api-key", Value));

        await Join(plan, key);

        // At once: a key that was just made must work.
        Assert.Equal((200, $"{key.Id} {Value}"), (await Call(api)));
        await _cloud.Api.UpdateApiKey(new UpdateApiKeyInput { ApiKey = key.Id!, PatchOperations = Patches.Of(("replace", "/enabled", "false")) }, _cloud.Caller, default);
        await Forbidden(("x-api-key", Value));

        async Task Forbidden(params (string, string)[] headers)
        {
            var answer = await api.GetAsync("/v1/a", headers);
            Assert.Equal((403, "{\"message\":\"Forbidden\"}", "ForbiddenException"), (answer.Status, answer.Text, answer.Header("x-amzn-ErrorType")));
        }
    }

    [Fact]
    public async Task The_function_is_told_the_key()
    {
        var api = await ApiBuilder.CreateAsync(_cloud);
        await api.ProxyAsync("/a");
        await RequireKey(api);
        await api.DeployAsync();
        var key = await Key();
        await Join(await Plan(api), key);
        _cloud.LambdaReturns("{\"statusCode\":200}");
        await api.GetAsync("/v1/a", ("x-api-key", Value));
        using var payload = JsonDocument.Parse(Assert.Single(_cloud.Calls).Input.Payload!.Value);
        var identity = payload.RootElement.GetProperty("requestContext").GetProperty("identity");
        Assert.Equal((Value, key.Id), (identity.GetProperty("apiKey").GetString(), identity.GetProperty("apiKeyId").GetString()));
    }

    [Fact]
    public async Task A_plans_throttle_lets_a_burst_through_and_refills_with_time()
    {
        var api = await Keyed();
        await Join(await Plan(api, throttle: new ThrottleSettings { BurstLimit = 2, RateLimit = 1 }), await Key());
        Assert.Equal([200, 200, 429, 429], await Statuses(api, 4));
        _cloud.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal([200, 429], await Statuses(api, 2));
        var answer = await api.GetAsync("/v1/a", ("x-api-key", Value));
        Assert.Equal(("{\"message\":\"Too Many Requests\"}", "TooManyRequestsException"), (answer.Text, answer.Header("x-amzn-ErrorType")));
    }

    [Fact]
    public async Task A_throttle_of_one_method_in_a_plan_does_not_slow_the_others()
    {
        var api = await Keyed("/b");
        var plan = await Plan(api, throttle: new ThrottleSettings { BurstLimit = 100, RateLimit = 100 });
        await Join(plan, await Key());
        await Update(plan, ("replace", $"/apiStages/{api.Id}:v1/throttle//a/GET/burstLimit", "1"), ("replace", $"/apiStages/{api.Id}:v1/throttle//a/GET/rateLimit", "1"));
        Assert.Equal([200, 429], await Statuses(api, 2));
        Assert.Equal(200, (await api.GetAsync("/v1/b", ("x-api-key", Value))).Status);
    }

    [Theory]
    [InlineData("DAY", 0, 1)]
    [InlineData("WEEK", 5, 1)]
    [InlineData("WEEK", 0, 3)]
    [InlineData("MONTH", 0, 22)]
    [InlineData("MONTH", 9, 1)]
    public async Task A_quota_ends_requests_until_its_period_begins_anew(string period, int offset, int daysUntilNext)
    {
        // The clock stands at Thursday, the 9th of April 2015.
        var api = await Keyed();
        await Join(await Plan(api, quota: new QuotaSettings { Limit = 2, Offset = offset, Period = period }), await Key());
        Assert.Equal([200, 200, 429], await Statuses(api, 3));
        var answer = await api.GetAsync("/v1/a", ("x-api-key", Value));
        Assert.Equal(("{\"message\":\"Limit Exceeded\"}", "LimitExceededException"), (answer.Text, answer.Header("x-amzn-ErrorType")));
        _cloud.Clock.Advance(TimeSpan.FromDays(daysUntilNext - 1));
        Assert.Equal([429], await Statuses(api, 1));
        _cloud.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal([200], await Statuses(api, 1));
    }

    [Fact]
    public async Task Usage_is_told_by_day_survives_a_restart_and_can_be_extended()
    {
        var api = await Keyed();
        var key = await Key();
        var plan = await Plan(api, quota: new QuotaSettings { Limit = 3, Period = "MONTH" });
        await Join(plan, key);
        await Statuses(api, 2);
        Assert.Equal([[0, 3], [2, 1]], await Usage(_cloud));

        // What was counted is on disk a moment later.
        _cloud.Clock.Advance(TimeSpan.FromSeconds(2));
        var restarted = new TestCloud(_cloud.Store);
        Assert.Equal([[0, 3], [2, 1]], await Usage(restarted));

        await _cloud.Api.UpdateUsage(
            new UpdateUsageInput { UsagePlanId = plan.Id!, KeyId = key.Id!, PatchOperations = Patches.Of(("replace", "/remaining", "5")) }, _cloud.Caller, default);
        Assert.Equal([[0, 3], [2, 5]], await Usage(_cloud));
        Assert.Equal([200, 200, 200, 200, 200, 429], await Statuses(api, 6));

        async Task<IReadOnlyList<IReadOnlyList<long>>> Usage(TestCloud cloud) => (await cloud.Api.GetUsage(
            new GetUsageInput { UsagePlanId = plan.Id!, StartDate = "2015-04-08", EndDate = "2015-04-09" }, cloud.Caller, default)).Items![key.Id!];
    }

    [Fact]
    public async Task A_stages_throttle_is_each_methods_own()
    {
        var api = await ApiBuilder.CreateAsync(_cloud);
        await api.MockAsync("/a", "{\"statusCode\": 200}", null);
        await api.MockAsync("/b", "{\"statusCode\": 200}", null);
        await api.DeployAsync();
        var stage = await _cloud.Api.UpdateStage(
            new UpdateStageInput
            {
                RestApiId = api.Id,
                StageName = "v1",
                PatchOperations = Patches.Of(("replace", "/*/*/throttling/burstLimit", "1"), ("replace", "/*/*/throttling/rateLimit", "1"), ("replace", "/~1b/GET/throttling/burstLimit", "2")),
            },
            _cloud.Caller,
            default);
        Assert.Equal(["*/*", "b/GET"], stage.MethodSettings!.Keys.Order());
        Assert.Equal([200, 429], await Statuses(api, 2));
        Assert.Equal([200, 200, 429], await Statuses(api, 3, "/v1/b"));
    }

    [Fact]
    public async Task Keys_are_imported_from_a_file_into_their_plans()
    {
        var api = await Keyed();
        var plan = await Plan(api);
        var file = $"Name,key,description,Enabled,usageplanIds\nMyKey,{Value},\"say \"\"hi\"\", you\",TRUE,\"{plan.Id},nobody\"\n";
        var made = await _cloud.Api.ImportApiKeys(new ImportApiKeysInput { Body = Encoding.UTF8.GetBytes(file), Format = "csv" }, _cloud.Caller, default);
        var id = Assert.Single(made.Ids!);
        Assert.Equal($"Unable to import API Key MyKey into usage plan nobody: Invalid Usage Plan ID specified", Assert.Single(made.Warnings!));
        Assert.Equal("say \"hi\", you", (await _cloud.Api.GetApiKey(new GetApiKeyInput { ApiKey = id }, _cloud.Caller, default)).Description);
        Assert.Equal([200], await Statuses(api, 1));
    }

    [Fact]
    public async Task Keys_and_plans_are_listed_changed_and_deleted()
    {
        var api = await Keyed();
        var key = await Key();
        await AssertError.IsAsync<ConflictException>("API Key already exists", Key);
        await AssertError.IsAsync<BadRequestException>(
            "API Key value should be at least 20 characters", async () => await _cloud.Api.CreateApiKey(new CreateApiKeyInput { Value = "short" }, _cloud.Caller, default));
        Assert.Null(Assert.Single((await _cloud.Api.GetApiKeys(new GetApiKeysInput(), _cloud.Caller, default)).Items!).Value);
        Assert.Equal(Value, (await _cloud.Api.GetApiKey(new GetApiKeyInput { ApiKey = key.Id!, IncludeValue = true }, _cloud.Caller, default)).Value);
        var plan = await Plan(api);
        await Join(plan, key);
        Assert.Equal(key.Id, Assert.Single((await _cloud.Api.GetUsagePlanKeys(new GetUsagePlanKeysInput { UsagePlanId = plan.Id! }, _cloud.Caller, default)).Items!).Id);
        var changed = await Update(
            plan, ("replace", "/quota/limit", "5000"), ("replace", "/quota/period", "MONTH"), ("replace", "/throttle/rateLimit", "200"), ("replace", "/throttle/burstLimit", "100"), ("replace", "/name", "new"));
        Assert.Equal((5000, 0, "MONTH", 200.0, 100, "new"), (changed.Quota!.Limit, changed.Quota.Offset, changed.Quota.Period, changed.Throttle!.RateLimit, changed.Throttle.BurstLimit, changed.Name));

        // Recorded of the real service.
        await AssertError.IsAsync<BadRequestException>("Invalid API Stage specified", () => Update(plan, ("remove", "/apiStages", null)));
        await AssertError.IsAsync<NotFoundException>($"Invalid API Stage {{api: {api.Id}, stage: fake}} specified for usageplan {plan.Id}", () => Update(plan, ("remove", "/apiStages", api.Id + ":fake")));
        await AssertError.IsAsync<NotFoundException>("Invalid Usage Plan ID specified", () => Update(new UsagePlan { Id = "nobody" }));

        await _cloud.Api.DeleteApiKey(new DeleteApiKeyInput { ApiKey = key.Id! }, _cloud.Caller, default);
        Assert.Equal([403], await Statuses(api, 1));
        Assert.Empty((await _cloud.Api.GetUsagePlanKeys(new GetUsagePlanKeysInput { UsagePlanId = plan.Id! }, _cloud.Caller, default)).Items!);
        await _cloud.Api.DeleteUsagePlan(new DeleteUsagePlanInput { UsagePlanId = plan.Id! }, _cloud.Caller, default);
        Assert.Empty((await _cloud.Api.GetUsagePlans(new GetUsagePlansInput(), _cloud.Caller, default)).Items!);
    }

    // What older templates ask for and then name the key by: whoever knows its value knows its id.
    [Fact]
    public async Task A_key_whose_id_is_not_to_be_distinct_is_named_by_its_value()
    {
        var key = await _cloud.Api.CreateApiKey(new CreateApiKeyInput { Enabled = true, Value = Value, GenerateDistinctId = false }, _cloud.Caller, default);
        Assert.Equal(Value, key.Id);
        var api = await Keyed();
        await Join(await Plan(api), key);
        Assert.Equal([200], await Statuses(api, 1));
    }

    // The older way to give a key to a stage, which templates still write: kept, shown, and without a plan no way in.
    [Fact]
    public async Task Stage_keys_are_kept_and_let_nobody_in()
    {
        var api = await Keyed();
        var missing = new CreateApiKeyInput { Enabled = true, StageKeys = [new StageKey { RestApiId = api.Id, StageName = "v2" }] };
        await AssertError.IsAsync<NotFoundException>("Invalid stage identifier specified", async () => await _cloud.Api.CreateApiKey(missing, _cloud.Caller, default));
        var key = await _cloud.Api.CreateApiKey(
            missing with { Value = Value, StageKeys = [new StageKey { RestApiId = api.Id, StageName = "v1" }] }, _cloud.Caller, default);
        Assert.Equal([$"{api.Id}/v1"], key.StageKeys);
        Assert.Equal([403], await Statuses(api, 1));

        await Change("remove", $"{api.Id}/v1");
        Assert.Empty((await _cloud.Api.GetApiKey(new GetApiKeyInput { ApiKey = key.Id! }, _cloud.Caller, default)).StageKeys!);
        Assert.Equal([$"{api.Id}/v1"], (await Change("add", $"{api.Id}/v1")).StageKeys);
        await AssertError.IsAsync<NotFoundException>("Invalid stage identifier specified", () => Change("add", $"{api.Id}/v2"));
        await AssertError.IsAsync<BadRequestException>("Invalid stage key specified", () => Change("add", "v1"));

        async Task<ApiKey> Change(string op, string stage) =>
            await _cloud.Api.UpdateApiKey(new UpdateApiKeyInput { ApiKey = key.Id!, PatchOperations = Patches.Of((op, "/stages", stage)) }, _cloud.Caller, default);
    }

    [Fact]
    public async Task Keys_are_bounded_and_plans_that_are_not_there_have_none()
    {
        await AssertError.IsAsync<BadRequestException>(
            "Invalid API Key name, can be at most 1024 characters.",
            async () => await _cloud.Api.CreateApiKey(new CreateApiKeyInput { Name = new string('a', 1025) }, _cloud.Caller, default));
        await AssertError.IsAsync<BadRequestException>(
            "Invalid API Key description specified.",
            async () => await _cloud.Api.CreateApiKey(new CreateApiKeyInput { Description = new string('a', 125_001) }, _cloud.Caller, default));
        Assert.Null((await _cloud.Api.CreateApiKey(new CreateApiKeyInput { Name = "" }, _cloud.Caller, default)).Name);

        // Recorded of the real service: neither an unknown plan nor a limit below zero is a fault there.
        Assert.Empty((await _cloud.Api.GetUsagePlanKeys(new GetUsagePlanKeysInput { UsagePlanId = "bad-id" }, _cloud.Caller, default)).Items!);
        Assert.Single((await _cloud.Api.GetApiKeys(new GetApiKeysInput { Limit = -1 }, _cloud.Caller, default)).Items!);
    }

    private async Task<ApiBuilder> Keyed(params string[] more)
    {
        var api = await ApiBuilder.CreateAsync(_cloud);
        foreach (var path in more.Prepend("/a"))
        {
            await api.MockAsync(path, "{\"statusCode\": 200}", "$context.identity.apiKeyId $context.identity.apiKey");
            await RequireKey(api, path);
        }

        await api.DeployAsync();
        return api;
    }

    private async Task RequireKey(ApiBuilder api, string path = "/a") => await _cloud.Api.UpdateMethod(
        new UpdateMethodInput { RestApiId = api.Id, ResourceId = await api.ResourceAsync(path), HttpMethod = "GET", PatchOperations = Patches.Of(("replace", "/apiKeyRequired", "true")) },
        _cloud.Caller,
        default);

    private async Task<ApiKey> Key() => await _cloud.Api.CreateApiKey(new CreateApiKeyInput { Name = "k", Enabled = true, Value = Value }, _cloud.Caller, default);

    private async Task<UsagePlan> Plan(ApiBuilder api, ThrottleSettings? throttle = null, QuotaSettings? quota = null) => await _cloud.Api.CreateUsagePlan(
        new CreateUsagePlanInput { Name = "p", ApiStages = [new ApiStage { ApiId = api.Id, Stage = "v1" }], Throttle = throttle, Quota = quota }, _cloud.Caller, default);

    private async Task Join(UsagePlan plan, ApiKey key) => await _cloud.Api.CreateUsagePlanKey(
        new CreateUsagePlanKeyInput { UsagePlanId = plan.Id!, KeyId = key.Id!, KeyType = "API_KEY" }, _cloud.Caller, default);

    private async Task<UsagePlan> Update(UsagePlan plan, params (string, string, string?)[] patches) =>
        await _cloud.Api.UpdateUsagePlan(new UpdateUsagePlanInput { UsagePlanId = plan.Id!, PatchOperations = Patches.Of(patches) }, _cloud.Caller, default);

    private static async Task<(int Status, string Text)> Call(ApiBuilder api, string path = "/v1/a")
    {
        var answer = await api.GetAsync(path, ("x-api-key", Value));
        return (answer.Status, answer.Text);
    }

    private static async Task<List<int>> Statuses(ApiBuilder api, int count, string path = "/v1/a")
    {
        var statuses = new List<int>();
        for (var i = 0; i < count; i++)
        {
            statuses.Add((await Call(api, path)).Status);
        }

        return statuses;
    }
}
