using System.IO.Compression;
using System.Text;
using Fractus.ApiGateway.Contract;
using Fractus.Kernel;
using Fractus.Kernel.Identity;

namespace Fractus.ApiGateway.Tests.Data;

public sealed class MappingTests
{
    private readonly TestCloud _cloud = new();

    [Fact]
    public async Task The_labs_integration_passes_bodies_through()
    {
        var api = await ApiBuilder.CreateAsync(_cloud);
        var resource = await api.MethodAsync("/users");
        await api.PutAsync(api.Integration(resource, "AWS"));
        await api.ResponseAsync(resource, "GET", "200");
        await api.DeployAsync();
        _cloud.LambdaReturns("[{\"_id\":\"1\"}]");

        var answer = await api.GetAsync("/v1/users");

        Assert.Equal((200, "[{\"_id\":\"1\"}]", "application/json"), (answer.Status, answer.Text, answer.Header("Content-Type")));
        Assert.Equal(0, _cloud.Calls.Single().Input.Payload!.Value.Length);
    }

    [Fact]
    public async Task Templates_and_mappings_shape_the_call_and_the_answer()
    {
        var api = await ApiBuilder.CreateAsync(_cloud);
        var resource = await api.MethodAsync("/users/{id}", "POST", parameters: new() { ["method.request.header.kind"] = false });
        await api.PutAsync(api.Integration(resource, "AWS", "POST") with
        {
            RequestTemplates = new Dictionary<string, string?> { ["application/json"] = "{\"id\": \"$input.params('id')\", \"q\": \"$input.params('q')\", \"name\": $input.json('$.name'), \"stage\": \"$context.stage\", \"color\": \"$stageVariables.color\"}" },
            RequestParameters = new Dictionary<string, string> { ["integration.request.header.X-Amz-Invocation-Type"] = "method.request.header.kind" },
        });
        await api.ResponseAsync(resource, "POST", "200", "<p>$input.path('$.done').by</p>", headers: new() { ["method.response.header.X-By"] = "integration.response.body.done.by", ["method.response.header.X-Version"] = "integration.response.header.X-Amz-Executed-Version", ["method.response.header.X-Request"] = "context.requestId", ["method.response.header.Content-Type"] = "'text/html'" });
        await api.DeployAsync(variables: new() { ["color"] = "red" });
        _cloud.LambdaReturns("{\"done\": {\"by\": \"me\"}}");

        var answer = await api.SendAsync("POST", "/v1/users/7?q=x", "{\"name\": \"Ann\"}", ("Content-Type", "application/json; charset=utf-8"), ("kind", "RequestResponse"));

        var input = _cloud.Calls.Single().Input;
        Assert.Equal("{\"id\": \"7\", \"q\": \"x\", \"name\": \"Ann\", \"stage\": \"v1\", \"color\": \"red\"}", Encoding.UTF8.GetString(input.Payload!.Value.Span));
        Assert.Equal("RequestResponse", input.InvocationType);
        Assert.Equal((200, "<p>me</p>", "text/html"), (answer.Status, answer.Text, answer.Header("Content-Type")));
        Assert.Equal(("me", "$LATEST", answer.Header("x-amzn-RequestId")), (answer.Header("X-By"), answer.Header("X-Version"), answer.Header("X-Request")));
    }

    [Theory]
    [InlineData("Pass", 200)]
    [InlineData("Error: four hundred 400 !", 400)]
    [InlineData("Error: 500", 500)]
    public async Task The_error_message_selects_the_response(string message, int status)
    {
        var api = await ApiBuilder.CreateAsync(_cloud);
        var resource = await api.MethodAsync("/a");
        await api.PutAsync(api.Integration(resource, "AWS"));
        await api.ResponseAsync(resource, "GET", "200");
        await api.ResponseAsync(resource, "GET", "400", pattern: ".*400.*");
        await api.ResponseAsync(resource, "GET", "500", pattern: ".*500");
        await api.DeployAsync();
        _cloud.LambdaReturns($"{{\"errorMessage\": \"{message}\"}}", "Unhandled");
        Assert.Equal(status, (await api.GetAsync("/v1/a")).Status);
    }

