using Fractus.ApiGateway.Contract;
using Fractus.Kernel.Validation;

namespace Fractus.ApiGateway.Tests.Control;

public sealed class RestApiTests
{
    private readonly TestCloud _cloud = new();

    [Fact]
    public async Task An_api_is_born_with_the_real_services_defaults()
    {
        var api = await _cloud.Api.CreateRestApi(new CreateRestApiInput { Name = "users" }, _cloud.Caller, default);

        Assert.Matches("^[a-z0-9]{10}$", api.Id);
        Assert.Matches("^[a-z0-9]{10}$", api.RootResourceId);
        Assert.Equal(("HEADER", false), (api.ApiKeySource, api.DisableExecuteApiEndpoint));
        Assert.Equal([EndpointType.Edge], api.EndpointConfiguration!.Types);
        Assert.Equal("ipv4", api.EndpointConfiguration.IpAddressType);
        Assert.Null(api.Tags);
        var resources = await _cloud.Api.GetResources(new GetResourcesInput { RestApiId = api.Id! }, _cloud.Caller, default);
        Assert.Equal([(api.RootResourceId, "/")], resources.Items!.Select(r => (r.Id, r.Path!)));
    }

    [Fact]
    public async Task What_would_not_be_obeyed_is_refused_by_name()
    {
        await Refuses("The endpoint type PRIVATE is not supported by Fractus yet.", new() { Name = "a", EndpointConfiguration = new() { Types = ["PRIVATE"] } });
        var api = await ApiBuilder.CreateAsync(_cloud);
        var change = new UpdateRestApiInput { RestApiId = api.Id, PatchOperations = [new() { Op = "replace", Path = "/endpointConfiguration/types/0", Value = "PRIVATE" }] };
        await AssertError.IsAsync<BadRequestException>(
            "The endpoint type PRIVATE is not supported by Fractus yet.", async () => await _cloud.Api.UpdateRestApi(change, _cloud.Caller, default));
    }

    [Fact]
    public async Task An_api_without_tags_has_none_where_it_is_made_and_an_empty_map_of_them_where_it_is_shown()
    {
        // Recorded of the real service; tools that compare what they made with what is there see no difference of their own making.
        var made = await _cloud.Api.CreateRestApi(new CreateRestApiInput { Name = "users" }, _cloud.Caller, default);
        Assert.Null(made.Tags);
        Assert.Empty((await _cloud.Api.GetRestApi(new GetRestApiInput { RestApiId = made.Id! }, _cloud.Caller, default)).Tags!);
        Assert.Empty((await _cloud.Api.UpdateRestApi(new UpdateRestApiInput { RestApiId = made.Id! }, _cloud.Caller, default)).Tags!);
        Assert.Null(Assert.Single((await _cloud.Api.GetRestApis(new GetRestApisInput(), _cloud.Caller, default)).Items!).Tags);
    }

    [Fact]
    public async Task A_clone_is_an_api_of_its_own_with_all_that_the_other_has()
    {
        var api = await ApiBuilder.CreateAsync(_cloud);
        await api.MockAsync("/a", "{\"statusCode\": 200}", "$context.apiId");

        var clone = await _cloud.Api.CreateRestApi(new CreateRestApiInput { Name = "clone", CloneFrom = api.Id }, _cloud.Caller, default);
        await _cloud.Api.DeleteRestApi(new DeleteRestApiInput { RestApiId = api.Id }, _cloud.Caller, default);

        var builder = new ApiBuilder(_cloud, clone);
        await builder.DeployAsync();
        Assert.Equal(clone.Id, (await builder.GetAsync("/v1/a")).Text);
        await AssertError.IsAsync<NotFoundException>(
            "Invalid API identifier specified 000000000000:none",
            async () => await _cloud.Api.CreateRestApi(new CreateRestApiInput { Name = "clone", CloneFrom = "none" }, _cloud.Caller, default));
    }

    [Fact]
    public async Task Bad_settings_get_the_real_services_words()
    {
        await Refuses("Description cannot be an empty string", new() { Name = "a", Description = "" });
        await Refuses("Only dualstack ipAddressType is supported for Private APIs.", new() { Name = "a", EndpointConfiguration = new() { Types = ["PRIVATE"], IpAddressType = "ipv4" } });
        await Refuses("Cannot create an api with multiple Endpoint Types.", new() { Name = "a", EndpointConfiguration = new() { Types = ["EDGE", "REGIONAL"] } });
        await Refuses("REGIONAL Configuration and EDGE Configuration cannot be both DISABLED.", new() { Name = "a", EndpointConfiguration = new() { Types = [] } });
        await Refuses("Invalid minimum compression size, must be between 0 and 10485760", new() { Name = "a", MinimumCompressionSize = -1 });
    }

