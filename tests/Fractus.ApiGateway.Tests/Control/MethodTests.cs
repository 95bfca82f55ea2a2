using Fractus.ApiGateway.Contract;

namespace Fractus.ApiGateway.Tests.Control;

public sealed class MethodTests
{
    private readonly TestCloud _cloud = new();

    [Fact]
    public async Task A_method_is_put_once_shown_and_deleted()
    {
        var api = await ApiBuilder.CreateAsync(_cloud);
        var key = new GetMethodInput { RestApiId = api.Id, ResourceId = api.Root, HttpMethod = "ANY" };
        await api.MethodAsync("/", "ANY");

        var method = await _cloud.Api.GetMethod(key, _cloud.Caller, default);
        Assert.Equal(("ANY", "NONE", false), (method.HttpMethod, method.AuthorizationType, method.ApiKeyRequired));
        await AssertError.IsAsync<ConflictException>("Method already exists for this resource", async () => await api.MethodAsync("/", "ANY"));
        await _cloud.Api.DeleteMethod(new DeleteMethodInput { RestApiId = api.Id, ResourceId = api.Root, HttpMethod = "ANY" }, _cloud.Caller, default);
        await AssertError.IsAsync<NotFoundException>(
            "Invalid Method identifier specified", async () => await _cloud.Api.GetMethod(key, _cloud.Caller, default));
    }

    [Fact]
    public async Task What_a_method_may_not_be_is_refused()
    {
        var api = await ApiBuilder.CreateAsync(_cloud);
        var good = new PutMethodInput { RestApiId = api.Id, ResourceId = api.Root, HttpMethod = "GET", AuthorizationType = "NONE" };

        await Refuses("Invalid HttpMethod specified. Valid options are GET,PUT,POST,DELETE,PATCH,OPTIONS,HEAD,ANY", good with { HttpMethod = "WRONG" });
        await Refuses(
            "Invalid authorizer ID specified. Setting the authorization type to CUSTOM or COGNITO_USER_POOLS requires a valid authorizer.",
            good with { AuthorizationType = "CUSTOM", AuthorizerId = "abc" });
        await Refuses("Invalid Request Validator identifier specified", good with { RequestValidatorId = "abc" });
        await Refuses("Invalid model identifier specified: petModel", good with { RequestModels = new Dictionary<string, string> { ["application/json"] = "petModel" } });
        await Refuses(
            "Parameter names must be unique across querystring, header and path",
            good with { RequestParameters = new Dictionary<string, bool> { ["method.request.querystring.a"] = true, ["method.request.header.a"] = true } });
        await Refuses(
            "Invalid mapping expression specified: Validation Result: warnings : [], errors : [Invalid mapping expression specified: true]",
            good with { RequestParameters = new Dictionary<string, bool> { ["true"] = true } });
    }

    [Fact]
    public async Task The_kind_of_authorization_may_be_in_small_letters()
    {
        var api = await ApiBuilder.CreateAsync(_cloud);
        var put = await _cloud.Api.PutMethod(
            new PutMethodInput { RestApiId = api.Id, ResourceId = api.Root, HttpMethod = "GET", AuthorizationType = "none" }, _cloud.Caller, default);
        Assert.Equal("NONE", put.AuthorizationType);
    }

    [Fact]
    public async Task Patches_change_a_method()
    {
        var api = await ApiBuilder.CreateAsync(_cloud);
        await api.MethodAsync("/", "ANY");

        var added = await Patch(api, ("add", "/requestParameters/method.request.querystring.optional", "true"), ("add", "/requestModels/application~1json", "Empty"));
        Assert.Equal(new Dictionary<string, bool> { ["method.request.querystring.optional"] = true }, added.RequestParameters);
        Assert.Equal("Empty", added.RequestModels!["application/json"]);
        var replaced = await Patch(api, ("replace", "/authorizationType", "AWS_IAM"), ("replace", "/operationName", "list"));
        Assert.Equal(("AWS_IAM", "list"), (replaced.AuthorizationType, replaced.OperationName));
        var removed = await Patch(api, ("remove", "/requestParameters/method.request.querystring.optional", null), ("remove", "/requestModels/application~1json", null));
        Assert.Equal((null, null), (removed.RequestParameters, removed.RequestModels));
    }

    [Theory]
    [InlineData("add", "/authorizationType", "Invalid patch operation specified. Must be one of: [replace]")]
    [InlineData("replace", "/httpMethod", "Invalid patch path /httpMethod")]
    [InlineData("add", "/requestParameters", "Invalid patch path /requestParameters")]
    public async Task Other_patches_get_the_real_services_words(string op, string path, string message)
    {
        var api = await ApiBuilder.CreateAsync(_cloud);
        await api.MethodAsync("/", "ANY");
        await AssertError.IsAsync<BadRequestException>(message, async () => await Patch(api, (op, path, "NONE")));
    }

    [Fact]
    public async Task Responses_of_a_method_come_and_go()
    {
        var api = await ApiBuilder.CreateAsync(_cloud);
        await api.MethodAsync("/");
        var put = new PutMethodResponseInput
        {
            RestApiId = api.Id,
            ResourceId = api.Root,
            HttpMethod = "GET",
            StatusCode = "200",
            ResponseModels = new Dictionary<string, string> { ["application/json"] = "Empty" },
            ResponseParameters = new Dictionary<string, bool> { ["method.response.header.my-header"] = true },
        };
        var get = new GetMethodResponseInput { RestApiId = api.Id, ResourceId = api.Root, HttpMethod = "GET", StatusCode = "200" };

        await _cloud.Api.PutMethodResponse(put, _cloud.Caller, default);
        Assert.True((await _cloud.Api.GetMethodResponse(get, _cloud.Caller, default)).ResponseParameters!["method.response.header.my-header"]);
        await AssertError.IsAsync<ConflictException>(
            "Response already exists for this resource", async () => await _cloud.Api.PutMethodResponse(put, _cloud.Caller, default));
        var delete = new DeleteMethodResponseInput { RestApiId = api.Id, ResourceId = api.Root, HttpMethod = "GET", StatusCode = "200" };
        await _cloud.Api.DeleteMethodResponse(delete, _cloud.Caller, default);
        await AssertError.IsAsync<NotFoundException>(
            "Invalid Response status code specified", async () => await _cloud.Api.GetMethodResponse(get, _cloud.Caller, default));
    }

    private async Task Refuses(string message, PutMethodInput input) =>
        await AssertError.IsAsync<BadRequestException>(message, async () => await _cloud.Api.PutMethod(input, _cloud.Caller, default));

    private async Task<Method> Patch(ApiBuilder api, params (string, string, string?)[] operations) => await _cloud.Api.UpdateMethod(
        new UpdateMethodInput { RestApiId = api.Id, ResourceId = api.Root, HttpMethod = "ANY", PatchOperations = Patches.Of(operations) }, _cloud.Caller, default);
}
