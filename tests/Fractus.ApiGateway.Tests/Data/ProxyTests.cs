using System.Text;
using System.Text.Json;
using Fractus.ApiGateway.Contract;
using Fractus.Kernel;
using Fractus.Lambda.Contract;

namespace Fractus.ApiGateway.Tests.Data;

public sealed class ProxyTests
{
    private readonly TestCloud _cloud = new();

    [Fact]
    public async Task The_event_is_the_documented_one_to_the_byte()
    {
        var api = await ApiBuilder.CreateAsync(_cloud);
        await api.ProxyAsync("/proxy/{name}", "POST");
        await api.DeployAsync(variables: new Dictionary<string, string> { ["color"] = "red" });
        _cloud.LambdaReturns("{}");

        await api.SendAsync("POST", "/v1/proxy/a%2Bb?x=1&y=a+b&x=%C3%BC", "{\"a\":\"ü\"}", ("Content-Type", "application/json"), ("User-Agent", "test"), ("X-Many", "1"), ("x-many", "2"), ("Content-Length", "9"), ("Connection", "keep-alive"), ("X-Amzn-Trace-Id", "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1;Lineage=a:1|b:2"));

        var payload = _cloud.Calls.Single().Input.Payload!.Value;
        var actual = Encoding.UTF8.GetString(payload.Span);
        using var parsed = JsonDocument.Parse(payload);
        var context = parsed.RootElement.GetProperty("requestContext");
        var (requestId, extendedId, deploymentId) = (context.GetProperty("requestId").GetString(), context.GetProperty("extendedRequestId").GetString(), context.GetProperty("deploymentId").GetString());
        var host = $"{api.Id}.execute-api.localhost";
        var resource = await api.ResourceAsync("/proxy/{name}");
        const string Headers = """{"Content-Type":"application/json","Host":"HOST:4566","User-Agent":"test","X-Amzn-Trace-Id":"Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1","X-Forwarded-For":"127.0.0.1","X-Forwarded-Port":"4566","X-Forwarded-Proto":"http","X-Many":"2"}""";
        const string ManyHeaders = """{"Content-Type":["application/json"],"Host":["HOST:4566"],"User-Agent":["test"],"X-Amzn-Trace-Id":["Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1"],"X-Forwarded-For":["127.0.0.1"],"X-Forwarded-Port":["4566"],"X-Forwarded-Proto":["http"],"X-Many":["1","2"]}""";
        var expected = "{\"resource\":\"/proxy/{name}\",\"path\":\"/proxy/a%2Bb\",\"httpMethod\":\"POST\""
            + $",\"headers\":{Headers},\"multiValueHeaders\":{ManyHeaders}"
            + ",\"queryStringParameters\":{\"x\":\"ü\",\"y\":\"a b\"},\"multiValueQueryStringParameters\":{\"x\":[\"1\",\"ü\"],\"y\":[\"a b\"]}"
            + ",\"pathParameters\":{\"name\":\"a%2Bb\"},\"stageVariables\":{\"color\":\"red\"}"
            + $",\"requestContext\":{{\"resourceId\":\"{resource}\",\"resourcePath\":\"/proxy/{{name}}\",\"httpMethod\":\"POST\",\"extendedRequestId\":\"{extendedId}\""
            + ",\"requestTime\":\"09/Apr/2015:12:34:56 +0000\",\"path\":\"/v1/proxy/a%2Bb\",\"accountId\":\"000000000000\",\"protocol\":\"HTTP/1.1\",\"stage\":\"v1\""
            + $",\"domainPrefix\":\"{api.Id}\",\"requestTimeEpoch\":1428582896000,\"requestId\":\"{requestId}\""
            + ",\"identity\":{\"cognitoIdentityPoolId\":null,\"accountId\":null,\"cognitoIdentityId\":null,\"caller\":null,\"sourceIp\":\"127.0.0.1\",\"principalOrgId\":null"
            + ",\"accessKey\":null,\"cognitoAuthenticationType\":null,\"cognitoAuthenticationProvider\":null,\"userArn\":null,\"userAgent\":\"test\",\"user\":null}"
            + $",\"domainName\":\"{host}\",\"deploymentId\":\"{deploymentId}\",\"apiId\":\"{api.Id}\"}}"
            + ",\"body\":\"{\\\"a\\\":\\\"ü\\\"}\",\"isBase64Encoded\":false}";
        Assert.Equal(expected.Replace("HOST", host, StringComparison.Ordinal), actual);
    }

