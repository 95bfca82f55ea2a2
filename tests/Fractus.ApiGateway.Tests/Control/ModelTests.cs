using Fractus.ApiGateway.Contract;

namespace Fractus.ApiGateway.Tests.Control;

public sealed class ModelTests
{
    private readonly TestCloud _cloud = new();

    [Fact]
    public async Task An_api_is_born_with_the_models_Empty_and_Error()
    {
        var api = await ApiBuilder.CreateAsync(_cloud);
        var models = await _cloud.Api.GetModels(new GetModelsInput { RestApiId = api.Id }, _cloud.Caller, default);
        Assert.Equal(["Empty", "Error"], models.Items!.Select(m => m.Name));
        Assert.Equal("This is a default error schema model", models.Items![1].Description);
        Assert.Contains("\"title\" : \"Error Schema\"", models.Items[1].JsonSchema, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_is_created_shown_changed_and_deleted()
    {
        var api = await ApiBuilder.CreateAsync(_cloud);
        var made = await Create(api, "Pet", "{\"type\":\"object\"}");
        Assert.Equal(6, made.Id!.Length);
        Assert.Equal(made, await Get(api, "Pet"));

        var changed = await Update(api, "Pet", ("replace", "/schema", "{\"type\":\"array\"}"), ("replace", "/description", "many"));

        Assert.Equal(("{\"type\":\"array\"}", "many"), (changed.JsonSchema, changed.Description));
        await Delete(api, "Pet");
        await AssertError.IsAsync<NotFoundException>("Invalid model name specified: Pet", () => Get(api, "Pet"));
        await AssertError.IsAsync<NotFoundException>("Invalid model name specified: Pet", () => Delete(api, "Pet"));
    }

    [Fact]
    public async Task What_a_model_may_not_be_is_refused_in_the_real_services_words()
    {
        var api = await ApiBuilder.CreateAsync(_cloud);
        await Create(api, "Pet", "{}");
        await AssertError.IsAsync<ConflictException>("Model name already exists for this REST API", () => Create(api, "Pet", "{}"));
        await Refuses("Model name must be non-empty", "", "{}");
        await Refuses("Model schema must have at least 1 property or array items defined", "A", "");
        await Refuses("Model schema must have at least 1 property or array items defined", "A", null);
        await Refuses(Invalid("Invalid model schema specified"), "A", "no JSON");
        await Refuses(Invalid("Invalid model schema specified. Unsupported keyword(s): [\"example\"]"), "A", "{\"properties\":{\"a\":{\"example\":1}}}");
        await Refuses(Invalid("Invalid model schema specified. The type text is not one of [\"array\",\"boolean\",\"integer\",\"null\",\"number\",\"object\",\"string\"]."), "A", "{\"type\":\"text\"}");
        var reference = $"https://apigateway.amazonaws.com/restapis/{api.Id}/models/Nobody";
        await Refuses(Invalid("Invalid model reference specified: " + reference), "A", $"{{\"$ref\":\"{reference}\"}}");
        await AssertError.IsAsync<BadRequestException>(
            "Invalid patch path  '/name' specified for op 'replace'. Must be one of: [/description, /schema]", () => Update(api, "Pet", ("replace", "/name", "B")));
        await AssertError.IsAsync<BadRequestException>(
            "Invalid patch path  '/wrong' specified for op 'add'. Please choose supported operations", () => Update(api, "Pet", ("add", "/wrong", "B")));
        await AssertError.IsAsync<NotFoundException>(
            "Invalid API identifier specified 000000000000:nobody",
            async () => await _cloud.Api.GetModels(new GetModelsInput { RestApiId = "nobody" }, _cloud.Caller, default));

        Task Refuses(string message, string name, string? schema) => AssertError.IsAsync<BadRequestException>(message, () => Create(api, name, schema));
        static string Invalid(string error) => $"Invalid model specified: Validation Result: warnings : [], errors : [{error}]";
    }

    [Fact]
    public async Task A_model_that_a_method_or_another_model_uses_cannot_be_deleted()
    {
        var api = await ApiBuilder.CreateAsync(_cloud);
        await Create(api, "Pet", "{}");
        await Create(api, "Pets", $"{{\"type\":\"array\",\"items\":{{\"$ref\":\"https://apigateway.amazonaws.com/restapis/{api.Id}/models/Pet\"}}}}");
        await AssertError.IsAsync<ConflictException>("Cannot delete model 'Pet', is referenced in model: Pets", () => Delete(api, "Pet"));
        var method = new PutMethodInput
        {
            RestApiId = api.Id,
            ResourceId = api.Root,
            HttpMethod = "ANY",
            AuthorizationType = "NONE",
            RequestModels = new Dictionary<string, string> { ["application/json"] = "Pets" },
        };
        await _cloud.Api.PutMethod(method, _cloud.Caller, default);
        await AssertError.IsAsync<ConflictException>("Cannot delete model 'Pets', is referenced in method request: //ANY", () => Delete(api, "Pets"));
    }

    [Fact]
    public async Task A_models_template_takes_every_value_from_the_body_and_works_as_it_stands()
    {
        var api = await ApiBuilder.CreateAsync(_cloud);
        const string Schema = """
            {"type":"object","properties":{"name":{"type":"string"},"price":{"type":"number"},
             "tags":{"type":"array","items":{"type":"object","properties":{"id":{"type":"integer"}}}}}}
            """;
        await Create(api, "Pet", Schema);

        var template = (await _cloud.Api.GetModelTemplate(new GetModelTemplateInput { RestApiId = api.Id, ModelName = "Pet" }, _cloud.Caller, default)).Value!;

        Assert.StartsWith("#set($inputRoot = $input.path('$'))\n{\n  \"name\" : \"$inputRoot.name\",\n  \"price\" : $inputRoot.price,\n", template, StringComparison.Ordinal);
        await api.MockAsync("/pets", "{\"statusCode\": 200}", template, "POST");
        await api.DeployAsync();
        var answer = await api.SendAsync("POST", "/v1/pets", "{}");
        Assert.Equal(200, answer.Status);
    }

    [Fact]
    public async Task A_flattened_model_brings_the_models_that_it_refers_to()
    {
        var api = await ApiBuilder.CreateAsync(_cloud);
        await Create(api, "Pet", "{\"type\":\"string\"}");
        await Create(api, "Pets", $"{{\"items\":{{\"$ref\":\"https://apigateway.amazonaws.com/restapis/{api.Id}/models/Pet\"}}}}");
        var flat = await _cloud.Api.GetModel(new GetModelInput { RestApiId = api.Id, ModelName = "Pets", Flatten = true }, _cloud.Caller, default);
        Assert.Equal("{\"items\":{\"$ref\":\"#/definitions/Pet\"},\"definitions\":{\"Pet\":{\"type\":\"string\"}}}", flat.JsonSchema);
    }

    private async Task<Model> Create(ApiBuilder api, string name, string? schema) => await _cloud.Api.CreateModel(
        new CreateModelInput { RestApiId = api.Id, Name = name, ContentType = "application/json", JsonSchema = schema }, _cloud.Caller, default);

    private async Task<Model> Get(ApiBuilder api, string name) =>
        await _cloud.Api.GetModel(new GetModelInput { RestApiId = api.Id, ModelName = name }, _cloud.Caller, default);

    private async Task Delete(ApiBuilder api, string name) =>
        await _cloud.Api.DeleteModel(new DeleteModelInput { RestApiId = api.Id, ModelName = name }, _cloud.Caller, default);

    private async Task<Model> Update(ApiBuilder api, string name, params (string Op, string Path, string? Value)[] patches) => await _cloud.Api.UpdateModel(
        new UpdateModelInput { RestApiId = api.Id, ModelName = name, PatchOperations = Patches.Of(patches) }, _cloud.Caller, default);
}