    [Fact]
    public void A_broken_constraint_is_a_ValidationException()
    {
        // So it is on the real service, though the model declares a BadRequestException.
        Assert.Equal("ValidationException", ApiGatewayContract.Schema.ValidationErrorCode);
    }

    [Fact]
    public void Members_have_the_names_that_clients_send_and_read()
    {
        // The model's names differ from those on the wire: with the former, every SDK sees empty lists and sends no integration method.
        Assert.Equal("item", RestApis.Schema.Members[0].Name);
        Assert.Equal("item", Contract.Resources.Schema.Members[0].Name);
        Assert.Equal("item", Deployments.Schema.Members[0].Name);
        var inBody = new List<string>();
        foreach (var member in PutIntegrationInput.Schema.Members)
        {
            if (member.Location == Kernel.Shapes.HttpLocation.Body)
            {
                inBody.Add(member.Name);
            }
        }

        Assert.Contains("httpMethod", inBody);
        Assert.DoesNotContain("integrationHttpMethod", inBody);
    }

    [Fact]
    public void Broken_constraints_of_the_body_name_the_input_and_others_do_not()
    {
        // Word for word as recorded of the real service.
        var update = new UpdateMethodResponseInput
        {
            RestApiId = "a",
            ResourceId = "b",
            HttpMethod = "GET",
            StatusCode = "wrong",
            PatchOperations = [new PatchOperation { Op = "wrong_op", Path = "/a" }],
        };
        var refused = Assert.Throws<ConstraintViolationException>(() => ApiGatewayContract.UpdateMethodResponse.Validate(update)).Message;
        Assert.Equal(
            "2 validation errors detected: "
            + "Value 'wrong_op' at 'updateMethodResponseInput.patchOperations.1.member.op' failed to satisfy constraint: "
            + "Member must satisfy enum value set: [add, remove, move, test, replace, copy]; "
            + "Value 'wrong' at 'statusCode' failed to satisfy constraint: Member must satisfy regular expression pattern: [1-5]\\d\\d",
            refused);
    }

    [Fact]
    public void A_list_with_a_bad_element_is_told_as_a_whole()
    {
        // Word for word as recorded of the real service; whoever reads the path of a refused setting finds the list there, not an element.
        var create = new CreateRestApiInput { Name = "a", EndpointConfiguration = new() { Types = ["wrong"], IpAddressType = "wrong" } };
        var refused = Assert.Throws<ConstraintViolationException>(() => ApiGatewayContract.CreateRestApi.Validate(create)).Message;
        Assert.Equal(
            "2 validation errors detected: "
            + "Value '[wrong]' at 'createRestApiInput.endpointConfiguration.types' failed to satisfy constraint: "
            + "Member must satisfy constraint: [Member must satisfy enum value set: [PRIVATE, EDGE, REGIONAL]]; "
            + "Value 'wrong' at 'createRestApiInput.endpointConfiguration.ipAddressType' failed to satisfy constraint: "
            + "Member must satisfy enum value set: [ipv4, dualstack]",
            refused);
    }

    [Fact]
    public async Task Apis_of_another_account_are_not_there()
    {
        var api = await ApiBuilder.CreateAsync(_cloud);
        var stranger = TestCloud.CallerOf("111111111111");

        await AssertError.IsAsync<NotFoundException>(
            $"Invalid API identifier specified 111111111111:{api.Id}",
            async () => await _cloud.Api.GetRestApi(new GetRestApiInput { RestApiId = api.Id }, stranger, default));
        await AssertError.IsAsync<NotFoundException>(
            "Invalid Resource identifier specified",
            async () => await _cloud.Api.GetResource(new GetResourceInput { RestApiId = api.Id, ResourceId = api.Root }, stranger, default));
        Assert.Empty((await _cloud.Api.GetRestApis(new GetRestApisInput(), stranger, default)).Items!);
    }

