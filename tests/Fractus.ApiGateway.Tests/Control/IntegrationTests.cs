using Fractus.ApiGateway.Contract;

namespace Fractus.ApiGateway.Tests.Control;

public sealed class IntegrationTests
{
    private readonly TestCloud _cloud = new();

    [Fact]
    public async Task An_integration_is_shown_with_its_defaults()
    {
        var api = await ApiBuilder.CreateAsync(_cloud);
        await api.MethodAsync("/");

        var put = await _cloud.Api.PutIntegration(api.Integration(api.Root, "AWS_PROXY"), _cloud.Caller, default);

        Assert.Equal(("AWS_PROXY", "POST", ApiBuilder.FunctionUri, "WHEN_NO_MATCH", 29000, api.Root), (put.Type, put.HttpMethod, put.Uri, put.PassthroughBehavior, put.TimeoutInMillis, put.CacheNamespace));
        Assert.Empty(put.CacheKeyParameters!);
        var mock = await _cloud.Api.PutIntegration(api.Integration(api.Root, "MOCK") with { IntegrationHttpMethod = "POST" }, _cloud.Caller, default);
        Assert.Null(mock.HttpMethod);
    }

    [Fact]
    public async Task Targets_that_cannot_be_get_the_real_services_words()
    {
        var api = await ApiBuilder.CreateAsync(_cloud);
        await api.MethodAsync("/");
        var proxy = api.Integration(api.Root, "AWS_PROXY");

        await Refuses("Enumeration value for HttpMethod must be non-empty", proxy with { IntegrationHttpMethod = null });
        await Refuses("Invalid ARN specified in the request", proxy with { Uri = "http://example.com" });
        await Refuses("AWS ARN for integration must contain path or action", proxy with { Uri = ApiBuilder.FunctionArn });
        await Refuses("AWS ARN for integration must contain path or action", proxy with { Uri = "arn:aws:apigateway:us-east-1:lambda:test" });
        await Refuses("Integrations of type 'AWS_PROXY' currently only supports Lambda function and Firehose stream invocations.", proxy with { Uri = "arn:aws:apigateway:us-east-1:s3:path/b/k" });
        await Refuses("Integrations of type 'AWS_PROXY' currently only supports Lambda function and Firehose stream invocations.", proxy with { Uri = "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/hello/invocations" });
        await Refuses("Integrations of type 'AWS_PROXY' currently only supports Lambda function and Firehose stream invocations.", proxy with { Uri = ApiBuilder.FunctionUri.Replace(":lambda:path", ":firehose:path", StringComparison.Ordinal) });
        await Refuses("An AWS_PROXY integration with firehose is not supported by Fractus yet.", proxy with { Uri = "arn:aws:apigateway:us-east-1:firehose:action/PutRecord" });
        await Refuses("Timeout should be between 50 ms and 29000 ms", proxy with { TimeoutInMillis = 29_001 });
        await Refuses("connectionType VPC_LINK is not supported by Fractus yet.", proxy with { ConnectionType = "VPC_LINK" });
    }

    [Fact]
    public async Task Mappings_may_only_use_what_the_method_declares()
    {
        var api = await ApiBuilder.CreateAsync(_cloud);
        await api.MethodAsync("/", parameters: new Dictionary<string, bool> { ["method.request.header.known"] = false });
        var proxy = api.Integration(api.Root, "AWS");

        await _cloud.Api.PutIntegration(proxy with { RequestParameters = new Dictionary<string, string> { ["integration.request.header.a"] = "method.request.header.known", ["integration.request.header.b"] = "'static'", ["integration.request.header.c"] = "context.requestId", ["integration.request.header.d"] = "method.request.body.a[0].b" } }, _cloud.Caller, default);
        await Refuses("Invalid mapping expression parameter specified: method.request.header.other", proxy with { RequestParameters = new Dictionary<string, string> { ["integration.request.header.a"] = "method.request.header.other" } });
        await Refuses("Invalid mapping expression specified: Validation Result: warnings : [], errors : [Invalid mapping expression specified: true]", proxy with { RequestParameters = new Dictionary<string, string> { ["integration.request.header.a"] = "true" } });
    }

