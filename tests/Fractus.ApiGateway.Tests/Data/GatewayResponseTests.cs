using Fractus.ApiGateway.Contract;

namespace Fractus.ApiGateway.Tests.Data;

public sealed class GatewayResponseTests
{
    private readonly TestCloud _cloud = new();

    [Fact]
    public async Task Every_type_has_a_default_and_can_be_set_and_reset()
    {
        var api = await ApiBuilder.CreateAsync(_cloud);
        var all = await _cloud.Api.GetGatewayResponses(new GetGatewayResponsesInput { RestApiId = api.Id }, _cloud.Caller, default);
        Assert.Equal(21, all.Items!.Count);
        Assert.All(all.Items, r => Assert.True(r.DefaultResponse));
        Assert.Null((await Get(api, "DEFAULT_4XX")).StatusCode);
        var usual = await Get(api, "MISSING_AUTHENTICATION_TOKEN");
        Assert.Equal(("403", "{\"message\":$context.error.messageString}"), (usual.StatusCode, usual.ResponseTemplates!["application/json"]));

        await Put(api, "MISSING_AUTHENTICATION_TOKEN", "404");
        Assert.Equal(("404", false), ((await Get(api, "MISSING_AUTHENTICATION_TOKEN")).StatusCode, (await Get(api, "MISSING_AUTHENTICATION_TOKEN")).DefaultResponse));
        var key = new DeleteGatewayResponseInput { RestApiId = api.Id, ResponseType = "MISSING_AUTHENTICATION_TOKEN" };
        await _cloud.Api.DeleteGatewayResponse(key, _cloud.Caller, default);
        Assert.True((await Get(api, "MISSING_AUTHENTICATION_TOKEN")).DefaultResponse);
        await AssertError.IsAsync<NotFoundException>(
            "Gateway response type not defined on api", async () => await _cloud.Api.DeleteGatewayResponse(key, _cloud.Caller, default));
    }

    [Fact]
    public async Task What_is_set_for_all_errors_of_a_class_shows_in_each_that_is_not_set_itself()
    {
        // Recorded of the real service.
        var api = await ApiBuilder.CreateAsync(_cloud);
        await Put(api, "DEFAULT_5XX", "599", headers: new() { ["gatewayresponse.header.x-a"] = "'1'" });
        await Put(api, "AUTHORIZER_FAILURE", null, headers: new() { ["gatewayresponse.header.foo"] = "'bar'" });
        var inherited = await Get(api, "API_CONFIGURATION_ERROR");
        Assert.Equal(("599", true, "'1'"), (inherited.StatusCode, inherited.DefaultResponse, inherited.ResponseParameters!["gatewayresponse.header.x-a"]));
        var own = await Get(api, "AUTHORIZER_FAILURE");
        Assert.Equal(("500", false), (own.StatusCode, own.DefaultResponse));
        Assert.Equal("403", (await Get(api, "ACCESS_DENIED")).StatusCode);
    }

    [Fact]
    public async Task Patches_change_a_gateway_response_and_wrong_ones_are_refused()
    {
        var api = await ApiBuilder.CreateAsync(_cloud);
        var changed = await Patch(
            api, ("replace", "/statusCode", "444"), ("add", "/responseParameters/gatewayresponse.header.x-a", "'1'"), ("add", "/responseTemplates/application~1xml", "<a/>"));
        Assert.Equal(("444", false, "<a/>"), (changed.StatusCode, changed.DefaultResponse, changed.ResponseTemplates!["application/xml"]));
        await Refuses<BadRequestException>("Invalid patch path /statusCode", ("add", "/statusCode", "444"));
        await Refuses<BadRequestException>("Invalid patch path /wrongPath", ("replace", "/wrongPath", "444"));
        await Refuses<BadRequestException>("Invalid patch path null", ("replace", null!, "444"));
        await Refuses<NotFoundException>("Invalid parameter name specified", ("replace", "/responseParameters/gatewayresponse.header.nobody", "'1'"));
        await Refuses<BadRequestException>("Invalid null or empty value in responseTemplates", ("add", "/responseTemplates/application~1xml", null));
        await Refuses<BadRequestException>("Invalid null or empty value in responseParameters", ("add", "/responseParameters/gatewayresponse.header.x-a", null));

        Task Refuses<T>(string message, (string, string, string?) patch)
            where T : Exception => AssertError.IsAsync<T>(message, () => Patch(api, patch));
    }

    [Fact]
    public async Task A_set_response_is_what_the_client_gets_with_its_variables_filled_in()
    {
        var api = await ApiBuilder.CreateAsync(_cloud);
        await api.MockAsync("/a", "{\"statusCode\": 200}", null);
        await Put(
            api,
            "MISSING_AUTHENTICATION_TOKEN",
            "404",
            "{\"message\":$context.error.messageString,\"type\":\"$context.error.responseType\",\"stage\":\"$context.stage\",\"v\":\"$stageVariables.v\",\"q\":\"$method.request.querystring.q\",\"none\":\"$context.nothing\"}",
            new() { ["gatewayresponse.header.x-path"] = "context.path", ["gatewayresponse.header.x-static"] = "'a'", ["gatewayresponse.header.x-accept"] = "method.request.header.x-one" });
        await api.DeployAsync(variables: new() { ["v"] = "var" });

        var answer = await api.GetAsync("/v1/nobody?q=query", ("x-one", "1"));

        Assert.Equal(
            (404, "{\"message\":\"Missing Authentication Token\",\"type\":\"MISSING_AUTHENTICATION_TOKEN\",\"stage\":\"v1\",\"v\":\"var\",\"q\":\"query\",\"none\":\"\"}"),
            (answer.Status, answer.Text));
        Assert.Equal(("/v1/nobody", "a", "1", "application/json"), (answer.Header("x-path"), answer.Header("x-static"), answer.Header("x-accept"), answer.Header("Content-Type")));
    }

