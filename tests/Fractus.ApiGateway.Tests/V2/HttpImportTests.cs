using System.Text;
using Fractus.ApiGateway.Contract;
using Fractus.ApiGateway.Contract.V2;

namespace Fractus.ApiGateway.Tests.V2;

/// <summary>OpenAPI definitions of HTTP APIs.</summary>
public sealed class HttpImportTests
{
    internal const string Definition = """
        openapi: 3.0.1
        info: { title: Pets, version: "2", description: all of them }
        tags: [{ name: team, x-amazon-apigateway-tag-value: red }]
        paths:
          /pets/{id}:
            get:
              operationId: getPet
              security: [{ jwt: [read] }]
              x-amazon-apigateway-integration:
                { type: aws_proxy, httpMethod: POST, payloadFormatVersion: "2.0", uri: "arn:aws:lambda:us-east-1:000000000000:function:hello" }
            x-amazon-apigateway-any-method:
              x-amazon-apigateway-integration:
                type: http_proxy
                httpMethod: ANY
                uri: "http://backend.example/{id}"
                payloadFormatVersion: "1.0"
                requestParameters: { "overwrite:header.x": $request.header.y }
                responseParameters: { "500": { "overwrite:statuscode": "503" } }
          /$default:
            x-amazon-apigateway-any-method:
              x-amazon-apigateway-integration: { $ref: "#/components/x-amazon-apigateway-integrations/fn" }
        components:
          x-amazon-apigateway-integrations:
            fn: { type: aws_proxy, payloadFormatVersion: "1.0", uri: "arn:aws:lambda:us-east-1:000000000000:function:hello" }
          securitySchemes:
            jwt:
              type: oauth2
              x-amazon-apigateway-authorizer:
                { type: jwt, identitySource: $request.header.Authorization, jwtConfiguration: { issuer: "https://issuer.example", audience: [app] } }
        x-amazon-apigateway-cors: { allowOrigins: ["https://a.example"], maxAge: 60 }
        x-amazon-apigateway-importexport-version: "1.0"
        """;

    private readonly TestCloud _cloud = new();

    [Fact]
    public async Task A_definition_makes_the_API_that_it_describes()
    {
        var api = await _cloud.ApiV2.ImportApi(new ImportApiInput { Body = Definition }, _cloud.Caller, default);
        Assert.Equal(("Pets", "2", "red"), (api.Name, api.Version, api.Tags!["team"]));
        Assert.Equal(60, api.CorsConfiguration!.MaxAge);
        var routes = (await _cloud.ApiV2.GetRoutes(new GetRoutesInput { ApiId = api.ApiId! }, _cloud.Caller, default)).Items!;
        Assert.Equal(["$default", "ANY /pets/{id}", "GET /pets/{id}"], routes.Select(r => r.RouteKey).Order(StringComparer.Ordinal));
        var get = routes.Single(r => r.OperationName == "getPet");
        Assert.Equal(("JWT", "read"), (get.AuthorizationType, Assert.Single(get.AuthorizationScopes!)));
    }

    // Else a definition could not be kept, changed and used again.
    [Theory]
    [InlineData("JSON")]
    [InlineData("YAML")]
    public async Task What_is_exported_imports_to_the_same_API(string outputType)
    {
        var first = await _cloud.ApiV2.ImportApi(new ImportApiInput { Body = Definition }, _cloud.Caller, default);
        var exported = await ExportAsync(first.ApiId!, outputType);
        var second = await _cloud.ApiV2.ImportApi(new ImportApiInput { Body = exported, FailOnWarnings = true }, _cloud.Caller, default);
        Assert.Equal(Without(exported, first.ApiId!), Without(await ExportAsync(second.ApiId!, outputType), second.ApiId!));
    }

    [Fact]
    public async Task A_new_import_replaces_all_and_stages_that_deploy_by_themselves_serve_it()
    {
        var api = await HttpApiBuilder.CreateAsync(_cloud);
        await api.RouteAsync("GET /old");
        _cloud.LambdaReturns("""{"statusCode":200}""");
        await _cloud.ApiV2.ReimportApi(new ReimportApiInput { ApiId = api.Id, Body = Definition }, _cloud.Caller, default);
        Assert.Equal(401, (await api.GetAsync("/pets/1")).Status);
        Assert.Equal(200, (await api.GetAsync("/old")).Status);
        Assert.Contains("\"resource\":\"$default\"", api.LastEvent());
    }

    [Theory]
    [InlineData("{}", "Invalid OpenAPI input.")]
    [InlineData("{\"swagger\":\"2.0\",\"info\":{\"title\":\"x\"}}", "Invalid OpenAPI input. HTTP APIs support OpenAPI 3.0 definitions only.")]
    public async Task What_is_no_definition_is_refused(string body, string message) => await AssertError.IsAsync<BadRequestException>(
        message, async () => await _cloud.ApiV2.ImportApi(new ImportApiInput { Body = body }, _cloud.Caller, default));

    [Fact]
    public async Task A_warning_fails_the_import_where_one_asks_for_that()
    {
        const string NoIntegration = """{"openapi":"3.0.1","info":{"title":"x","version":"1"},"paths":{"/a":{"get":{}}}}""";
        var api = await _cloud.ApiV2.ImportApi(new ImportApiInput { Body = NoIntegration }, _cloud.Caller, default);
        Assert.Equal("No integration is defined for the operation paths./a.get.", Assert.Single(api.Warnings!));
        await Assert.ThrowsAsync<BadRequestException>(
            async () => await _cloud.ApiV2.ImportApi(new ImportApiInput { Body = NoIntegration, FailOnWarnings = true }, _cloud.Caller, default));
    }

    private async Task<string> ExportAsync(string apiId, string outputType)
    {
        var output = await _cloud.ApiV2.ExportApi(
            new ExportApiInput { ApiId = apiId, Specification = "OAS30", OutputType = outputType }, _cloud.Caller, default);
        return Encoding.UTF8.GetString(output.Body!.Value.Span);
    }

    private static string Without(string text, string apiId) => text.Replace(apiId, "API", StringComparison.Ordinal);
}