    [Fact]
    public async Task What_is_not_there_is_null_in_the_event()
    {
        var api = await ApiBuilder.CreateAsync(_cloud);
        await api.ProxyAsync("/a");
        await api.DeployAsync();
        _cloud.LambdaReturns("{\"statusCode\": 200}");

        await api.GetAsync("/v1/a");

        using var payload = JsonDocument.Parse(_cloud.Calls.Single().Input.Payload!.Value);
        foreach (var name in new[] { "queryStringParameters", "multiValueQueryStringParameters", "pathParameters", "stageVariables", "body" })
        {
            Assert.Equal(JsonValueKind.Null, payload.RootElement.GetProperty(name).ValueKind);
        }
    }

    [Fact]
    public async Task The_function_is_called_as_the_service_on_behalf_of_the_method()
    {
        var api = await ApiBuilder.CreateAsync(_cloud);
        await api.ProxyAsync("/users/{id}", "ANY");
        await api.DeployAsync();
        _cloud.LambdaReturns("{\"statusCode\": 200}");

        await api.SendAsync("DELETE", "/v1/users/7", null);

        var call = _cloud.Calls.Single().Call;
        Assert.Equal((PrincipalKind.Service, "apigateway.amazonaws.com"), (call.Principal.Kind, call.Principal.Arn));
        Assert.Equal($"arn:aws:execute-api:us-east-1:000000000000:{api.Id}/v1/DELETE/users/{{id}}", call.Principal.SourceArn);
        Assert.Equal(("000000000000", "us-east-1"), (call.Account, call.Region));
    }

    [Theory]
    [InlineData("{\"statusCode\": 200}", 200, "")]
    [InlineData("{\"statusCode\": \"201\", \"body\": \"made\"}", 201, "made")]
    [InlineData("{\"headers\": {\"a\": \"b\"}}", 200, "")]
    [InlineData("{\"statusCode\": 200, \"headers\": null, \"body\": null}", 200, "")]
    [InlineData("{\"statusCode\": 200, \"body\": \"dGVzdA==\", \"isBase64Encoded\": true}", 200, "dGVzdA==")]
    [InlineData("{\"statusCode\": 200, \"wrongValue\": 1}", 502, null)]
    [InlineData("{}", 200, "")]
    [InlineData("null", 502, null)]
    [InlineData("\"text\"", 502, null)]
    [InlineData("no json", 502, null)]
    [InlineData("{\"statusCode\": \"test\"}", 502, null)]
    [InlineData("{\"statusCode\": 42}", 502, null)]
    [InlineData("{\"statusCode\": 200, \"body\": {\"a\": 1}}", 502, null)]
    [InlineData("{\"statusCode\": 200, \"multiValueHeaders\": {\"a\": \"b\"}}", 502, null)]
    public async Task An_answer_is_taken_in_its_one_form_and_else_is_a_bad_gateway(string returned, int status, string? body)
    {
        var api = await ApiBuilder.CreateAsync(_cloud);
        await api.ProxyAsync("/a");
        await api.DeployAsync();
        _cloud.LambdaReturns(returned);

        var answer = await api.GetAsync("/v1/a");

        Assert.Equal((status, body ?? "{\"message\": \"Internal server error\"}"), (answer.Status, answer.Text));
        Assert.Equal(status == 502 ? "InternalServerErrorException" : null, answer.Header("x-amzn-ErrorType"));
        Assert.Equal("application/json", answer.Header("Content-Type"));
    }

    [Fact]
    public async Task Headers_of_both_maps_are_joined_and_the_gateways_own_are_renamed()
    {
        var api = await ApiBuilder.CreateAsync(_cloud);
        await api.ProxyAsync("/a");
        await api.DeployAsync();
        _cloud.LambdaReturns("""{"statusCode": 200, "multiValueHeaders": {"tesT-Multi": ["one", "two"]}, "headers": {"test-multi": "solo", "flag": true, "Content-Type": "text/plain", "Server": "mine", "Transfer-Encoding": "chunked", "bad name": "x", "split": "a\r\nb"}}""");

        var answer = await api.GetAsync("/v1/a");

        Assert.Equal(["one", "two", "solo"], answer.Headers("tesT-Multi"));
        Assert.Equal(("true", "text/plain", "mine"), (answer.Header("flag"), answer.Header("Content-Type"), answer.Header("x-amzn-Remapped-Server")));
        Assert.Equal((null, null, "a  b"), (answer.Header("Transfer-Encoding"), answer.Header("bad name"), answer.Header("split")));
    }