    [Fact]
    public async Task Pages_cover_every_api_once_and_their_positions_cannot_be_made()
    {
        var made = new List<string>();
        for (var i = 0; i < 7; i++)
        {
            made.Add((await ApiBuilder.CreateAsync(_cloud)).Id);
        }

        var seen = new List<string>();
        string? position = null;
        do
        {
            var page = await _cloud.Api.GetRestApis(new GetRestApisInput { Limit = 3, Position = position }, _cloud.Caller, default);
            Assert.True(page.Items!.Count <= 3);
            seen.AddRange(page.Items.Select(a => a.Id!));
            position = page.Position;
        }
        while (position is not null);

        Assert.Equal(made.Order(StringComparer.Ordinal), seen);
        await AssertError.IsAsync<BadRequestException>(
            "Invalid position specified",
            async () => await _cloud.Api.GetRestApis(new GetRestApisInput { Position = "bWFkZXVw" }, _cloud.Caller, default));
    }

    [Fact]
    public async Task Updates_change_settings_by_patch()
    {
        var api = await ApiBuilder.CreateAsync(_cloud, new CreateRestApiInput { Name = "a", Description = "old" });

        var updated = await Patch(api, ("replace", "/name", "b"), ("remove", "/description", null), ("add", "/binaryMediaTypes/image~1png", null), ("add", "/binaryMediaTypes/image~1jpeg", null), ("replace", "/binaryMediaTypes/image~1png", "image/gif"), ("replace", "/minimumCompressionSize", "10"), ("replace", "/endpointConfiguration/types/EDGE", "REGIONAL"));

        Assert.Equal(("b", null, 10), (updated.Name, updated.Description, updated.MinimumCompressionSize));
        Assert.Equal(["image/jpeg", "image/gif"], updated.BinaryMediaTypes);
        Assert.Equal(["REGIONAL"], updated.EndpointConfiguration!.Types);
        Assert.Empty(updated.Tags!);
        Assert.Null((await Patch(api, ("replace", "/minimumCompressionSize", ""))).MinimumCompressionSize);
    }

    [Theory]
    [InlineData("add", "/binaryMediaTypes", "image/gif", "Invalid patch path /binaryMediaTypes")]
    [InlineData("add", "/minimumCompressionSize", "1", "Invalid patch operation specified. Must be one of: [replace]")]
    [InlineData("replace", "/minimumCompressionSize", "big", "Invalid minimum compression size, must be between 0 and 10485760")]
    [InlineData("replace", "/endpointConfiguration/ipAddressType", "wrong", "ipAddressType must be either ipv4 or dualstack.")]
    [InlineData("replace", "/endpointConfiguration/types/0", "wrong", "Invalid EndpointTypes specified. Valid options are REGIONAL,EDGE,PRIVATE")]
    [InlineData("copy", "/endpointConfiguration/types/0", "EDGE", "Invalid patch operation specified. Must be 'add'|'remove'|'replace'")]
    [InlineData("replace", "/policy", "{}", "Invalid policy document. Please check the policy syntax and ensure that Principals are valid.")]
    [InlineData("replace", "/wrong", "1", "Invalid patch path /wrong")]
    public async Task Patches_that_cannot_be_get_the_real_services_words(string op, string path, string value, string message)
    {
        var api = await ApiBuilder.CreateAsync(_cloud);
        await AssertError.IsAsync<BadRequestException>(message, async () => await Patch(api, (op, path, value)));
    }

    [Fact]
    public async Task A_deleted_api_is_gone_with_all_its_parts()
    {
        var api = await ApiBuilder.CreateAsync(_cloud);
        await api.MockAsync("/a", "{\"statusCode\": 200}", null);
        await api.DeployAsync();
        Assert.Equal(200, (await api.GetAsync("/v1/a")).Status);

        await _cloud.Api.DeleteRestApi(new DeleteRestApiInput { RestApiId = api.Id }, _cloud.Caller, default);

        Assert.Equal(403, (await api.GetAsync("/v1/a")).Status);
        using var snapshot = _cloud.Store.OpenSnapshot();
        Assert.Empty(snapshot.Range(new Fractus.Store.Subspace("apigateway").Range()));
    }

    private async Task Refuses(string message, CreateRestApiInput input) => await AssertError.IsAsync<BadRequestException>(
        message, async () => await _cloud.Api.CreateRestApi(input, _cloud.Caller, default));

    private async Task<RestApi> Patch(ApiBuilder api, params (string Op, string Path, string? Value)[] operations) => await _cloud.Api.UpdateRestApi(
        new UpdateRestApiInput { RestApiId = api.Id, PatchOperations = Patches.Of(operations) }, _cloud.Caller, default);
}

internal static class Patches
{
    public static PatchOperation[] Of(params (string Op, string Path, string? Value)[] operations) =>
        [.. operations.Select(o => new PatchOperation { Op = o.Op, Path = o.Path, Value = o.Value })];
}
