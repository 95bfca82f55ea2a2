using System.Text.Json;
using Fractus.ApiGateway.Contract;
using Fractus.Lambda.Contract;

namespace Fractus.ApiGateway.Tests.Data;

public sealed class AuthorizerTests
{
    private const string AuthorizerArn = "arn:aws:lambda:us-east-1:000000000000:function:authorizer";
    private const string Uri = $"arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/{AuthorizerArn}/invocations";
    private readonly TestCloud _cloud = new();

    [Fact]
    public async Task A_token_authorizer_lets_through_what_its_policy_allows_and_tells_the_method_who_it_is()
    {
        var api = await Authorized(Token);
        Answers(Policy("Allow", "*", "\"context\":{\"name\":\"Ann\",\"age\":7,\"flag\":true}"));
        var answer = await api.GetAsync("/v1/a", ("Authorization", "secret"));
        Assert.Equal((200, "user Ann 7 true"), (answer.Status, answer.Text));
        var (input, call) = Assert.Single(_cloud.Calls);
        using var sent = JsonDocument.Parse(input.Payload!.Value);
        Assert.Equal(
            ("TOKEN", "secret", $"arn:aws:execute-api:us-east-1:000000000000:{api.Id}/v1/GET/a"),
            (sent.RootElement.GetProperty("type").GetString(), sent.RootElement.GetProperty("authorizationToken").GetString(), sent.RootElement.GetProperty("methodArn").GetString()));
        Assert.Equal("apigateway.amazonaws.com", call.Principal.Arn);
        Assert.Matches($"^arn:aws:execute-api:us-east-1:000000000000:{api.Id}/authorizers/[a-z0-9]{{6}}$", call.Principal.SourceArn);
    }

    [Theory]
    [InlineData("Deny", "*", "{\"Message\":\"User is not authorized to access this resource with an explicit deny in an identity-based policy\"}")]
    [InlineData("Allow", "arn:aws:execute-api:us-east-1:000000000000:*/v1/GET/b", "{\"Message\":\"User is not authorized to access this resource\"}")]
    public async Task What_the_policy_does_not_allow_is_forbidden(string effect, string resource, string expected)
    {
        var api = await Authorized(Token);
        Answers(Policy(effect, resource));
        var answer = await api.GetAsync("/v1/a", ("Authorization", "secret"));
        Assert.Equal((403, expected, "AccessDeniedException"), (answer.Status, answer.Text, answer.Header("x-amzn-ErrorType")));
    }

