using Fractus.ApiGateway.Contract;

namespace Fractus.ApiGateway.Tests.Control;

/// <summary>Patches of responses, deployments and the account.</summary>
public sealed class UpdateTests
{
    private readonly TestCloud _cloud = new();

    [Fact]
    public async Task A_methods_response_is_changed_and_what_is_not_there_cannot_be()
    {
        var api = await ApiBuilder.CreateAsync(_cloud);
        await api.MockAsync("/", "{\"statusCode\": 200}", null);
        var changed = await Update(("add", "/responseParameters/method.response.header.my-header", "true"), ("add", "/responseModels/application~1json", "Empty"));
        Assert.Equal((true, "Empty"), (changed.ResponseParameters!["method.response.header.my-header"], changed.ResponseModels!["application/json"]));

        // Recorded of the real service.
        await AssertError.IsAsync<NotFoundException>("Invalid parameter name specified", () => Update(("replace", "/responseParameters/method.response.header.other", "true")));
        await AssertError.IsAsync<NotFoundException>("Content-Type specified was not found", () => Update(("remove", "/responseModels/text~1plain", null)));
        await AssertError.IsAsync<BadRequestException>("Invalid patch path /wrong/method.response.header.my-header", () => Update(("add", "/wrong/method.response.header.my-header", "true")));
        await AssertError.IsAsync<NotFoundException>("Invalid Response status code specified", async () => await _cloud.Api.UpdateMethodResponse(Input() with { StatusCode = "418" }, _cloud.Caller, default));
        var removed = await Update(("remove", "/responseParameters/method.response.header.my-header", null), ("remove", "/responseModels/application~1json", null));
        Assert.Equal((null, null), (removed.ResponseParameters, removed.ResponseModels));

        UpdateMethodResponseInput Input(params (string, string, string?)[] patches) =>
            new() { RestApiId = api.Id, ResourceId = api.Root, HttpMethod = "GET", StatusCode = "200", PatchOperations = Patches.Of(patches) };
        async Task<MethodResponse> Update(params (string, string, string?)[] patches) => await _cloud.Api.UpdateMethodResponse(Input(patches), _cloud.Caller, default);
    }

    [Fact]
    public async Task An_integrations_response_is_changed_and_served_so_after_the_next_deployment()
    {
        var api = await ApiBuilder.CreateAsync(_cloud);
        await api.MockAsync("/a", "{\"statusCode\": 200}", "before");
        var input = new UpdateIntegrationResponseInput
        {
            RestApiId = api.Id,
            ResourceId = await api.ResourceAsync("/a"),
            HttpMethod = "GET",
            StatusCode = "200",
            PatchOperations = Patches.Of(("replace", "/responseTemplates/application~1json", "after"), ("replace", "/selectionPattern", "2\\d\\d")),
        };
        var changed = await _cloud.Api.UpdateIntegrationResponse(input, _cloud.Caller, default);
        Assert.Equal(("after", "2\\d\\d"), (changed.ResponseTemplates!["application/json"], changed.SelectionPattern));
        await api.DeployAsync();
        Assert.Equal("after", (await api.GetAsync("/v1/a")).Text);
        await AssertError.IsAsync<BadRequestException>(
            "Invalid selection pattern specified: (", async () => await _cloud.Api.UpdateIntegrationResponse(input with { PatchOperations = Patches.Of(("replace", "/selectionPattern", "(")) }, _cloud.Caller, default));
    }

    [Fact]
    public async Task A_deployments_description_and_the_accounts_role_are_changed()
    {
        var api = await ApiBuilder.CreateAsync(_cloud);
        await api.MockAsync("/a", "{\"statusCode\": 200}", null);
        var deployment = await api.DeployAsync();
        var changed = await _cloud.Api.UpdateDeployment(
            new UpdateDeploymentInput { RestApiId = api.Id, DeploymentId = deployment.Id!, PatchOperations = Patches.Of(("replace", "/description", "first")) }, _cloud.Caller, default);
        Assert.Equal((deployment.Id, "first"), (changed.Id, changed.Description));
        Assert.Equal(200, (await api.GetAsync("/v1/a")).Status);

        const string Role = "arn:aws:iam::000000000000:role/logs";
        await _cloud.Api.UpdateAccount(new UpdateAccountInput { PatchOperations = Patches.Of(("replace", "/cloudwatchRoleArn", Role)) }, _cloud.Caller, default);
        Assert.Equal(Role, (await _cloud.Api.GetAccount(new GetAccountInput(), _cloud.Caller, default)).CloudwatchRoleArn);
    }
}
