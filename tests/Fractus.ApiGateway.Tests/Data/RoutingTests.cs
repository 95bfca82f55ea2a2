using Fractus.ApiGateway.Contract;

namespace Fractus.ApiGateway.Tests.Data;

public sealed class RoutingTests
{
    private readonly TestCloud _cloud = new();

    [Theory]
    [InlineData("/v1/users", "/users")]
    [InlineData("/v1/users/", "/users")]
    [InlineData("//v1//users", "/users")]
    [InlineData("/v1/users/42", "/users/{id} id=42")]
    [InlineData("/v1/users/me", "/users/me")]
    [InlineData("/v1/users/%6De", "/users/me")]
    [InlineData("/v1/users/me/x", "/users/me/{proxy+} proxy=x")]
    [InlineData("/v1/users/me/x//y/", "/users/me/{proxy+} proxy=x//y")]
    [InlineData("/v1/users/42/orders", "/users/{id}/orders id=42")]
    [InlineData("/v1/users/42/else", "/{any+} any=users/42/else")]
    [InlineData("/v1/a%2Fb/c", "/{any+} any=a%2Fb/c")]
    public async Task Exact_names_go_before_variables_and_variables_before_greedy_ones(string path, string expected)
    {
        var api = await ApiBuilder.CreateAsync(_cloud);
        foreach (var resource in new[] { "/users", "/users/{id}", "/users/me", "/users/me/{proxy+}", "/users/{id}/orders", "/{any+}" })
        {
            await api.MockAsync(resource, "{\"statusCode\": 200}", "$context.resourcePath#foreach($p in $input.params().path.entrySet()) $p.key=$p.value#end");
        }

        await api.DeployAsync();

        Assert.Equal(expected, (await api.GetAsync(path)).Text);
    }

    [Theory]
    [InlineData("POST", "/v1/test", "/test")]
    [InlineData("OPTIONS", "/v1/test", "/{proxy+} test")]
    [InlineData("OPTIONS", "/v1/test/any", "/test/any")]
    [InlineData("OPTIONS", "/v1/test/7/x", "/{proxy+} test/7/x")]
    public async Task A_resource_without_the_method_leaves_the_request_to_the_next_one(string method, string path, string expected)
    {
        // Recorded of the real service: CORS of a whole API is one OPTIONS on a greedy resource.
        var api = await ApiBuilder.CreateAsync(_cloud);
        const string Template = "$context.resourcePath#if($input.params('proxy') != '') $input.params('proxy')#end";
        await api.MockAsync("/test", "{\"statusCode\": 200}", Template, "POST");
        await api.MockAsync("/test/any", "{\"statusCode\": 200}", Template, "ANY");
        await api.MockAsync("/test/{id}/x", "{\"statusCode\": 200}", Template, "GET");
        await api.MockAsync("/{proxy+}", "{\"statusCode\": 200}", Template, "OPTIONS");
        await api.DeployAsync();

        Assert.Equal(expected, (await api.SendAsync(method, path, null)).Text);
    }

    [Fact]
    public async Task A_path_or_method_that_is_not_there_asks_for_an_authentication_token()
    {
        // The real service's famous answer; the lab's reader meets it at the root of the stage.
        var api = await ApiBuilder.CreateAsync(_cloud);
        await api.MockAsync("/users/list", "{\"statusCode\": 200}", null);
        await api.DeployAsync();

        foreach (var answer in new[] { await api.GetAsync("/v1"), await api.GetAsync("/v1/"), await api.GetAsync("/v1/users"), await api.GetAsync("/v1/other"), await api.SendAsync("POST", "/v1/users/list", "") })
        {
            Assert.Equal((403, "{\"message\":\"Missing Authentication Token\"}"), (answer.Status, answer.Text));
            Assert.Equal("MissingAuthenticationTokenException", answer.Header("x-amzn-ErrorType"));
            Assert.Equal("application/json", answer.Header("Content-Type"));
            Assert.Matches("^[0-9a-f-]{36}$", answer.Header("x-amzn-RequestId"));
            Assert.Matches("^[A-Za-z0-9_-]{15}=$", answer.Header("x-amz-apigw-id"));
        }
    }

    [Fact]
    public async Task An_unknown_api_or_stage_is_forbidden()
    {
        var api = await ApiBuilder.CreateAsync(_cloud);
        await api.MockAsync("/a", "{\"statusCode\": 200}", null);
        await api.DeployAsync();

        foreach (var answer in new[] { await api.GetAsync("/"), await api.GetAsync("/v2/a"), await ApiBuilder.SendAsync(_cloud, "nobody.execute-api.localhost", "GET", "/v1/a", default) })
        {
            Assert.Equal((403, "{\"message\":\"Forbidden\"}", "ForbiddenException"), (answer.Status, answer.Text, answer.Header("x-amzn-ErrorType")));
        }
    }