    [Fact]
    public async Task Integration_responses_come_and_go_with_the_real_services_errors()
    {
        var api = await ApiBuilder.CreateAsync(_cloud);
        var root = await api.MockAsync("/", "{\"statusCode\": 200}", "\"created\"");
        var get = new GetIntegrationResponseInput { RestApiId = api.Id, ResourceId = root, HttpMethod = "GET", StatusCode = "200" };
        var delete = new DeleteIntegrationResponseInput { RestApiId = api.Id, ResourceId = root, HttpMethod = "GET", StatusCode = "200" };

        Assert.Equal("\"created\"", (await _cloud.Api.GetIntegrationResponse(get, _cloud.Caller, default)).ResponseTemplates!["application/json"]);
        await NotFound("Invalid Response status code specified", async () => await _cloud.Api.GetIntegrationResponse(get with { StatusCode = "201" }, _cloud.Caller, default));
        await NotFound("Invalid Method identifier specified", async () => await _cloud.Api.GetIntegrationResponse(get with { HttpMethod = "POST" }, _cloud.Caller, default));
        await NotFound("Invalid Integration identifier specified", async () => await _cloud.Api.DeleteIntegrationResponse(delete with { HttpMethod = "POST" }, _cloud.Caller, default));
        await _cloud.Api.DeleteIntegrationResponse(delete, _cloud.Caller, default);
        await NotFound("Invalid Response status code specified", async () => await _cloud.Api.DeleteIntegrationResponse(delete, _cloud.Caller, default));
        await _cloud.Api.DeleteIntegration(new DeleteIntegrationInput { RestApiId = api.Id, ResourceId = root, HttpMethod = "GET" }, _cloud.Caller, default);
        await NotFound("Invalid Integration identifier specified", async () => await _cloud.Api.GetIntegrationResponse(get, _cloud.Caller, default));
    }

    [Fact]
    public async Task An_integration_response_sets_only_headers_that_the_method_declares()
    {
        var api = await ApiBuilder.CreateAsync(_cloud);
        var root = await api.MockAsync("/", "{\"statusCode\": 200}", null);
        var put = new PutIntegrationResponseInput
        {
            RestApiId = api.Id,
            ResourceId = root,
            HttpMethod = "GET",
            StatusCode = "200",
            ResponseParameters = new Dictionary<string, string> { ["method.response.header.X"] = "'a'" },
        };

        await AssertError.IsAsync<BadRequestException>(
            "Invalid mapping expression parameter specified: method.response.header.X",
            async () => await _cloud.Api.PutIntegrationResponse(put, _cloud.Caller, default));
        await AssertError.IsAsync<BadRequestException>(
            "Validation Result: warnings : [], errors : [Invalid content type specified: 123]",
            async () => await _cloud.Api.PutIntegrationResponse(
                put with { ResponseParameters = null, ResponseTemplates = new Dictionary<string, string?> { ["123"] = "x" } }, _cloud.Caller, default));
        var empty = await _cloud.Api.PutIntegrationResponse(
            put with { ResponseParameters = null, ResponseTemplates = new Dictionary<string, string?> { ["application/json"] = "" } }, _cloud.Caller, default);
        Assert.Null(empty.ResponseTemplates!["application/json"]);
    }

    [Fact]
    public async Task Patches_change_an_integration()
    {
        var api = await ApiBuilder.CreateAsync(_cloud);
        var root = await api.MockAsync("/", "{\"statusCode\": 200}", null);
        var update = new UpdateIntegrationInput { RestApiId = api.Id, ResourceId = root, HttpMethod = "GET" };

        var patched = await _cloud.Api.UpdateIntegration(
            update with { PatchOperations = Patches.Of(("replace", "/timeoutInMillis", "100"), ("replace", "/passthroughBehavior", "NEVER"), ("add", "/requestTemplates/text~1plain", "{}"), ("remove", "/requestTemplates/application~1json", null)) },
            _cloud.Caller,
            default);

        Assert.Equal((100, "NEVER"), (patched.TimeoutInMillis, patched.PassthroughBehavior));
        Assert.Equal(["text/plain"], patched.RequestTemplates!.Keys);
        await AssertError.IsAsync<BadRequestException>(
            "Invalid patch path /wrong",
            async () => await _cloud.Api.UpdateIntegration(update with { PatchOperations = Patches.Of(("replace", "/wrong", "x")) }, _cloud.Caller, default));
    }

    private async Task Refuses(string message, PutIntegrationInput input) =>
        await AssertError.IsAsync<BadRequestException>(message, async () => await _cloud.Api.PutIntegration(input, _cloud.Caller, default));

    private static async Task NotFound(string message, Func<Task> action) => await AssertError.IsAsync<NotFoundException>(message, action);
}