    [Theory]
    [InlineData(null, "^Root=1-5526[0-9a-f]{4}-[0-9a-f]{24};Parent=[0-9a-f]{16};Sampled=0$")]
    [InlineData("Root=1-3152b799-8954dae64eda91bc9a23a7e8", "^Root=1-3152b799-8954dae64eda91bc9a23a7e8;Parent=[0-9a-f]{16};Sampled=0$")]
    [InlineData("Root=1-3152b799-8954dae64eda91bc9a23a7e8;Parent=7fa8c0f79203be72;Sampled=1", "^Root=1-3152b799-8954dae64eda91bc9a23a7e8;Parent=7fa8c0f79203be72;Sampled=1$")]
    public async Task The_answer_names_the_trace_with_a_parent(string? sent, string expected)
    {
        // Recorded of the real service: what the client sent comes back whole, and a parent is made where it sent none.
        var api = await ApiBuilder.CreateAsync(_cloud);
        await api.ProxyAsync("/a");
        await api.DeployAsync();
        _cloud.LambdaReturns("{\"statusCode\": 200}");

        Assert.Matches(expected, (sent is null ? await api.GetAsync("/v1/a") : await api.GetAsync("/v1/a", ("x-amzn-trace-id", sent))).Header("X-Amzn-Trace-Id"));
    }

    [Fact]
    public async Task A_function_that_fails_is_a_bad_gateway()
    {
        var api = await ApiBuilder.CreateAsync(_cloud);
        await api.ProxyAsync("/a");
        await api.DeployAsync();
        _cloud.LambdaReturns("{\"errorMessage\": \"boom\"}", "Unhandled");
        Assert.Equal((502, "{\"message\": \"Internal server error\"}"), ((await api.GetAsync("/v1/a")).Status, (await api.GetAsync("/v1/a")).Text));
    }

    [Fact]
    public async Task A_function_that_may_not_be_called_or_is_throttled_is_a_server_error()
    {
        var api = await ApiBuilder.CreateAsync(_cloud);
        await api.ProxyAsync("/a");
        await api.DeployAsync();
        foreach (var error in new ApiException[] { new CommonApiException("AccessDeniedException", 403, "no"), new ResourceNotFoundException("gone"), new Lambda.Contract.TooManyRequestsException("Rate Exceeded.") })
        {
            _cloud.Lambda = (_, _) => throw error;
            Assert.Equal((500, "{\"message\": \"Internal server error\"}"), ((await api.GetAsync("/v1/a")).Status, (await api.GetAsync("/v1/a")).Text));
        }
    }

    [Fact]
    public async Task A_fault_of_ours_is_a_server_error_and_no_exception()
    {
        var api = await ApiBuilder.CreateAsync(_cloud);
        await api.ProxyAsync("/a");
        await api.DeployAsync();
        Assert.Equal(500, (await api.GetAsync("/v1/a")).Status);
    }

    [Fact]
    public async Task A_call_with_another_method_than_POST_fails_as_on_the_real_service()
    {
        var api = await ApiBuilder.CreateAsync(_cloud);
        var resource = await api.MethodAsync("/a");
        await api.PutAsync(api.Integration(resource, "AWS_PROXY") with { IntegrationHttpMethod = "GET" });
        await api.DeployAsync();
        _cloud.LambdaReturns("{\"statusCode\": 200}");
        Assert.Equal(500, (await api.GetAsync("/v1/a")).Status);
        Assert.Empty(_cloud.Calls);
    }

    [Fact]
    public async Task When_the_time_is_up_the_client_is_told_so()
    {
        var api = await ApiBuilder.CreateAsync(_cloud);
        await api.ProxyAsync("/a");
        await api.DeployAsync();
        var called = new TaskCompletionSource();
        var never = new TaskCompletionSource<InvokeOutput>();
        _cloud.Lambda = (_, _) =>
        {
            called.SetResult();
            return new ValueTask<InvokeOutput>(never.Task);
        };

        var pending = api.GetAsync("/v1/a");
        await called.Task;
        Assert.False(pending.IsCompleted);
        _cloud.Clock.Advance(TimeSpan.FromSeconds(29));
        var answer = await pending;

        Assert.Equal((504, "{\"message\": \"Endpoint request timed out\"}"), (answer.Status, answer.Text));
    }

    [Fact]
    public async Task Binary_bodies_travel_in_base_64_both_ways()
    {
        var api = await ApiBuilder.CreateAsync(_cloud, new CreateRestApiInput { Name = "a", BinaryMediaTypes = ["image/png"] });
        await api.ProxyAsync("/a", "POST");
        await api.DeployAsync();
        _cloud.LambdaReturns("{\"statusCode\": 200, \"body\": \"AQID\", \"isBase64Encoded\": true, \"headers\": {\"Content-Type\": \"image/png\"}}");

        var answer = await ApiBuilder.SendAsync(_cloud, $"{api.Id}.execute-api.localhost", "POST", "/v1/a", new byte[] { 255, 0, 1 }, ("Content-Type", "image/png"), ("Accept", "image/png,*/*"));

        Assert.Equal([1, 2, 3], answer.Bytes);
        using var payload = JsonDocument.Parse(_cloud.Calls.Single().Input.Payload!.Value);
        Assert.Equal(("/wAB", true), (payload.RootElement.GetProperty("body").GetString(), payload.RootElement.GetProperty("isBase64Encoded").GetBoolean()));
    }

