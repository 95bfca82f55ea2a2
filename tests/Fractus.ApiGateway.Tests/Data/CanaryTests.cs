using Fractus.ApiGateway.Contract;

namespace Fractus.ApiGateway.Tests.Data;

public sealed class CanaryTests
{
    private readonly TestCloud _cloud = new();

    [Fact]
    public async Task A_canary_takes_its_share_and_is_promoted_by_copies()
    {
        var (api, old, canary) = await ReleasedAsync(percent: 100);

        Assert.Equal("new true canary same", (await api.GetAsync("/v1/a")).Text);

        var promoted = await UpdateAsync(
            api,
            new PatchOperation { Op = "copy", Path = "/deploymentId", From = "/canarySettings/deploymentId" },
            new PatchOperation { Op = "copy", Path = "/variables", From = "/canarySettings/stageVariableOverrides" },
            new PatchOperation { Op = "replace", Path = "/canarySettings/percentTraffic", Value = "0.0" });
        Assert.Equal((canary, "canary", "same"), (promoted.DeploymentId, promoted.Variables!["who"], promoted.Variables["both"]));
        Assert.Equal((canary, 0.0, false), (promoted.CanarySettings!.DeploymentId, promoted.CanarySettings.PercentTraffic, promoted.CanarySettings.UseStageCache));
        Assert.Equal("new false canary same", (await api.GetAsync("/v1/a")).Text);

        await AssertError.IsAsync<BadRequestException>(
            "Invalid add operation with path: /canarySettings/percentTraffic",
            () => UpdateAsync(api, new PatchOperation { Op = "add", Path = "/canarySettings/percentTraffic", Value = "20" }));
        Assert.Null((await UpdateAsync(api, new PatchOperation { Op = "remove", Path = "/canarySettings" })).CanarySettings);
        Assert.NotEqual(old, canary);
    }

    [Fact]
    public async Task Requests_are_shared_out_by_chance()
    {
        var (api, _, _) = await ReleasedAsync(percent: 30);
        var toCanary = 0;
        for (var i = 0; i < 500; i++)
        {
            toCanary += (await api.GetAsync("/v1/a")).Text.StartsWith("new", StringComparison.Ordinal) ? 1 : 0;
        }

        // Fifteen standard deviations wide would still hold; this is about eight.
        Assert.InRange(toCanary, 70, 230);
    }

    [Fact]
    public async Task What_cannot_be_gets_the_real_services_words()
    {
        var api = await ApiBuilder.CreateAsync(_cloud);
        await api.MockAsync("/a", "{\"statusCode\": 200}", "old");
        var deployment = (await api.DeployAsync()).Id!;
        var canary = new DeploymentCanarySettings { PercentTraffic = 50 };

        await AssertError.IsAsync<BadRequestException>(
            "Invalid deployment content specified.Non null and non empty stageName must be provided for canary deployment. Provided value is null",
            () => DeployAsync(api, null, canary));
        await AssertError.IsAsync<BadRequestException>(
            "Invalid deployment content specified.Stage none must already be created before making a canary release deployment",
            () => DeployAsync(api, "none", canary));
        await AssertError.IsAsync<BadRequestException>(
            "Promotion not available. Canary does not exist.",
            () => UpdateAsync(api, new PatchOperation { Op = "copy", Path = "/deploymentId", From = "/canarySettings/deploymentId" }));
        await AssertError.IsAsync<BadRequestException>(
            "Invalid copy operation with path: /canarySettings/stageVariableOverrides and from /variables. Valid copy:path are [/deploymentId, /variables] "
            + "and valid copy:from are [/canarySettings/deploymentId, /canarySettings/stageVariableOverrides]",
            () => UpdateAsync(api, new PatchOperation { Op = "copy", Path = "/canarySettings/stageVariableOverrides", From = "/variables" }));
        await AssertError.IsAsync<BadRequestException>(
            "Cannot remove method setting canarySettings/stageVariableOverrides because there is no method setting for this method ",
            () => UpdateAsync(api, new PatchOperation { Op = "remove", Path = "/canarySettings/stageVariableOverrides" }));
        await AssertError.IsAsync<BadRequestException>(
            "Deployment id does not exist", () => UpdateAsync(api, new PatchOperation { Op = "replace", Path = "/canarySettings/deploymentId", Value = "none" }));

        // As recorded: the first setting makes a canary of the stage's own deployment.
        var made = await UpdateAsync(api, new PatchOperation { Op = "replace", Path = "/canarySettings/percentTraffic", Value = "50" });
        Assert.Equal((deployment, 50.0, null), (made.CanarySettings!.DeploymentId, made.CanarySettings.PercentTraffic, made.CanarySettings.StageVariableOverrides));
    }

    [Fact]
    public async Task The_overrides_go_with_the_canary_only()
    {
        // Recorded of the real service, words and all.
        var (api, _, _) = await ReleasedAsync(50);
        await AssertError.IsAsync<BadRequestException>(
            "Cannot remove method setting canarySettings/stageVariableOverrides because there is no method setting for this method ",
            () => UpdateAsync(api, new PatchOperation { Op = "remove", Path = "/canarySettings/stageVariableOverrides" }));
        Assert.Null((await UpdateAsync(api, new PatchOperation { Op = "remove", Path = "/canarySettings" })).CanarySettings);
    }

    private async Task<(ApiBuilder Api, string Old, string Canary)> ReleasedAsync(double percent)
    {
        var api = await ApiBuilder.CreateAsync(_cloud);
        var resource = await api.MockAsync("/a", "{\"statusCode\": 200}", "old");
        var old = (await api.DeployAsync(variables: new() { ["who"] = "everyone", ["both"] = "same" })).Id!;
        await _cloud.Api.UpdateIntegrationResponse(
            new UpdateIntegrationResponseInput
            {
                RestApiId = api.Id,
                ResourceId = resource,
                HttpMethod = "GET",
                StatusCode = "200",
                PatchOperations = Patches.Of(("replace", "/responseTemplates/application~1json", "new $context.isCanaryRequest $stageVariables.who $stageVariables.both")),
            },
            _cloud.Caller,
            default);
        var canary = await DeployAsync(api, "v1", new DeploymentCanarySettings { PercentTraffic = percent, StageVariableOverrides = new Dictionary<string, string> { ["who"] = "canary" } });
        return (api, old, canary.Id!);
    }

    private async Task<Deployment> DeployAsync(ApiBuilder api, string? stage, DeploymentCanarySettings canary) => await _cloud.Api.CreateDeployment(
        new CreateDeploymentInput { RestApiId = api.Id, StageName = stage, CanarySettings = canary }, _cloud.Caller, default);

    private async Task<Stage> UpdateAsync(ApiBuilder api, params PatchOperation[] patches) => await _cloud.Api.UpdateStage(
        new UpdateStageInput { RestApiId = api.Id, StageName = "v1", PatchOperations = patches }, _cloud.Caller, default);
}
