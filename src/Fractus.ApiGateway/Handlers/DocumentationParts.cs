using Fractus.ApiGateway.Contract;
using Fractus.ApiGateway.Rules;
using Fractus.ApiGateway.Rules.OpenApi.Documents;
using Fractus.ApiGateway.Rules.OpenApi.Import;
using Fractus.ApiGateway.Rules.Patches;
using Fractus.ApiGateway.Storage;
using Fractus.Kernel;
using Fractus.Kernel.Shapes;

namespace Fractus.ApiGateway.Handlers;

public sealed partial class ApiGatewayHandlers
{
    public ValueTask<DocumentationPart> CreateDocumentationPart(
        CreateDocumentationPartInput input, Caller caller, CancellationToken cancellation)
    {
        var id = ids.LowerBase36(PartIdLength);
        return Change(caller, input.RestApiId, changes => changes.Put(
            ApiPart.DocumentationPart,
            DocumentationRules.Create(input.Location, input.Properties, id, changes.All(ApiPart.DocumentationPart))), cancellation);
    }

    public ValueTask<DocumentationPart> GetDocumentationPart(GetDocumentationPartInput input, Caller caller, CancellationToken cancellation) =>
        Read(caller, input.RestApiId, api => api.Get(ApiPart.DocumentationPart, input.DocumentationPartId));

    public ValueTask<DocumentationParts> GetDocumentationParts(GetDocumentationPartsInput input, Caller caller, CancellationToken cancellation) =>
        Read(caller, input.RestApiId, api =>
        {
            var all = api.All(ApiPart.DocumentationPart)
                .Where(p => input.Type is null || p.Location!.Type == input.Type)
                .Where(p => input.Path is null || p.Location!.Path == input.Path)
                .Where(p => input.NameQuery is null || p.Location!.Name?.Contains(input.NameQuery, StringComparison.Ordinal) == true)
                .Where(p => input.LocationStatus != LocationStatusType.Undocumented);
            var (items, position) = Pages.Take(pages, "documentationparts " + input.RestApiId, all, p => p.Id!, input.Position, input.Limit);
            return new DocumentationParts { Items = items, Position = position };
        });

    public ValueTask<DocumentationPart> UpdateDocumentationPart(
        UpdateDocumentationPartInput input, Caller caller, CancellationToken cancellation) => Change(caller, input.RestApiId, changes =>
    {
        var part = changes.Get(ApiPart.DocumentationPart, input.DocumentationPartId);
        foreach (var patch in Patch.Of(input.PatchOperations))
        {
            patch.MustReplaceOneOf("/properties");
            DocumentationRules.CheckProperties(patch.Value);
            part = part with { Properties = patch.Value };
        }

        return changes.Put(ApiPart.DocumentationPart, part);
    }, cancellation);

    public ValueTask<Unit> DeleteDocumentationPart(DeleteDocumentationPartInput input, Caller caller, CancellationToken cancellation) =>
        Change(caller, input.RestApiId, changes =>
        {
            changes.Api();
            changes.Get(ApiPart.DocumentationPart, input.DocumentationPartId);
            changes.Remove(ApiPart.DocumentationPart, input.DocumentationPartId);
            return Unit.Value;
        }, cancellation);

    public ValueTask<DocumentationPartIds> ImportDocumentationParts(
        ImportDocumentationPartsInput input, Caller caller, CancellationToken cancellation)
    {
        var seed = Seed();
        return Change(caller, input.RestApiId, changes =>
        {
            changes.Api();
            var document = ReadDocumentation(input.Body!.Value.Span);
            var before = changes.All(ApiPart.DocumentationPart);
            var parts = DocumentationImporter.Import(document, before, input.Mode != PutMode.Overwrite, new SeededIds(seed));
            if (input.FailOnWarnings == true && document.Warnings.Count > 0)
            {
                throw new BadRequestException("Warnings found during import:\n\t" + string.Join("\n\t", document.Warnings));
            }

            changes.Replace(ApiPart.DocumentationPart, parts);
            return new DocumentationPartIds { Ids = [.. parts.Except(before).Select(p => p.Id!)], Warnings = document.Warnings is { Count: > 0 } warnings ? warnings : null };
        }, cancellation);
    }

    private static Document ReadDocumentation(ReadOnlySpan<byte> body)
    {
        try
        {
            return Document.Read(body);
        }
        catch (BadRequestException)
        {
            throw new BadRequestException("Unable to build importer with provided input.");
        }
    }
}