    [Fact]
    public async Task The_access_log_tells_how_the_authorizer_decided()
    {
        var api = await Authorized(Token);
        await _cloud.Api.UpdateAccount(
            new UpdateAccountInput { PatchOperations = Patches.Of(("replace", "/cloudwatchRoleArn", "arn:aws:iam::000000000000:role/logs")) }, _cloud.Caller, default);
        var log = Patches.Of(
            ("replace", "/accessLogSettings/destinationArn", "arn:aws:logs:us-east-1:000000000000:log-group:access"),
            ("replace", "/accessLogSettings/format", "$context.authorizer.status $context.authorizer.latency $context.authorizer.error $context.authorizer.name $context.authorize.status $context.extendedRequestId"));
        await _cloud.Api.UpdateStage(new UpdateStageInput { RestApiId = api.Id, StageName = "v1", PatchOperations = log }, _cloud.Caller, default);

        Answers(Policy("Allow", "*", "\"context\":{\"name\":\"Ann\"}"));
        await api.GetAsync("/v1/a", ("Authorization", "good"));
        await _cloud.LoggedAsync();
        Answers(Policy("Deny", "*"));
        await api.GetAsync("/v1/a", ("Authorization", "bad"));
        await _cloud.LoggedAsync();

        var lines = _cloud.LogLines("access");
        Assert.StartsWith("200 0 - Ann - ", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("403 0 User is not authorized to access this resource with an explicit deny in an identity-based policy - - ", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_token_or_with_one_of_another_form_nobody_is_asked()
    {
        var api = await Authorized(Token with { IdentityValidationExpression = "Bearer [a-z]+" });
        foreach (var headers in new[] { [], new[] { ("Authorization", "") }, [("Authorization", "Bearer 1")], [("Authorization", "xBearer a")] })
        {
            var answer = await api.GetAsync("/v1/a", headers);
            Assert.Equal((401, "{\"message\":\"Unauthorized\"}", "UnauthorizedException"), (answer.Status, answer.Text, answer.Header("x-amzn-ErrorType")));
        }

        Assert.Empty(_cloud.Calls);
    }

    [Fact]
    public async Task A_function_says_unauthorized_by_its_error_and_fails_by_any_other()
    {
        var api = await Authorized(Token);
        _cloud.LambdaReturns("{\"errorMessage\":\"Unauthorized\"}", "Unhandled");
        Assert.Equal((401, "{\"message\":\"Unauthorized\"}"), await Call(api));
        _cloud.LambdaReturns("{\"errorMessage\":\"boom\"}", "Unhandled");
        var failed = await api.GetAsync("/v1/a", ("Authorization", "secret"));
        Assert.Equal((500, "{\"message\":null}", "AuthorizerFailureException"), (failed.Status, failed.Text, failed.Header("x-amzn-ErrorType")));
    }

    [Theory]
    [InlineData("\"text\"")]
    [InlineData("{\"policyDocument\":{}}")]
    [InlineData("{\"principalId\":\"u\"}")]
    [InlineData("{\"principalId\":\"u\",\"policyDocument\":{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Maybe\"}]}}")]
    [InlineData("{\"principalId\":\"u\",\"policyDocument\":{\"Version\":\"2012-10-17\",\"Statement\":[]},\"context\":{\"a\":[1]}}")]
    public async Task An_answer_that_is_none_is_a_configuration_error(string answered)
    {
        var api = await Authorized(Token);
        Answers(answered);
        var answer = await api.GetAsync("/v1/a", ("Authorization", "secret"));
        Assert.Equal((500, "{\"message\":null}", "AuthorizerConfigurationException"), (answer.Status, answer.Text, answer.Header("x-amzn-ErrorType")));
    }

    [Fact]
    public async Task An_answer_is_kept_for_its_time_for_each_identity_and_can_be_flushed()
    {
        var api = await Authorized(Token with { AuthorizerResultTtlInSeconds = 60 }, "/b");
        Answers(Policy("Allow", "*"));
        await Call(api);
        await Call(api, "/v1/b");
        Assert.Single(_cloud.Calls);
        await api.GetAsync("/v1/a", ("Authorization", "other"));
        Assert.Equal(2, _cloud.Calls.Count);
        _cloud.Clock.Advance(TimeSpan.FromSeconds(61));
        await Call(api);
        Assert.Equal(3, _cloud.Calls.Count);
        await _cloud.Api.FlushStageAuthorizersCache(new FlushStageAuthorizersCacheInput { RestApiId = api.Id, StageName = "v1" }, _cloud.Caller, default);
        await Call(api);
        Assert.Equal(4, _cloud.Calls.Count);
    }

    [Fact]
    public async Task A_kept_policy_is_asked_for_each_method_anew()
    {
        // The famous trap: a policy for one method, kept, forbids the next. It is the real service's behaviour and people's tests rely on it.
        var api = await Authorized(Token, "/b");
        Answers(Policy("Allow", $"arn:aws:execute-api:us-east-1:000000000000:{api.Id}/v1/GET/a"));
        Assert.Equal(200, (await Call(api)).Status);
        Assert.Equal(403, (await Call(api, "/v1/b")).Status);
    }

    [Fact]
    public async Task Without_a_time_to_live_every_request_asks()
    {
        var api = await Authorized(Token with { AuthorizerResultTtlInSeconds = 0 });
        Answers(Policy("Allow", "*"));
        await Call(api);
        await Call(api);
        Assert.Equal(2, _cloud.Calls.Count);
    }

    [Fact]
    public async Task A_request_authorizer_gets_the_request_and_needs_every_identity_source()
    {
        var api = await Authorized(Token with { Type = "REQUEST", IdentitySource = "method.request.header.X-Who, method.request.querystring.q,stageVariables.v" });
        Answers(Policy("Allow", "*"));
        Assert.Equal(401, (await api.GetAsync("/v1/a?q=1")).Status);
        Assert.Empty(_cloud.Calls);
        Assert.Equal(200, (await api.GetAsync("/v1/a?q=1", ("x-who", "ann"))).Status);
        using var sent = JsonDocument.Parse(Assert.Single(_cloud.Calls).Input.Payload!.Value);
        var request = sent.RootElement;
        Assert.Equal(
            ("REQUEST", "/a", "/a", "GET", "1"),
            (request.GetProperty("type").GetString(), request.GetProperty("resource").GetString(), request.GetProperty("path").GetString(), request.GetProperty("httpMethod").GetString(), request.GetProperty("queryStringParameters").GetProperty("q").GetString()));
        Assert.Equal(JsonValueKind.Object, request.GetProperty("pathParameters").ValueKind);
        Assert.Equal("v1", request.GetProperty("requestContext").GetProperty("stage").GetString());
        Assert.False(request.TryGetProperty("body", out _));
        await api.GetAsync("/v1/a?q=1", ("x-who", "ann"));
        Assert.Single(_cloud.Calls);
    }

    [Fact]
    public async Task A_proxy_function_gets_what_the_authorizer_told()
    {
        var api = await ApiBuilder.CreateAsync(_cloud);
        await api.ProxyAsync("/a");
        await Protect(api, await Create(api, Token), "/a");
        await api.DeployAsync();
        _cloud.Lambda = (input, _) => ValueTask.FromResult(new InvokeOutput
        {
            StatusCode = 200,
            Payload = System.Text.Encoding.UTF8.GetBytes(input.FunctionName == AuthorizerArn ? Policy("Allow", "*", "\"context\":{\"age\":7}") : "{\"statusCode\":200}"),
        });
        Assert.Equal(200, (await Call(api)).Status);
        using var sent = JsonDocument.Parse(_cloud.Calls.Last().Input.Payload!.Value);
        Assert.Equal("{\"age\":\"7\",\"principalId\":\"user\",\"integrationLatency\":0}", sent.RootElement.GetProperty("requestContext").GetProperty("authorizer").GetRawText());
    }

    [Fact]
    public async Task The_authorizer_can_name_the_api_key()
    {
        var api = await ApiBuilder.CreateAsync(_cloud, new CreateRestApiInput { Name = "a", ApiKeySource = "AUTHORIZER" });
        var resource = await api.MockAsync("/a", "{\"statusCode\": 200}", "$context.identity.apiKey");
        await Protect(api, await Create(api, Token), "/a");
        await _cloud.Api.UpdateMethod(
            new UpdateMethodInput { RestApiId = api.Id, ResourceId = resource, HttpMethod = "GET", PatchOperations = Patches.Of(("replace", "/apiKeyRequired", "true")) }, _cloud.Caller, default);
        await api.DeployAsync();
        const string Value = "a-key-of-twenty-characters-and-more";
        var key = await _cloud.Api.CreateApiKey(new CreateApiKeyInput { Enabled = true, Value = Value }, _cloud.Caller, default);
        var plan = await _cloud.Api.CreateUsagePlan(new CreateUsagePlanInput { Name = "p", ApiStages = [new ApiStage { ApiId = api.Id, Stage = "v1" }] }, _cloud.Caller, default);
        await _cloud.Api.CreateUsagePlanKey(new CreateUsagePlanKeyInput { UsagePlanId = plan.Id!, KeyId = key.Id!, KeyType = "API_KEY" }, _cloud.Caller, default);
        Answers(Policy("Allow", "*", $"\"usageIdentifierKey\":\"{Value}\""));
        Assert.Equal((200, Value), await Call(api));
    }

    [Fact]
    public async Task An_authorizer_is_tested_without_a_deployment()
    {
        var api = await ApiBuilder.CreateAsync(_cloud);
        var authorizer = await Create(api, Token);
        Answers(Policy("Allow", "*", "\"context\":{\"name\":\"Ann\"}"));
        var input = new TestInvokeAuthorizerInput { RestApiId = api.Id, AuthorizerId = authorizer.Id!, Headers = new Dictionary<string, string> { ["Authorization"] = "secret" } };
        var result = await _cloud.Api.TestInvokeAuthorizer(input, _cloud.Caller, default);
        Assert.Equal((200, "user", "Ann"), (result.ClientStatus, result.PrincipalId, result.Authorization!["name"].Single()));
        Assert.Contains("\"Effect\":\"Allow\"", result.Policy, StringComparison.Ordinal);
        Assert.Contains("Using valid authorizer policy for principal: *er\n", result.Log, StringComparison.Ordinal);
        Assert.Equal(401, (await _cloud.Api.TestInvokeAuthorizer(input with { Headers = null }, _cloud.Caller, default)).ClientStatus);
    }

    [Fact]
    public async Task Authorizers_are_listed_changed_and_deleted_and_wrong_ones_refused()
    {
        var api = await ApiBuilder.CreateAsync(_cloud);
        var made = await Create(api, Token);

        // Recorded of the real service: the five minutes for which it keeps results are not shown unless they are asked for.
        Assert.Equal((null, "custom"), (made.AuthorizerResultTtlInSeconds, made.AuthType));
        await AssertError.IsAsync<ConflictException>("Authorizer name must be unique. Authorizer auth already exists in this RestApi.", () => Create(api, Token));
        await AssertError.IsAsync<ConflictException>(
            "Unable to complete operation due to concurrent modification. Please try again later.", async () => await _cloud.Api.CreateAuthorizer(Token with { RestApiId = "nobody" }, _cloud.Caller, default));
        var changed = await _cloud.Api.UpdateAuthorizer(
            new UpdateAuthorizerInput { RestApiId = api.Id, AuthorizerId = made.Id!, PatchOperations = Patches.Of(("replace", "/authorizerResultTtlInSeconds", "10")) }, _cloud.Caller, default);
        Assert.Equal(10, changed.AuthorizerResultTtlInSeconds);
        await api.MockAsync("/a", "{\"statusCode\": 200}", null);
        await Protect(api, made, "/a");
        var key = new DeleteAuthorizerInput { RestApiId = api.Id, AuthorizerId = made.Id! };
        await Assert.ThrowsAsync<ConflictException>(async () => await _cloud.Api.DeleteAuthorizer(key, _cloud.Caller, default));
        await _cloud.Api.DeleteMethod(new DeleteMethodInput { RestApiId = api.Id, ResourceId = await api.ResourceAsync("/a"), HttpMethod = "GET" }, _cloud.Caller, default);
        await _cloud.Api.DeleteAuthorizer(key, _cloud.Caller, default);
        Assert.Empty((await _cloud.Api.GetAuthorizers(new GetAuthorizersInput { RestApiId = api.Id }, _cloud.Caller, default)).Items!);
    }

    private static CreateAuthorizerInput Token => new()
    {
        RestApiId = "",
        Name = "auth",
        Type = "TOKEN",
        AuthorizerUri = Uri,
        IdentitySource = "method.request.header.Authorization",
    };

    private static string Policy(string effect, string resource, string? more = null) =>
        $$"""{"principalId":"user","policyDocument":{"Version":"2012-10-17","Statement":[{"Effect":"{{effect}}","Action":"execute-api:Invoke","Resource":"{{resource}}"}]}{{(more is null ? "" : "," + more)}}}""";

    private void Answers(string json) => _cloud.LambdaReturns(json);

    private async Task<Authorizer> Create(ApiBuilder api, CreateAuthorizerInput input) =>
        await _cloud.Api.CreateAuthorizer(input with { RestApiId = api.Id }, _cloud.Caller, default);

    private async Task Protect(ApiBuilder api, Authorizer authorizer, string path) => await _cloud.Api.UpdateMethod(
        new UpdateMethodInput
        {
            RestApiId = api.Id,
            ResourceId = await api.ResourceAsync(path),
            HttpMethod = "GET",
            PatchOperations = Patches.Of(("replace", "/authorizationType", "CUSTOM"), ("replace", "/authorizerId", authorizer.Id)),
        },
        _cloud.Caller,
        default);

    private async Task<ApiBuilder> Authorized(CreateAuthorizerInput input, params string[] more)
    {
        var api = await ApiBuilder.CreateAsync(_cloud);
        var authorizer = await Create(api, input);
        foreach (var path in more.Prepend("/a"))
        {
            await api.MockAsync(path, "{\"statusCode\": 200}", "$context.authorizer.principalId $context.authorizer.name $context.authorizer.age $context.authorizer.flag");
            await Protect(api, authorizer, path);
        }

        await api.DeployAsync(variables: new() { ["v"] = "1" });
        return api;
    }

    private static async Task<(int Status, string Text)> Call(ApiBuilder api, string path = "/v1/a")
    {
        var answer = await api.GetAsync(path, ("Authorization", "secret"));
        return (answer.Status, answer.Text);
    }
}