    [Fact]
    public async Task Without_a_matching_or_default_response_the_method_fails()
    {
        var api = await ApiBuilder.CreateAsync(_cloud);
        var resource = await api.MethodAsync("/a");
        await api.PutAsync(api.Integration(resource, "AWS"));
        await api.ResponseAsync(resource, "GET", "400", pattern: "bad");
        await api.DeployAsync();
        _cloud.LambdaReturns("{}");
        Assert.Equal(500, (await api.GetAsync("/v1/a")).Status);
    }

    [Theory]
    [InlineData("WHEN_NO_MATCH", "text/plain", 200)]
    [InlineData("WHEN_NO_TEMPLATES", "text/plain", 415)]
    [InlineData("NEVER", "text/plain", 415)]
    [InlineData("NEVER", "application/json", 200)]
    [InlineData("NEVER", null, 200)]
    public async Task Passthrough_decides_on_content_types_without_template(string behavior, string? contentType, int status)
    {
        var api = await ApiBuilder.CreateAsync(_cloud);
        var resource = await api.MethodAsync("/a", "POST");
        await api.PutAsync(api.Integration(resource, "AWS", "POST") with { PassthroughBehavior = behavior, RequestTemplates = new Dictionary<string, string?> { ["application/json"] = "{}" } });
        await api.ResponseAsync(resource, "POST", "200");
        await api.DeployAsync();
        _cloud.LambdaReturns("{}");

        var answer = await api.SendAsync("POST", "/v1/a", "x", contentType is null ? [] : [("Content-Type", contentType)]);

        Assert.Equal(status, answer.Status);
        if (status == 415)
        {
            Assert.Equal("{\"message\":\"Unsupported Media Type\"}", answer.Text);
        }
    }

    [Theory]
    [InlineData("{\"statusCode\": 200}", 200)]
    [InlineData("{ statusCode: 200 }", 200)]
    [InlineData("{'statusCode': 200, '': ''}", 200)]
    [InlineData("{statusCode: 200,super{ f}oo: [ba r]}", 200)]
    [InlineData("{\"statusCode\": 200 ,, }", 200)]
    [InlineData("{\"statusCode\": 200, \"nested\": {\"statusCode\": 500, \"a\": [1, 2]}}", 200)]
    [InlineData("{\"statusCode\": \"200\"}", 500)]
    [InlineData("{\"statusCode': 200 }", 500)]
    [InlineData("{'statusCode: 200 }", 500)]
    [InlineData("statusCode: 200", 500)]
    [InlineData("{\"statusCode\": 200", 500)]
    [InlineData("{\"other\": 200}", 500)]
    [InlineData("{statusCode: 200, {foo: [ba r]}", 500)]
    public async Task A_mock_reads_its_status_leniently(string template, int status)
    {
        // Recorded of the real service: what the CDK writes for CORS is no JSON, and works.
        var api = await ApiBuilder.CreateAsync(_cloud);
        await api.MockAsync("/a", template, null);
        await api.DeployAsync();
        Assert.Equal(status, (await api.GetAsync("/v1/a")).Status);
    }

    [Fact]
    public async Task Overrides_of_the_request_template_reach_the_answer()
    {
        var api = await ApiBuilder.CreateAsync(_cloud);
        await api.MockAsync("/a", "#set($context.responseOverride.status = 444)\n#set($context.responseOverride.header.foo = \"bar\")\n#set($context.requestOverride.querystring[\"k\"] = \"v\")\n{\"statusCode\": 200}", "$context.responseOverride.status $context.requestOverride.querystring.k");
        await api.DeployAsync();

        var answer = await api.GetAsync("/v1/a");

        Assert.Equal((444, "444 v", "bar"), (answer.Status, answer.Text, answer.Header("foo")));
    }

    [Theory]
    [InlineData("Content-Length")]
    [InlineData("Authorization")]
    public async Task A_mapping_to_a_header_of_the_gateways_own_fails(string header)
    {
        var api = await ApiBuilder.CreateAsync(_cloud);
        var resource = await api.MethodAsync("/a");
        await api.PutAsync(api.Integration(resource, "AWS_PROXY") with { RequestParameters = new Dictionary<string, string> { ["integration.request.header." + header] = "'1'" } });
        await api.DeployAsync();
        _cloud.LambdaReturns("{\"statusCode\": 200}");
        Assert.Equal(500, (await api.GetAsync("/v1/a")).Status);
    }

