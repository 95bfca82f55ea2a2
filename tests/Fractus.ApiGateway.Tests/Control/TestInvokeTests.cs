using System.Text.Json;
using Fractus.ApiGateway.Contract;

namespace Fractus.ApiGateway.Tests.Control;

public sealed class TestInvokeTests
{
    private const string Time = "Thu Apr 09 12:34:56 UTC 2015 : ";
    private readonly TestCloud _cloud = new();

    [Fact]
    public async Task The_log_of_a_mock_has_the_real_services_lines()
    {
        var api = await ApiBuilder.CreateAsync(_cloud);
        var resource = await api.MockAsync("/pets/{petId}", "{\"statusCode\": 200}", "{\"petId\": \"$input.params('petId')\"}");

        var result = await Test(api, resource, "/pets/123?foo=bar");

        Assert.Equal((200, "{\"petId\": \"123\"}"), (result.Status, result.Body));
        Assert.Equal(new Dictionary<string, string> { ["Content-Type"] = "application/json" }, result.Headers);
        var lines = result.Log!.Split('\n');
        var requestId = lines[0]["Execution log for request ".Length..];
        Assert.Equal(
            [
                $"Execution log for request {requestId}",
                Time + $"Starting execution for request: {requestId}",
                Time + "HTTP Method: GET, Resource Path: /pets/123",
                Time + "Method request path: {petId=123}",
                Time + "Method request query string: {foo=bar}",
                Time + "Method request headers: {}",
                Time + "Method request body before transformations: ",
                Time + "Method response body after transformations: {\"petId\": \"123\"}",
                Time + "Method response headers: {Content-Type=application/json}",
                Time + "Successfully completed execution",
                Time + "Method completed with status: 200",
                "",
            ],
            lines);
    }

    [Theory]
    [InlineData(null, "{petId}")]
    [InlineData("/random/test", "")]
    public async Task Any_path_is_taken_and_gives_the_parameters_that_it_has(string? path, string petId)
    {
        // Recorded of the real service: without a path the resource's own is used, braces and all.
        var api = await ApiBuilder.CreateAsync(_cloud);
        var resource = await api.MockAsync("/pets/{petId}", "{\"statusCode\": 200}", "$input.params('petId')");
        Assert.Equal(petId, (await Test(api, resource, path)).Body);
    }

    [Fact]
    public async Task A_method_for_any_verb_is_tested_by_each()
    {
        var api = await ApiBuilder.CreateAsync(_cloud);
        var resource = await api.MockAsync("/a", "{\"statusCode\": 200}", "$context.httpMethod", "ANY");
        Assert.Equal("GET", (await Test(api, resource, "/a")).Body);
    }

    [Fact]
    public async Task A_function_is_called_as_API_Gateway_for_the_test_stage_and_the_log_tells_it()
    {
        var api = await ApiBuilder.CreateAsync(_cloud);
        await api.ProxyAsync("/users");
        _cloud.LambdaReturns("{\"statusCode\": 201, \"body\": \"hello\"}");

        var result = await Test(api, await api.ResourceAsync("/users"), "/users");

        Assert.Equal((201, "hello"), (result.Status, result.Body));
        var (input, call) = Assert.Single(_cloud.Calls);
        Assert.Equal(ApiBuilder.FunctionArn, input.FunctionName);
        Assert.Equal(("apigateway.amazonaws.com", $"arn:aws:execute-api:us-east-1:000000000000:{api.Id}/test-invoke-stage/GET/users"), (call.Principal.Arn, call.Principal.SourceArn));
        Assert.Contains($"{Time}Sending request to https://lambda.us-east-1.amazonaws.com/2015-03-31/functions/{ApiBuilder.FunctionArn}/invocations\n", result.Log, StringComparison.Ordinal);
        Assert.Contains($"{Time}Received response. Status: 200, Integration latency: 0 ms\n", result.Log, StringComparison.Ordinal);
        Assert.EndsWith($"{Time}Successfully completed execution\n{Time}Method completed with status: 201\n", result.Log, StringComparison.Ordinal);
        using var payload = JsonDocument.Parse(input.Payload!.Value);
        Assert.Equal(JsonValueKind.Null, payload.RootElement.GetProperty("headers").ValueKind);
        Assert.Equal("test-invoke-stage", payload.RootElement.GetProperty("requestContext").GetProperty("stage").GetString());
        Assert.False(payload.RootElement.GetProperty("requestContext").TryGetProperty("deploymentId", out _));
    }

    [Fact]
    public async Task Before_the_function_allows_it_the_test_fails_and_says_why()
    {
        var api = await ApiBuilder.CreateAsync(_cloud);
        await api.ProxyAsync("/users");
        _cloud.Lambda = (_, _) => throw new Kernel.CommonApiException("AccessDeniedException", 403, "no");

        var result = await Test(api, await api.ResourceAsync("/users"), null);

        Assert.Equal((500, "{\"message\": \"Internal server error\"}"), (result.Status, result.Body));
        Assert.Equal("InternalServerErrorException", result.Headers!["x-amzn-ErrorType"]);
        Assert.Contains("Execution failed due to configuration error: Invalid permissions on Lambda function\n", result.Log, StringComparison.Ordinal);
        Assert.EndsWith("Method completed with status: 500\n", result.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_there_is_no_address_to_call_the_log_tells_of_no_call()
    {
        // Recorded of the real service: an unset stage variable leaves no host.
        var api = await ApiBuilder.CreateAsync(_cloud);
        var resource = await api.MethodAsync("/a");
        await api.PutAsync(api.Integration(resource, IntegrationType.HttpProxy) with { Uri = "https://${stageVariables.host}" });

        var result = await Test(api, resource, "/a");

        Assert.Equal((500, "{\"message\": \"Internal server error\"}"), (result.Status, result.Body));
        Assert.DoesNotContain("Endpoint request", result.Log, StringComparison.Ordinal);
        Assert.EndsWith(
            $"{Time}Execution failed due to configuration error: Invalid endpoint address\n{Time}Method completed with status: 500\n", result.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_template_that_fails_says_where_in_the_log()
    {
        var api = await ApiBuilder.CreateAsync(_cloud);
        var resource = await api.MockAsync("/a", "{\"statusCode\": 200}", "\n#if($x");

        var result = await Test(api, resource, null);

        Assert.Equal(500, result.Status);
        Assert.Contains("Execution failed due to configuration error: Unable to transform response: Line 2: ", result.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_there_cannot_be_tested()
    {
        var api = await ApiBuilder.CreateAsync(_cloud);
        var resource = await api.MethodAsync("/a");
        await AssertError.IsAsync<BadRequestException>("No integration defined for method", () => Test(api, resource, null));
        await AssertError.IsAsync<NotFoundException>("Invalid Resource identifier specified", () => Test(api, "nobody", null));
        await AssertError.IsAsync<NotFoundException>("Invalid Method identifier specified", () => Test(api, api.Root, null));
    }

    private async Task<TestInvokeMethodOutput> Test(ApiBuilder api, string resource, string? path) => await _cloud.Api.TestInvokeMethod(
        new TestInvokeMethodInput { RestApiId = api.Id, ResourceId = resource, HttpMethod = "GET", PathWithQueryString = path }, _cloud.Caller, default);
}