    [Theory]
    [InlineData("{0}.execute-api.localhost:4566", "/v1/a")]
    [InlineData("{0}.execute-api.localhost.localstack.cloud:4566", "/v1/a")]
    [InlineData("{0}.execute-api.us-east-1.amazonaws.com", "/v1/a")]
    [InlineData("localhost:4566", "/restapis/{0}/v1/_user_request_/a")]
    [InlineData("localhost:4566", "/_aws/execute-api/{0}/v1/a")]
    public async Task An_api_is_reached_by_each_form_of_its_address(string host, string path)
    {
        var api = await ApiBuilder.CreateAsync(_cloud);
        await api.MockAsync("/a", "{\"statusCode\": 200}", "$context.path");
        await api.DeployAsync();
        host = host.Replace("{0}", api.Id, StringComparison.Ordinal);
        path = path.Replace("{0}", api.Id, StringComparison.Ordinal);

        Assert.True(_cloud.Service.DataPlane.Owns(host.Split(':')[0], path));
        var answer = await ApiBuilder.SendAsync(_cloud, host, "GET", path, default);

        Assert.Equal((200, "/v1/a"), (answer.Status, answer.Text));
    }

    [Theory]
    [InlineData("localhost", "/")]
    [InlineData("localhost", "/restapis")]
    [InlineData("localhost", "/restapis/abc/stages/v1")]
    [InlineData("apigateway.us-east-1.amazonaws.com", "/restapis/abc/resources/x/_user_request_")]
    [InlineData("execute-api.localhost", "/v1")]
    public void Requests_of_the_control_plane_are_not_taken(string host, string path) => Assert.False(_cloud.Service.DataPlane.Owns(host, path));

    [Fact]
    public async Task In_another_region_the_api_is_not_there()
    {
        var api = await ApiBuilder.CreateAsync(_cloud);
        await api.MockAsync("/a", "{\"statusCode\": 200}", null);
        await api.DeployAsync();
        Assert.Equal(403, (await ApiBuilder.SendAsync(_cloud, $"{api.Id}.execute-api.eu-west-1.amazonaws.com", "GET", "/v1/a", default)).Status);
    }

    [Fact]
    public async Task A_deployment_does_not_change_with_the_api_and_a_new_one_is_served_at_once()
    {
        var api = await ApiBuilder.CreateAsync(_cloud);
        await api.MockAsync("/a", "{\"statusCode\": 200}", null);
        await api.DeployAsync();
        Assert.Equal(200, (await api.GetAsync("/v1/a")).Status);

        await api.MockAsync("/b", "{\"statusCode\": 200}", null);
        Assert.Equal(403, (await api.GetAsync("/v1/b")).Status);
        await api.DeployAsync();
        Assert.Equal(200, (await api.GetAsync("/v1/b")).Status);
        await _cloud.Api.DeleteStage(new DeleteStageInput { RestApiId = api.Id, StageName = "v1" }, _cloud.Caller, default);
        Assert.Equal(403, (await api.GetAsync("/v1/b")).Status);
    }

    [Fact]
    public async Task After_a_restart_deployed_apis_are_served_again()
    {
        var api = await ApiBuilder.CreateAsync(_cloud);
        await api.MockAsync("/a", "{\"statusCode\": 200}", "again");
        await api.DeployAsync();

        var restarted = new TestCloud(_cloud.Store);

        Assert.Equal("again", (await ApiBuilder.SendAsync(restarted, $"{api.Id}.execute-api.localhost", "GET", "/v1/a", default)).Text);
    }

    [Fact]
    public async Task A_disabled_endpoint_is_forbidden()
    {
        var api = await ApiBuilder.CreateAsync(_cloud, new CreateRestApiInput { Name = "a", DisableExecuteApiEndpoint = true });
        await api.MockAsync("/a", "{\"statusCode\": 200}", null);
        await api.DeployAsync();
        Assert.Equal(403, (await api.GetAsync("/v1/a")).Status);
    }

    [Fact]
    public async Task Arbitrary_paths_never_make_a_fault()
    {
        var api = await ApiBuilder.CreateAsync(_cloud);
        await api.MockAsync("/a/{b}/c", "{\"statusCode\": 200}", null);
        await api.MockAsync("/{proxy+}", "{\"statusCode\": 200}", "$input.params('proxy')");
        await api.DeployAsync();
        var random = new Random(7);
        const string Alphabet = "/a%2Fb{}+?&=.~\u00fc\ud800 c";
        for (var i = 0; i < 2000; i++)
        {
            var path = "/v1/" + new string(Enumerable.Range(0, random.Next(40)).Select(_ => Alphabet[random.Next(Alphabet.Length)]).ToArray());
            var answer = await api.GetAsync(path);
            Assert.True(answer.Status is 200 or 403, $"{answer.Status} for {path}");
        }
    }
}
