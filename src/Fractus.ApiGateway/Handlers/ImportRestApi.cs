using Fractus.ApiGateway.Contract;
using Fractus.ApiGateway.Rules;
using Fractus.ApiGateway.Rules.OpenApi.Documents;
using Fractus.ApiGateway.Rules.OpenApi.Import;
using Fractus.ApiGateway.Storage;
using Fractus.Kernel;

namespace Fractus.ApiGateway.Handlers;

public sealed partial class ApiGatewayHandlers
{
    public ValueTask<RestApi> ImportRestApi(ImportRestApiInput input, Caller caller, CancellationToken cancellation)
    {
        var options = ImportOptions.Read(isMerge: false, input.Parameters);
        var document = Document.Read(input.Body!.Value.Span);
        var id = ids.LowerBase36(ApiIdLength);
        var seed = Seed();
        var born = RestApiRules.Create(new CreateRestApiInput { Name = id }, id, ids.LowerBase36(ApiIdLength), Now()) with { Name = null };
        return Change(caller, id, changes =>
        {
            if (!changes.TryClaim())
            {
                throw new ConflictException("Unable to complete operation due to concurrent modification. Please try again later.");
            }

            var before = new ApiDraft(born, [ResourceTree.Root(born.RootResourceId!)], new ApiParts(), []);
            return changes.Put(Import(before, document, options, input.FailOnWarnings, seed, caller));
        }, cancellation);
    }

    public ValueTask<RestApi> PutRestApi(PutRestApiInput input, Caller caller, CancellationToken cancellation)
    {
        var options = ImportOptions.Read(input.Mode != PutMode.Overwrite, input.Parameters);

        // What cannot be read is told before whether there is such an API.
        var document = Document.Read(input.Body!.Value.Span);
        var seed = Seed();
        return Change(caller, input.RestApiId, changes =>
        {
            var draft = Import(changes.Draft(), document, options, input.FailOnWarnings, seed, caller);
            return RestApiRules.Shown(changes.Put(draft));
        }, cancellation);
    }

    private byte[] Seed()
    {
        var seed = new byte[SeededIds.SeedLength];
        ids.Fill(seed);
        return seed;
    }

    // The transaction may run again: what was found in the document is found anew, and the ids come out the same.
    private ApiDraft Import(ApiDraft before, Document document, ImportOptions options, bool? failsOnWarnings, byte[] seed, Caller caller)
    {
        var importer = new ApiImporter(document.Unjudged(), options, new SeededIds(seed));
        var draft = importer.Import(before, failsOnWarnings == true);
        foreach (var role in Roles(draft).Except(Roles(before)))
        {
            CheckPassing(role, caller);
        }

        return draft with { Api = ApiPolicy.InFull(draft.Api, new ApiOwner(caller.Account, caller.Region), authorizer) };
    }

    private static IEnumerable<string> Roles(ApiDraft draft) =>
        draft.Resources.SelectMany(r => r.ResourceMethods?.Values ?? []).Select(m => m.MethodIntegration?.Credentials)
            .Concat(draft.Parts.Authorizers.Select(a => a.AuthorizerCredentials)).OfType<string>().Distinct();
}
