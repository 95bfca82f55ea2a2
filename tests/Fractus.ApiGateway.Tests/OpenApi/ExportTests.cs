using Fractus.ApiGateway.Contract;
using Fractus.ApiGateway.Rules.Values;

namespace Fractus.ApiGateway.Tests.OpenApi;

public sealed class ExportTests
{
    private readonly TestCloud _cloud = new();
    private readonly Definitions _definitions;

    public ExportTests()
    {
        _definitions = new Definitions(_cloud);
    }

    [Theory]
    [InlineData(Documents.Everything, "oas30", null)]
    [InlineData(Documents.Everything, "oas30", "application/yaml")]
    [InlineData(Documents.Swagger, "oas30", null)]
    [InlineData(Documents.Swagger, "swagger", null)]
    [InlineData(Documents.Swagger, "swagger", "application/yaml")]
    public async Task Import_export_and_import_again_is_the_same_api(string document, string type, string? accepts)
    {
        var api = await _definitions.ImportAsync(document);
        var exported = await _definitions.ExportAsync(api.Id!, type, "apigateway", accepts);

        var again = await _definitions.ImportAsync(exported);

        Assert.Equal(_definitions.Describe(api.Id!), _definitions.Describe(again.Id!));
        Assert.Equal(exported.Replace(api.Id!, "", StringComparison.Ordinal), (await _definitions.ExportAsync(again.Id!, type, "apigateway", accepts)).Replace(again.Id!, "", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_export_without_extensions_has_the_form_recorded_of_the_real_service()
    {
        var api = await _definitions.ImportAsync(Documents.Swagger);
        Assert.Equal(
            """{"swagger":"2.0","info":{"version":"1.0.0","title":"Pets"},"host":"ID.execute-api.us-east-1.amazonaws.com","basePath":"/v1","schemes":["https"],"paths":{"/pets/{id}":{"get":{"operationId":"GetPet","produces":["application/json"],"parameters":[{"name":"id","in":"path","required":true,"type":"string"}],"responses":{"200":{"description":"200 response","schema":{"$ref":"#/definitions/Pet"}}}},"put":{"consumes":["application/json"],"parameters":[{"name":"id","in":"path","required":true,"type":"string"},{"in":"body","name":"Pet","required":true,"schema":{"$ref":"#/definitions/Pet"}}],"responses":{}},"delete":{"operationId":"GetPet","produces":["application/json"],"parameters":[{"name":"id","in":"path","required":true,"type":"string"}],"responses":{"200":{"description":"200 response","schema":{"$ref":"#/definitions/Pet"}}}}}},"definitions":{"Pet":{"type":"object","properties":{"name":{"type":"string"},"age":{"type":"integer","minimum":0}}}}}""",
            (await _definitions.ExportAsync(api.Id!, "swagger")).Replace(api.Id!, "ID", StringComparison.Ordinal).Replace("\"consumes\":[\"application/json\"],\"produces\"", "\"produces\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_export_names_its_file_and_says_what_it_cannot_be()
    {
        var api = await _definitions.ImportAsync(Documents.Swagger);
        await _definitions.ExportAsync(api.Id!, "oas30");
        var input = new GetExportInput { RestApiId = api.Id!, StageName = "v1", ExportType = "oas30" };
        var export = await _cloud.Api.GetExport(input, _cloud.Caller, default);
        Assert.Equal(("application/octet-stream", "attachment; filename=\"oas30_1.0.0.json\""), (export.ContentType, export.ContentDisposition));

        await AssertError.IsAsync<BadRequestException>("No API exporter for type 'raml'", async () => await _cloud.Api.GetExport(input with { ExportType = "raml" }, _cloud.Caller, default));
        await AssertError.IsAsync<NotFoundException>("Invalid stage identifier specified", async () => await _cloud.Api.GetExport(input with { StageName = "none" }, _cloud.Caller, default));
        await AssertError.IsAsync<BadRequestException>(
            "The extension postman is not supported by Fractus yet.",
            async () => await _cloud.Api.GetExport(input with { Parameters = new Dictionary<string, string> { ["extensions"] = "postman" } }, _cloud.Caller, default));
    }

    [Fact]
    public async Task A_stages_documentation_shows_in_its_export()
    {
        var api = await _definitions.ImportAsync(Documents.Everything);
        await _definitions.ExportAsync(api.Id!, "oas30");
        await _cloud.Api.CreateDocumentationVersion(
            new CreateDocumentationVersionInput { RestApiId = api.Id!, DocumentationVersion = "7", StageName = "v1" }, _cloud.Caller, default);

        var exported = await _definitions.ExportAsync(api.Id!, "oas30", "documentation");

        var document = (ValueMap)JsonValues.ParseOrNull(System.Text.Encoding.UTF8.GetBytes(exported))!;
        var operation = (ValueMap)((ValueMap)((ValueMap)document["paths"]!)["/books"]!)["get"]!;
        Assert.Equal("Lists books", operation["summary"]);
        Assert.Equal("7", ((ValueMap)document["x-amazon-apigateway-documentation"]!)["version"]);
    }
}
