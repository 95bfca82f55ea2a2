using Fractus.ApiGateway.Contract;

namespace Fractus.ApiGateway.Tests.Control;

public sealed class StageTests
{
    private readonly TestCloud _cloud = new();

    [Fact]
    public async Task An_api_without_methods_or_with_a_loose_one_is_not_deployed()
    {
        var api = await ApiBuilder.CreateAsync(_cloud);
        await AssertError.IsAsync<BadRequestException>("The REST API doesn't contain any methods", () => api.DeployAsync());
        await api.MethodAsync("/a");
        await AssertError.IsAsync<BadRequestException>("No integration defined for method", () => api.DeployAsync());
    }

    [Fact]
    public async Task A_deployment_makes_its_stage_or_moves_it()
    {
        var api = await ApiBuilder.CreateAsync(_cloud);
        await api.MockAsync("/a", "{\"statusCode\": 200}", null);

        var first = await api.DeployAsync();
        var stage = await Stage(api);
        Assert.Equal((first.Id, false, "NOT_AVAILABLE", false), (stage.DeploymentId, stage.CacheClusterEnabled, stage.CacheClusterStatus, stage.TracingEnabled));
        Assert.Empty(stage.MethodSettings!);
        var second = await api.DeployAsync();
        Assert.Equal(second.Id, (await Stage(api)).DeploymentId);
        Assert.Equal(2, (await _cloud.Api.GetDeployments(new GetDeploymentsInput { RestApiId = api.Id }, _cloud.Caller, default)).Items!.Count);
    }

    [Fact]
    public async Task A_deployment_that_serves_cannot_be_deleted()
    {
        var api = await ApiBuilder.CreateAsync(_cloud);
        await api.MockAsync("/a", "{\"statusCode\": 200}", null);
        var deployment = await api.DeployAsync();
        var delete = new DeleteDeploymentInput { RestApiId = api.Id, DeploymentId = deployment.Id! };

        await AssertError.IsAsync<BadRequestException>(
            "Active stages pointing to this deployment must be moved or deleted", async () => await _cloud.Api.DeleteDeployment(delete, _cloud.Caller, default));
        await _cloud.Api.DeleteStage(new DeleteStageInput { RestApiId = api.Id, StageName = "v1" }, _cloud.Caller, default);
        await _cloud.Api.DeleteDeployment(delete, _cloud.Caller, default);
        await AssertError.IsAsync<NotFoundException>(
            "Invalid Deployment identifier specified", async () => await _cloud.Api.DeleteDeployment(delete, _cloud.Caller, default));
        await AssertError.IsAsync<NotFoundException>("Invalid stage identifier specified", () => Stage(api));
    }

    [Fact]
    public async Task The_summary_of_a_deployment_is_there_for_who_asks()
    {
        var api = await ApiBuilder.CreateAsync(_cloud);
        await api.MockAsync("/a", "{\"statusCode\": 200}", null);
        var deployment = await api.DeployAsync();
        var get = new GetDeploymentInput { RestApiId = api.Id, DeploymentId = deployment.Id! };

        Assert.Null((await _cloud.Api.GetDeployment(get, _cloud.Caller, default)).ApiSummary);
        var summary = (await _cloud.Api.GetDeployment(get with { Embed = ["apisummary"] }, _cloud.Caller, default)).ApiSummary!;
        Assert.Equal("NONE", summary["/a"]["GET"].AuthorizationType);
    }

