using Fractus.ApiGateway.Contract;
using Fractus.Kernel;

namespace Fractus.ApiGateway.Tests.Data;

public sealed class StageLogTests
{
    private const string Role = "arn:aws:iam::000000000000:role/logs";
    private const string Group = "arn:aws:logs:us-east-1:000000000000:log-group:access";
    private readonly TestCloud _cloud = new();

    [Fact]
    public async Task Each_request_leaves_a_line_in_the_access_log_in_the_stages_own_format()
    {
        var api = await Deployed();
        await UpdateAsync(
            api,
            ("replace", "/accessLogSettings/destinationArn", Group),
            ("replace", "/accessLogSettings/format", "$context.requestId $context.httpMethod $context.resourcePath $context.status $context.responseLength $context.error.message $context.identity.user"));

        var answer = await api.GetAsync("/v1/a");
        await _cloud.LoggedAsync();
        await api.GetAsync("/v1/nobody");
        await _cloud.LoggedAsync();

        var lines = _cloud.LogLines("access");
        Assert.Equal($"{answer.Header("x-amzn-RequestId")} GET /a 200 2 - -", lines[0]);
        Assert.EndsWith(" GET - 403 42 Missing Authentication Token -", lines[1], StringComparison.Ordinal);

        // As the account's role, which alone may write there.
        Assert.All(_cloud.LogStreams.Values.SelectMany(s => s), put => Assert.Equal((PrincipalKind.AssumedRole, Role), (put.Call.Principal.Kind, put.Call.Principal.RoleArn)));
    }

    [Theory]
    [InlineData("INFO", "true", true, true)]
    [InlineData("INFO", "false", true, false)]
    [InlineData("ERROR", "true", false, false)]
    public async Task The_execution_log_tells_what_its_level_asks(string level, string dataTrace, bool hasSteps, bool hasData)
    {
        var api = await Deployed();
        await UpdateAsync(api, ("replace", "/*/*/logging/loglevel", level), ("replace", "/*/*/logging/dataTrace", dataTrace));

        var answer = await api.GetAsync("/v1/broken", ("Authorization", "a-secret-that-no-log-may-show"));
        await _cloud.LoggedAsync();

        var lines = _cloud.LogLines($"API-Gateway-Execution-Logs_{api.Id}/v1");
        var id = answer.Header("x-amzn-RequestId");
        Assert.Contains(lines, l => l.StartsWith($"({id}) Execution failed due to configuration error: ", StringComparison.Ordinal));
        Assert.Equal(hasSteps, lines.Contains($"({id}) Starting execution for request: {id}"));
        Assert.Equal(hasData, lines.Exists(l => l.StartsWith($"({id}) Method request headers: ", StringComparison.Ordinal)));
        Assert.DoesNotContain(lines, l => l.Contains("a-secret", StringComparison.Ordinal));
    }

    // Published of the real service's logs; the key itself is a secret.
    [Fact]
    public async Task The_execution_log_tells_of_the_keys_plan()
    {
        const string Value = "a-key-of-twenty-characters-and-more";
        var api = await Deployed();
        await _cloud.Api.UpdateMethod(
            new UpdateMethodInput { RestApiId = api.Id, ResourceId = await api.ResourceAsync("/a"), HttpMethod = "GET", PatchOperations = Patches.Of(("replace", "/apiKeyRequired", "true")) },
            _cloud.Caller,
            default);
        await api.DeployAsync();
        await UpdateAsync(api, ("replace", "/*/*/logging/loglevel", "INFO"));
        var key = await _cloud.Api.CreateApiKey(new CreateApiKeyInput { Enabled = true, Value = Value }, _cloud.Caller, default);
        var plan = await _cloud.Api.CreateUsagePlan(new CreateUsagePlanInput { Name = "p", ApiStages = [new ApiStage { ApiId = api.Id, Stage = "v1" }] }, _cloud.Caller, default);
        await _cloud.Api.CreateUsagePlanKey(new CreateUsagePlanKeyInput { UsagePlanId = plan.Id!, KeyId = key.Id!, KeyType = "API_KEY" }, _cloud.Caller, default);

        var id = (await api.GetAsync("/v1/a", ("x-api-key", Value))).Header("x-amzn-RequestId");
        await _cloud.LoggedAsync();
        var lines = _cloud.LogLines($"API-Gateway-Execution-Logs_{api.Id}/v1");
        Assert.Contains($"({id}) Verifying Usage Plan for request: {id}. API Key: {new string('*', 29)}d-more API Stage: {api.Id}/v1", lines);
        Assert.Contains($"({id}) Usage Plan check succeeded for API Key {new string('*', 29)}d-more and API Stage {api.Id}/v1", lines);
        Assert.DoesNotContain(lines, l => l.Contains(Value, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_access_log_is_added_and_taken_off()
    {
        var api = await Deployed();
        await UpdateAsync(api, ("add", "/accessLogSettings/destinationArn", "arn:aws:logs:us-east-1:000000000000:log-group:mine"), ("add", "/accessLogSettings/format", "$context.requestId"));
        await UpdateAsync(api, ("remove", "/accessLogSettings", null));

        Assert.Null((await _cloud.Api.GetStage(new GetStageInput { RestApiId = api.Id, StageName = "v1" }, _cloud.Caller, default)).AccessLogSettings);
    }

    [Fact]
    public async Task Without_the_accounts_role_logging_cannot_be_turned_on()
    {
        var api = await Deployed(role: null);
        await AssertError.IsAsync<BadRequestException>(
            "CloudWatch Logs role ARN must be set in account settings to enable logging", () => UpdateAsync(api, ("replace", "/*/*/logging/loglevel", "INFO")));
    }

    private async Task<ApiBuilder> Deployed(string? role = Role)
    {
        await _cloud.Api.UpdateAccount(new UpdateAccountInput { PatchOperations = Patches.Of(("replace", "/cloudwatchRoleArn", role)) }, _cloud.Caller, default);
        var api = await ApiBuilder.CreateAsync(_cloud);
        await api.MockAsync("/a", "{\"statusCode\": 200}", "ok");
        await api.MockAsync("/broken", "none", "ok");
        await api.DeployAsync();
        return api;
    }

    private async Task UpdateAsync(ApiBuilder api, params (string, string, string?)[] patches) => await _cloud.Api.UpdateStage(
        new UpdateStageInput { RestApiId = api.Id, StageName = "v1", PatchOperations = Patches.Of(patches) }, _cloud.Caller, default);
}
