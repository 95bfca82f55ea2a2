using Fractus.ApiGateway.Rules.V2;
using Fractus.ApiGateway.Storage.Domains;
using Fractus.Kernel;
using Fractus.Store;

namespace Fractus.ApiGateway.Storage.V2;

/// <summary>Something that has tags, found by its ARN, such as <c>arn:aws:apigateway:us-east-1::/apis/a1b2c3/stages/prod</c>.</summary>
/// <param name="Tags">Those that it has.</param>
/// <param name="Put">Gives it others.</param>
internal sealed record V2Taggable(IReadOnlyDictionary<string, string> Tags, Action<ITransaction, IReadOnlyDictionary<string, string>, DateTimeOffset> Put)
{
    private static readonly Dictionary<string, string> s_none = [];

    /// <exception cref="Contract.NotFoundException">It is not there.</exception>
    /// <exception cref="Contract.BadRequestException">It is nothing that has tags.</exception>
    public static V2Taggable Find(IReadTransaction reader, Caller caller, string arn)
    {
        if (!Arn.TryParse(arn, out var name) || name.Service != "apigateway" || name.Region != caller.Region)
        {
            throw Refusal.BadRequest("Invalid ARN specified in the request");
        }

        switch (name.Resource.Trim('/').Split('/'))
        {
            case ["apis", var apiId]:
                var api = new StoredApi(reader, caller, apiId).Api();
                return new(api.Tags ?? s_none, (t, tags, now) => new ApiChanges(t, caller, apiId, "", now).Put(api with { Tags = tags }));
            case ["apis", var apiId, "stages", var stageName]:
                var stage = new StoredApi(reader, caller, apiId).Get(V2Part.Stage, stageName);
                return new(stage.Tags ?? s_none, (t, tags, now) => new ApiChanges(t, caller, apiId, "", now).Put(V2Part.Stage, stage with { Tags = tags }));
            case ["domainnames", var domainName]:
                var domain = DomainStore.Get(reader, caller, domainName);
                return new(domain.Tags ?? s_none, (t, tags, _) => DomainStore.Put(t, domain with { Tags = tags }));
            default:
                throw Refusal.BadRequest("Invalid ARN specified in the request");
        }
    }
}