    [Fact]
    public async Task Stages_are_made_by_name_for_a_deployment_that_is_there()
    {
        var api = await ApiBuilder.CreateAsync(_cloud);
        await api.MockAsync("/a", "{\"statusCode\": 200}", null);
        var deployment = await api.DeployAsync("v1");
        var create = new CreateStageInput { RestApiId = api.Id, StageName = "v2", DeploymentId = deployment.Id!, Variables = new Dictionary<string, string> { ["a"] = "b" } };

        await _cloud.Api.CreateStage(create, _cloud.Caller, default);
        Assert.Equal(["v1", "v2"], (await _cloud.Api.GetStages(new GetStagesInput { RestApiId = api.Id }, _cloud.Caller, default)).Item!.Select(s => s.StageName));
        await AssertError.IsAsync<ConflictException>("Stage already exists", async () => await _cloud.Api.CreateStage(create, _cloud.Caller, default));
        await Refuses("Deployment id does not exist", create with { StageName = "v3", DeploymentId = "nobody" });
        await Refuses("Stage name only allows a-zA-Z0-9_-", create with { StageName = "v/3" });
        await Refuses("tracingEnabled is not supported by Fractus yet.", create with { TracingEnabled = true });
    }

    [Fact]
    public async Task Patches_change_variables_description_and_deployment()
    {
        var api = await ApiBuilder.CreateAsync(_cloud);
        await api.MockAsync("/a", "{\"statusCode\": 200}", null);
        var first = await api.DeployAsync();
        await api.DeployAsync();

        var patched = await Patch(api, ("replace", "/variables/color", "red"), ("replace", "/description", "stage"), ("replace", "/deploymentId", first.Id), ("replace", "/tracingEnabled", "false"));

        Assert.Equal(("red", "stage", first.Id), (patched.Variables!["color"], patched.Description, patched.DeploymentId));
        Assert.Null((await Patch(api, ("remove", "/variables/color", null))).Variables);
    }

    [Theory]
    [InlineData("replace", "/deploymentId", "nobody", "Deployment id does not exist")]
    [InlineData("replace", "/*/*/caching/ttlInSeconds", "3601", "Invalid cache ttl specified: 3601. Must be between 0 and 3600 seconds")]
    [InlineData("replace", "/tracingEnabled", "true", "tracingEnabled is not supported by Fractus yet.")]
    [InlineData("replace", "/accessLogSettings/format", "x", "CloudWatch Logs role ARN must be set in account settings to enable logging")]
    [InlineData("add", "/accessLogSettings/other", "x", "Invalid accessLogSettings path. Must be one of : [/accessLogSettings/destinationArn, /accessLogSettings/format]")]
    [InlineData("replace", "/accessLogSettings", "x", "Invalid accessLogSettings path. Must be one of : [/accessLogSettings/destinationArn, /accessLogSettings/format]")]
    [InlineData("replace", "/accessLogSettings/format", "", "Access Log value must not be empty")]
    [InlineData("remove", "/accessLogSettings/destinationArn", null, "Cannot remove method setting accessLogSettings/destinationArn because there is no method setting for this method ")]
    [InlineData("remove", "/*/*", null, "Cannot remove method setting */* because there is no method setting for this method ")]
    [InlineData("replace", "/variables/a", "b;c", "Invalid stage variable value: b;c. Please use values with alphanumeric characters and the symbols ' ', -', '.', '_', ':', '/', '?', '&', '=', and ','.")]
    public async Task Other_patches_are_refused(string op, string path, string? value, string message)
    {
        var api = await ApiBuilder.CreateAsync(_cloud);
        await api.MockAsync("/a", "{\"statusCode\": 200}", null);
        await api.DeployAsync();
        await AssertError.IsAsync<BadRequestException>(message, async () => await Patch(api, (op, path, value)));
    }

    private async Task Refuses(string message, CreateStageInput input) =>
        await AssertError.IsAsync<BadRequestException>(message, async () => await _cloud.Api.CreateStage(input, _cloud.Caller, default));

    private async Task<Stage> Stage(ApiBuilder api) =>
        await _cloud.Api.GetStage(new GetStageInput { RestApiId = api.Id, StageName = "v1" }, _cloud.Caller, default);

    private async Task<Stage> Patch(ApiBuilder api, params (string, string, string?)[] operations) => await _cloud.Api.UpdateStage(
        new UpdateStageInput { RestApiId = api.Id, StageName = "v1", PatchOperations = Patches.Of(operations) }, _cloud.Caller, default);
}
