using System.Text;
using Fractus.ApiGateway.Contract;

namespace Fractus.ApiGateway.Tests.Control;

public sealed class DocumentationTests
{
    private readonly TestCloud _cloud = new();

    [Fact]
    public async Task Parts_are_made_found_changed_and_deleted_in_the_real_services_words()
    {
        var api = await ApiBuilder.CreateAsync(_cloud);
        var made = await CreateAsync(api, new DocumentationPartLocation { Type = "METHOD", Method = "GET" }, "{\"description\":\"a\"}");
        Assert.Equal("/", made.Location!.Path);
        await CreateAsync(api, new DocumentationPartLocation { Type = "API" }, "{}");
        Assert.Equal([made.Id], (await ListAsync(api, new() { RestApiId = api.Id, Type = "METHOD" })).Select(p => p.Id));

        var updated = await _cloud.Api.UpdateDocumentationPart(Update("replace", "/properties", "{\"description\":\"b\"}"), _cloud.Caller, default);
        Assert.Equal("{\"description\":\"b\"}", updated.Properties);
        await AssertError.IsAsync<BadRequestException>(
            "Invalid patch path  '/properties' specified for op 'add'. Please choose supported operations",
            async () => await _cloud.Api.UpdateDocumentationPart(Update("add", "/properties", "{}"), _cloud.Caller, default));
        await AssertError.IsAsync<BadRequestException>(
            "Invalid patch path  '/invalidPath' specified for op 'replace'. Must be one of: [/properties]",
            async () => await _cloud.Api.UpdateDocumentationPart(Update("replace", "/invalidPath", "{}"), _cloud.Caller, default));
        await Assert.ThrowsAsync<ConflictException>(() => CreateAsync(api, new DocumentationPartLocation { Type = "API" }, "{}"));

        var input = new DeleteDocumentationPartInput { RestApiId = api.Id, DocumentationPartId = made.Id! };
        await _cloud.Api.DeleteDocumentationPart(input, _cloud.Caller, default);
        await AssertError.IsAsync<NotFoundException>("Invalid Documentation part identifier specified", async () => await _cloud.Api.DeleteDocumentationPart(input, _cloud.Caller, default));

        UpdateDocumentationPartInput Update(string op, string path, string value) => new() { RestApiId = api.Id, DocumentationPartId = made.Id!, PatchOperations = Patches.Of((op, path, value)) };
    }

    [Fact]
    public async Task Parts_are_imported_from_a_definition()
    {
        var api = await ApiBuilder.CreateAsync(_cloud);
        await CreateAsync(api, new DocumentationPartLocation { Type = "API" }, "{\"description\":\"old\",\"kept\":true}");

        var imported = await ImportAsync(api, OpenApi.Documents.Everything, "merge");
        Assert.Equal(2, imported.Ids!.Count);
        Assert.Contains((await ListAsync(api, new() { RestApiId = api.Id })).Select(p => p.Properties), p => p == "{\"description\":\"All about books\",\"kept\":true}");

        await ImportAsync(api, OpenApi.Documents.Everything, "overwrite");
        Assert.Contains((await ListAsync(api, new() { RestApiId = api.Id })).Select(p => p.Properties), p => p == "{\"description\":\"All about books\"}");
        await AssertError.IsAsync<BadRequestException>("Unable to build importer with provided input.", () => ImportAsync(api, "bad", "merge"));
    }

    [Fact]
    public async Task A_version_keeps_the_parts_as_they_were()
    {
        var api = await ApiBuilder.CreateAsync(_cloud);
        await api.MockAsync("/a", "{\"statusCode\": 200}", null);
        await api.DeployAsync();
        var input = new CreateDocumentationVersionInput { RestApiId = api.Id, DocumentationVersion = "1", Description = "first", StageName = "v1" };
        await _cloud.Api.CreateDocumentationVersion(input, _cloud.Caller, default);
        Assert.Equal("1", (await _cloud.Api.GetStage(new GetStageInput { RestApiId = api.Id, StageName = "v1" }, _cloud.Caller, default)).DocumentationVersion);
        await Assert.ThrowsAsync<ConflictException>(async () => await _cloud.Api.CreateDocumentationVersion(input, _cloud.Caller, default));
        await Assert.ThrowsAsync<ConflictException>(async () => await _cloud.Api.DeleteDocumentationVersion(new() { RestApiId = api.Id, DocumentationVersion = "1" }, _cloud.Caller, default));

        var update = new UpdateDocumentationVersionInput { RestApiId = api.Id, DocumentationVersion = "1", PatchOperations = Patches.Of(("replace", "/description", "second")) };
        Assert.Equal("second", (await _cloud.Api.UpdateDocumentationVersion(update, _cloud.Caller, default)).Description);
        await _cloud.Api.UpdateStage(new() { RestApiId = api.Id, StageName = "v1", PatchOperations = Patches.Of(("remove", "/documentationVersion", null)) }, _cloud.Caller, default);
        await _cloud.Api.DeleteDocumentationVersion(new() { RestApiId = api.Id, DocumentationVersion = "1" }, _cloud.Caller, default);
        Assert.Empty((await _cloud.Api.GetDocumentationVersions(new() { RestApiId = api.Id }, _cloud.Caller, default)).Items!);
    }

    private async Task<DocumentationPart> CreateAsync(ApiBuilder api, DocumentationPartLocation location, string properties) => await _cloud.Api.CreateDocumentationPart(
        new CreateDocumentationPartInput { RestApiId = api.Id, Location = location, Properties = properties }, _cloud.Caller, default);

    private async Task<IReadOnlyList<DocumentationPart>> ListAsync(ApiBuilder api, GetDocumentationPartsInput input) =>
        (await _cloud.Api.GetDocumentationParts(input with { RestApiId = api.Id }, _cloud.Caller, default)).Items!;

    private async Task<DocumentationPartIds> ImportAsync(ApiBuilder api, string document, string mode) => await _cloud.Api.ImportDocumentationParts(
        new ImportDocumentationPartsInput { RestApiId = api.Id, Mode = mode, Body = Encoding.UTF8.GetBytes(document) }, _cloud.Caller, default);
}
