using Fractus.ApiGateway.Contract;
using Fractus.ApiGateway.Rules;
using Fractus.ApiGateway.Rules.Patches;
using Fractus.ApiGateway.Storage;
using Fractus.Kernel;
using Fractus.Kernel.Shapes;

namespace Fractus.ApiGateway.Handlers;

public sealed partial class ApiGatewayHandlers
{
    public ValueTask<DocumentationVersion> CreateDocumentationVersion(
        CreateDocumentationVersionInput input, Caller caller, CancellationToken cancellation)
    {
        var version = new DocumentationVersion { Version = input.DocumentationVersion, CreatedDate = Now(), Description = input.Description };
        if (string.IsNullOrEmpty(version.Version))
        {
            throw new BadRequestException("Documentation version must be non-empty");
        }

        return Change(caller, input.RestApiId, changes =>
        {
            changes.Api();
            if (changes.Find(ApiPart.DocumentationVersion, version.Version) is not null)
            {
                throw new ConflictException("Documentation version already exists: " + version.Version);
            }

            changes.Put(ApiPart.DocumentationVersion, new DocumentationSnapshot(version, changes.All(ApiPart.DocumentationPart)));
            if (input.StageName is { Length: > 0 } stageName)
            {
                changes.Put(changes.Stage(stageName) with { DocumentationVersion = version.Version, LastUpdatedDate = version.CreatedDate });
            }

            return version;
        }, cancellation);
    }

    public ValueTask<DocumentationVersion> GetDocumentationVersion(
        GetDocumentationVersionInput input, Caller caller, CancellationToken cancellation) =>
        Read(caller, input.RestApiId, api => api.Get(ApiPart.DocumentationVersion, input.DocumentationVersion).Version);

    public ValueTask<DocumentationVersions> GetDocumentationVersions(
        GetDocumentationVersionsInput input, Caller caller, CancellationToken cancellation) => Read(caller, input.RestApiId, api =>
    {
        var all = api.All(ApiPart.DocumentationVersion).Select(v => v.Version);
        var (items, position) = Pages.Take(pages, "documentationversions " + input.RestApiId, all, v => v.Version!, input.Position, input.Limit);
        return new DocumentationVersions { Items = items, Position = position };
    });

    public ValueTask<DocumentationVersion> UpdateDocumentationVersion(
        UpdateDocumentationVersionInput input, Caller caller, CancellationToken cancellation) => Change(caller, input.RestApiId, changes =>
    {
        var snapshot = changes.Get(ApiPart.DocumentationVersion, input.DocumentationVersion);
        foreach (var patch in Patch.Of(input.PatchOperations))
        {
            patch.MustReplaceOneOf("/description");
            snapshot = snapshot with { Version = snapshot.Version with { Description = patch.Value } };
        }

        return changes.Put(ApiPart.DocumentationVersion, snapshot).Version;
    }, cancellation);

    public ValueTask<Unit> DeleteDocumentationVersion(
        DeleteDocumentationVersionInput input, Caller caller, CancellationToken cancellation) => Change(caller, input.RestApiId, changes =>
    {
        changes.Api();
        changes.Get(ApiPart.DocumentationVersion, input.DocumentationVersion);
        if (changes.Stages().FirstOrDefault(s => s.DocumentationVersion == input.DocumentationVersion) is { } stage)
        {
            throw new ConflictException($"Documentation version {input.DocumentationVersion} is used by stage {stage.StageName}");
        }

        changes.Remove(ApiPart.DocumentationVersion, input.DocumentationVersion);
        return Unit.Value;
    }, cancellation);
}
