using Fractus.ApiGateway.Contract;

namespace Fractus.ApiGateway.Tests.Data;

public sealed class ValidationTests
{
    private readonly TestCloud _cloud = new();

    [Fact]
    public async Task A_request_without_its_required_parameters_is_told_which()
    {
        var api = await Validated(body: false);
        var answer = await api.SendAsync("POST", "/v1/pets/1", "{}");
        Assert.Equal((400, "{\"message\":\"Missing required request parameters: [x-tenant, q]\"}"), (answer.Status, answer.Text));
        Assert.Equal("BadRequestException", answer.Header("x-amzn-ErrorType"));

        // Blank is as good as not there.
        Assert.Equal("{\"message\":\"Missing required request parameters: [q]\"}", (await api.SendAsync("POST", "/v1/pets/1?q=", "{}", ("X-Tenant", "a"))).Text);
        Assert.Equal(200, (await api.SendAsync("POST", "/v1/pets/1?q=1", "{}", ("x-tenant", "a"))).Status);
    }

    [Theory]
    [InlineData("{\"name\":\"Rex\",\"age\":3}", 200)]
    [InlineData("{\"name\":\"Rex\",\"owner\":{\"name\":\"Ann\"}}", 200)]
    [InlineData("{\"age\":3}", 400)]
    [InlineData("{\"name\":1}", 400)]
    [InlineData("{\"name\":\"Rex\",\"owner\":{}}", 400)]
    [InlineData("no JSON", 400)]
    [InlineData("", 400)]
    public async Task A_body_must_fit_its_model_and_the_models_that_it_refers_to(string body, int status)
    {
        var api = await Validated();
        var answer = await api.SendAsync("POST", "/v1/pets/1?q=1", body, ("x-tenant", "a"), ("Content-Type", "application/json; charset=utf-8"));
        Assert.Equal(status, answer.Status);
        if (status == 400)
        {
            Assert.Equal("{\"message\":\"Invalid request body\"}", answer.Text);
        }
    }

    [Fact]
    public async Task A_body_of_a_type_without_a_model_is_not_validated()
    {
        // So says the developer guide; whoever wants every type validated names a model for $default.
        // The mock reads the body as its template, for it passes through.
        var api = await Validated();
        Assert.Equal(200, (await api.SendAsync("POST", "/v1/pets/1?q=1", "{\"statusCode\": 200}", ("x-tenant", "a"), ("Content-Type", "text/plain"))).Status);
    }

    [Fact]
    public async Task The_execution_log_says_what_is_wrong_with_a_body()
    {
        var api = await Validated();
        var result = await _cloud.Api.TestInvokeMethod(
            new TestInvokeMethodInput
            {
                RestApiId = api.Id,
                ResourceId = await api.ResourceAsync("/pets/{id}"),
                HttpMethod = "POST",
                PathWithQueryString = "/pets/1?q=1",
                Headers = new Dictionary<string, string> { ["x-tenant"] = "a" },
                Body = "{\"age\":\"old\"}",
            },
            _cloud.Caller,
            default);
        Assert.Equal((400, "{\"message\":\"Invalid request body\"}"), (result.Status, result.Body));
        Assert.Contains(
            "Request body does not match model schema for content type application/json: [object has missing required properties ([\"name\"]), "
            + "instance type (string) does not match any allowed primitive type (allowed: [\"integer\"])]\n",
            result.Log,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_gateway_response_can_show_the_validation_errors()
    {
        // What people set up so that clients learn what is wrong.
        var api = await Validated();
        await _cloud.Api.PutGatewayResponse(
            new PutGatewayResponseInput
            {
                RestApiId = api.Id,
                ResponseType = "BAD_REQUEST_BODY",
                StatusCode = "422",
                ResponseTemplates = new Dictionary<string, string> { ["application/json"] = "{\"message\":$context.error.messageString,\"errors\":\"$context.error.validationErrorString\"}" },
            },
            _cloud.Caller,
            default);
        await api.DeployAsync();
        var answer = await api.SendAsync("POST", "/v1/pets/1?q=1", "{\"age\":-1,\"name\":\"Rex\"}", ("x-tenant", "a"));
        Assert.Equal(422, answer.Status);
        Assert.Equal("{\"message\":\"Invalid request body\",\"errors\":\"[numeric instance is lower than the required minimum (minimum: 0, found: -1)]\"}", answer.Text);
    }

    private async Task<ApiBuilder> Validated(bool body = true)
    {
        var api = await ApiBuilder.CreateAsync(_cloud);
        await Model("Person", "{\"type\":\"object\",\"required\":[\"name\"]}");
        await Model("Pet", $$"""
            {"type":"object","required":["name"],"properties":{"name":{"type":"string"},"age":{"type":"integer","minimum":0},
             "owner":{"$ref":"https://apigateway.amazonaws.com/restapis/{{api.Id}}/models/Person"} } }
            """);
        var validator = await _cloud.Api.CreateRequestValidator(
            new CreateRequestValidatorInput { RestApiId = api.Id, Name = "v", ValidateRequestBody = body, ValidateRequestParameters = true }, _cloud.Caller, default);
        var resource = await api.MockAsync("/pets/{id}", "{\"statusCode\": 200}", "ok", "POST");
        await _cloud.Api.UpdateMethod(
            new UpdateMethodInput
            {
                RestApiId = api.Id,
                ResourceId = resource,
                HttpMethod = "POST",
                PatchOperations = Patches.Of(
                    ("replace", "/requestValidatorId", validator.Id),
                    ("add", "/requestModels/application~1json", "Pet"),
                    ("add", "/requestParameters/method.request.querystring.q", "true"),
                    ("add", "/requestParameters/method.request.header.x-tenant", "true"),
                    ("add", "/requestParameters/method.request.header.x-optional", "false"),
                    ("add", "/requestParameters/method.request.path.id", "true")),
            },
            _cloud.Caller,
            default);
        await api.DeployAsync();
        return api;

        async Task Model(string name, string schema) => await _cloud.Api.CreateModel(
            new CreateModelInput { RestApiId = api.Id, Name = name, ContentType = "application/json", JsonSchema = schema }, _cloud.Caller, default);
    }
}
