using Fractus.ApiGateway.Contract;
using Fractus.ApiGateway.Storage;

namespace Fractus.ApiGateway.Rules.OpenApi.Import;

/// <summary>An API as it stands, undeployed, with everything that definitions describe.</summary>
internal sealed record ApiDraft(RestApi Api, IReadOnlyList<Resource> Resources, ApiParts Parts, IReadOnlyList<DocumentationPart> Documentation)
{
    /// <summary>The same under another API's id and settings. Ids of parts are an API's own, so they can stay.</summary>
    public ApiDraft CopyTo(RestApi api) => this with
    {
        Api = api with { RootResourceId = Api.RootResourceId, BinaryMediaTypes = api.BinaryMediaTypes ?? Api.BinaryMediaTypes },
        Parts = Parts with
        {
            // References between models name the API.
            Models = [.. Parts.Models.Select(m => m with { JsonSchema = m.JsonSchema!.Replace($"/restapis/{Api.Id}/", $"/restapis/{api.Id}/", StringComparison.Ordinal) })],
        },
    };
}