    [Fact]
    public async Task Answers_are_compressed_from_the_given_size_on()
    {
        var api = await ApiBuilder.CreateAsync(_cloud, new CreateRestApiInput { Name = "a", MinimumCompressionSize = 5 });
        await api.MockAsync("/long", "{\"statusCode\": 200}", new string('a', 100));
        await api.MockAsync("/short", "{\"statusCode\": 200}", "abc");
        await api.DeployAsync();

        var answer = await api.GetAsync("/v1/long", ("Accept-Encoding", "br, gzip"));
        Assert.Equal("gzip", answer.Header("Content-Encoding"));
        using var unpacked = new StreamReader(new GZipStream(new MemoryStream(answer.Bytes), CompressionMode.Decompress));
        Assert.Equal(new string('a', 100), await unpacked.ReadToEndAsync());
        Assert.Null((await api.GetAsync("/v1/long")).Header("Content-Encoding"));
        Assert.Null((await api.GetAsync("/v1/short", ("Accept-Encoding", "gzip"))).Header("Content-Encoding"));
    }

    [Fact]
    public async Task A_request_that_is_too_long_is_refused()
    {
        var api = await ApiBuilder.CreateAsync(_cloud);
        await api.MockAsync("/a", "{\"statusCode\": 200}", null, "POST");
        await api.DeployAsync();
        var answer = await ApiBuilder.SendAsync(_cloud, $"{api.Id}.execute-api.localhost", "POST", "/v1/a", new byte[(10 * 1024 * 1024) + 1]);
        Assert.Equal((413, "{\"message\":\"Request Too Long\"}"), (answer.Status, answer.Text));
    }

    [Fact]
    public async Task A_method_with_IAM_asks_for_a_signature_and_permission()
    {
        var api = await ApiBuilder.CreateAsync(_cloud);
        await api.ProxyAsync("/a/{b}", authorizationType: "AWS_IAM");
        await api.DeployAsync();
        _cloud.LambdaReturns("{\"statusCode\": 200}");

        Assert.Equal("{\"message\":\"Missing Authentication Token\"}", (await api.GetAsync("/v1/a/1")).Text);

        _cloud.SignatureError = new CommonApiException("InvalidSignatureException", 403, "does not match");
        Assert.Equal((403, "{\"message\":\"does not match\"}", "InvalidSignatureException"), await Shown(api));

        _cloud.SignatureError = null;
        _cloud.Signer = new Principal(PrincipalKind.User, TestCloud.Account, "arn:aws:iam::000000000000:user/ann", "AIDA", "AKIA");
        var resource = "";
        _cloud.Decide = question =>
        {
            resource = question.ResourceArn;
            return new AccessDecision(false, $"User: {question.Principal.Arn} is not authorized to perform: {question.Action} on resource: {question.ResourceArn}", null);
        };
        Assert.Equal((403, $"{{\"Message\":\"User: arn:aws:iam::000000000000:user/ann is not authorized to perform: execute-api:Invoke on resource: arn:aws:execute-api:us-east-1:********0000:{api.Id}/v1/GET/a/1\"}}", "AccessDeniedException"), await Shown(api));
        Assert.Equal($"arn:aws:execute-api:us-east-1:000000000000:{api.Id}/v1/GET/a/1", resource);
        Assert.Empty(_cloud.Calls);

        _cloud.Decide = _ => new AccessDecision(true, "", null);
        Assert.Equal(200, (await api.GetAsync("/v1/a/1")).Status);
        Assert.Contains("\"userArn\":\"arn:aws:iam::000000000000:user/ann\"", Encoding.UTF8.GetString(_cloud.Calls.Single().Input.Payload!.Value.Span), StringComparison.Ordinal);
    }

    private static async Task<(int, string, string?)> Shown(ApiBuilder api)
    {
        var answer = await api.GetAsync("/v1/a/1");
        return (answer.Status, answer.Text, answer.Header("x-amzn-ErrorType"));
    }
}