    [Theory]
    [InlineData("image/png", "image/png,image/*;q=0.8", true)]
    [InlineData("image/png", "image/webp,image/png", false)]
    [InlineData("image/png", "*/*", false)]
    [InlineData("application/*", "application/whatever", true)]
    [InlineData("application/*", "application/*", true)]
    [InlineData("application/*", "image/png", false)]
    [InlineData("*/test", "*/test", false)]
    [InlineData("*/test", "random/test", false)]
    [InlineData("*/*", "anything/at-all", true)]
    public async Task The_first_accepted_type_decides_whether_an_answer_is_binary(string binaryMediaType, string accept, bool isBinary)
    {
        // All but the last are recorded of the real service.
        var api = await ApiBuilder.CreateAsync(_cloud, new CreateRestApiInput { Name = "a", BinaryMediaTypes = [binaryMediaType] });
        await api.ProxyAsync("/a");
        await api.DeployAsync();
        _cloud.LambdaReturns("{\"statusCode\": 200, \"body\": \"AQID\", \"isBase64Encoded\": true, \"headers\": {\"Content-Type\": \"image/png\"}}");

        Assert.Equal(isBinary ? [1, 2, 3] : "AQID"u8.ToArray(), (await api.GetAsync("/v1/a", ("Accept", accept))).Bytes);
    }

    [Fact]
    public async Task A_binary_answer_that_is_no_Base64_is_the_servers_error()
    {
        // Recorded of the real service: 500 and not 502, and only for a client that would have got the bytes.
        var api = await ApiBuilder.CreateAsync(_cloud, new CreateRestApiInput { Name = "a", BinaryMediaTypes = ["image/png"] });
        await api.ProxyAsync("/a");
        await api.DeployAsync();
        _cloud.LambdaReturns("{\"statusCode\": 200, \"body\": \"+)(\", \"isBase64Encoded\": true}");

        var answer = await api.GetAsync("/v1/a", ("Accept", "image/png"));
        Assert.Equal((500, "{\"message\": \"Internal server error\"}"), (answer.Status, answer.Text));
        Assert.Equal((200, "+)("), ((await api.GetAsync("/v1/a")).Status, (await api.GetAsync("/v1/a")).Text));
    }

    [Theory]
    [InlineData("path//2015")]
    [InlineData("path/      2015")]
    public async Task Slashes_and_spaces_before_the_path_of_a_function_do_not_matter(string path)
    {
        // Recorded of the real service, which keeps the URI as it was given; definitions in use have them.
        var uri = ApiBuilder.FunctionUri.Replace("path/2015", path, StringComparison.Ordinal);
        var api = await ApiBuilder.CreateAsync(_cloud);
        var resource = await api.MethodAsync("/a");
        var put = await _cloud.Api.PutIntegration(api.Integration(resource, "AWS_PROXY") with { Uri = uri }, _cloud.Caller, default);
        await api.DeployAsync();
        _cloud.LambdaReturns("{\"body\": \"here\"}");

        Assert.Equal(uri, put.Uri);
        Assert.Equal("here", (await api.GetAsync("/v1/a")).Text);
        Assert.Equal(ApiBuilder.FunctionArn, _cloud.Calls.Single().Input.FunctionName);
    }

    [Fact]
    public async Task A_role_is_assumed_where_the_integration_names_one()
    {
        const string Role = "arn:aws:iam::000000000000:role/caller";
        var api = await ApiBuilder.CreateAsync(_cloud);
        var resource = await api.MethodAsync("/a");
        await api.PutAsync(api.Integration(resource, "AWS_PROXY") with { Credentials = Role });
        await api.DeployAsync();
        _cloud.LambdaReturns("{\"statusCode\": 200}");

        Assert.Equal(200, (await api.GetAsync("/v1/a")).Status);

        var principal = _cloud.Calls.Single().Call.Principal;
        Assert.Equal((PrincipalKind.AssumedRole, Role), (principal.Kind, principal.RoleArn));
    }

    [Fact]
    public async Task Stage_variables_choose_the_function()
    {
        var api = await ApiBuilder.CreateAsync(_cloud);
        var resource = await api.MethodAsync("/a");
        await api.PutAsync(api.Integration(resource, "AWS_PROXY") with { Uri = ApiBuilder.FunctionUri.Replace("hello", "${stageVariables.function}", StringComparison.Ordinal) });
        await api.DeployAsync(variables: new Dictionary<string, string> { ["function"] = "chosen" });
        _cloud.LambdaReturns("{\"statusCode\": 200}");

        await api.GetAsync("/v1/a");

        Assert.Equal("arn:aws:lambda:us-east-1:000000000000:function:chosen", _cloud.Calls.Single().Input.FunctionName);
    }
}
