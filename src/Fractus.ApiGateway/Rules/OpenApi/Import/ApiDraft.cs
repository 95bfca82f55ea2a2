using Fractus.ApiGateway.Contract;
using Fractus.ApiGateway.Storage;

namespace Fractus.ApiGateway.Rules.OpenApi.Import;

/// <summary>An API as it stands, undeployed, with everything that definitions describe.</summary>
internal sealed record ApiDraft(RestApi Api, IReadOnlyList<Resource> Resources, ApiParts Parts, IReadOnlyList<DocumentationPart> Documentation);