    [Fact]
    public async Task The_template_follows_what_the_client_accepts()
    {
        var api = await ApiBuilder.CreateAsync(_cloud);
        await api.MockAsync("/a", "{\"statusCode\": 200}", null);
        var input = new PutGatewayResponseInput
        {
            RestApiId = api.Id,
            ResponseType = "DEFAULT_4XX",
            ResponseTemplates = new Dictionary<string, string> { ["application/xml"] = "<error>$context.error.message</error>", ["application/json"] = "{}" },
        };
        await _cloud.Api.PutGatewayResponse(input, _cloud.Caller, default);
        await api.DeployAsync();
        var xml = await api.GetAsync("/v1/nobody", ("Accept", "application/xml"));
        Assert.Equal((403, "<error>Missing Authentication Token</error>", "application/xml"), (xml.Status, xml.Text, xml.Header("Content-Type")));
        Assert.Equal("{}", (await api.GetAsync("/v1/nobody")).Text);
    }

    [Fact]
    public async Task A_fault_of_the_function_gets_the_headers_set_for_all_server_errors_and_keeps_its_status()
    {
        // Without this a browser hides every failure behind a CORS error.
        var api = await ApiBuilder.CreateAsync(_cloud);
        await api.ProxyAsync("/a");
        await Put(api, "DEFAULT_5XX", null, headers: new() { ["gatewayresponse.header.Access-Control-Allow-Origin"] = "'*'" });
        await api.DeployAsync();
        _cloud.LambdaReturns("\"not an object\"");
        var answer = await api.GetAsync("/v1/a");
        Assert.Equal((502, "{\"message\":\"Internal server error\"}", "*"), (answer.Status, answer.Text, answer.Header("Access-Control-Allow-Origin")));
    }

    [Fact]
    public async Task Cross_origin_requests_work_as_the_console_sets_them_up()
    {
        // The console adds an OPTIONS mock with three response parameters and the origin to the method's own response.
        var api = await ApiBuilder.CreateAsync(_cloud);
        var resource = await api.MockAsync("/a", "{\"statusCode\": 200}", "{}");
        await api.MethodAsync("/a", "OPTIONS");
        await api.PutAsync(api.Integration(resource, IntegrationType.Mock, "OPTIONS") with
        {
            RequestTemplates = new Dictionary<string, string?> { ["application/json"] = "{\"statusCode\": 200}" },
        });
        await api.ResponseAsync(resource, "OPTIONS", "200", headers: new()
        {
            ["method.response.header.Access-Control-Allow-Headers"] = "'Content-Type,X-Amz-Date,Authorization,X-Api-Key,X-Amz-Security-Token'",
            ["method.response.header.Access-Control-Allow-Methods"] = "'GET,OPTIONS'",
            ["method.response.header.Access-Control-Allow-Origin"] = "'*'",
        });
        await api.DeployAsync();

        var preflight = await api.SendAsync(
            "OPTIONS", "/v1/a", null, ("Origin", "https://example.com"), ("Access-Control-Request-Method", "GET"), ("Access-Control-Request-Headers", "x-api-key"));

        Assert.Equal(200, preflight.Status);
        Assert.Equal("*", preflight.Header("Access-Control-Allow-Origin"));
        Assert.Contains("GET", preflight.Header("Access-Control-Allow-Methods"), StringComparison.Ordinal);
        Assert.Contains("X-Api-Key", preflight.Header("Access-Control-Allow-Headers"), StringComparison.Ordinal);
    }

    private async Task<GatewayResponseSetting> Get(ApiBuilder api, string type) =>
        await _cloud.Api.GetGatewayResponse(new GetGatewayResponseInput { RestApiId = api.Id, ResponseType = type }, _cloud.Caller, default);

    private async Task Put(ApiBuilder api, string type, string? status, string? template = null, Dictionary<string, string>? headers = null)
    {
        var input = new PutGatewayResponseInput
        {
            RestApiId = api.Id,
            ResponseType = type,
            StatusCode = status,
            ResponseParameters = headers,
            ResponseTemplates = template is null ? null : new Dictionary<string, string> { ["application/json"] = template },
        };
        await _cloud.Api.PutGatewayResponse(input, _cloud.Caller, default);
    }

    private async Task<GatewayResponseSetting> Patch(ApiBuilder api, params (string, string, string?)[] patches) => await _cloud.Api.UpdateGatewayResponse(
        new UpdateGatewayResponseInput { RestApiId = api.Id, ResponseType = "DEFAULT_4XX", PatchOperations = Patches.Of(patches) }, _cloud.Caller, default);
}
