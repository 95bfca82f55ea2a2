using Fractus.ApiGateway.Contract;
using Fractus.ApiGateway.Storage.Domains;
using Fractus.Kernel;
using Fractus.Store;

namespace Fractus.ApiGateway.Storage;

/// <summary>Something that has tags, found by its ARN, such as <c>arn:aws:apigateway:us-east-1::/restapis/a1b2c3/stages/prod</c>.</summary>
/// <param name="Tags">Those that it has.</param>
/// <param name="Put">Gives it others.</param>
internal sealed record Taggable(IReadOnlyDictionary<string, string> Tags, Action<ITransaction, IReadOnlyDictionary<string, string>> Put)
{
    private static readonly Dictionary<string, string> s_none = [];

    /// <exception cref="NotFoundException">It is not there.</exception>
    /// <exception cref="BadRequestException">It is nothing that has tags.</exception>
    public static Taggable Find(IReadTransaction reader, Caller caller, string arn)
    {
        if (!Arn.TryParse(arn, out var name) || name.Service != "apigateway" || name.Region != caller.Region)
        {
            throw new BadRequestException("Invalid ARN specified in the request");
        }

        switch (name.Resource.Trim('/').Split('/'))
        {
            case ["restapis", var apiId]:
                var api = new ApiReader(reader, caller, apiId).Api();
                return new(api.Tags ?? s_none, (t, tags) => new ApiWriter(t, caller, apiId).Put(api with { Tags = tags }));
            case ["restapis", var apiId, "stages", var stageName]:
                var stage = new ApiReader(reader, caller, apiId).Stage(stageName);
                return new(stage.Tags ?? s_none, (t, tags) => new ApiWriter(t, caller, apiId).Put(stage with { Tags = tags }));
            case ["apikeys", var keyId]:
                var key = AccountPart.ApiKey.Get(reader, caller, keyId);
                return new(key.Tags ?? s_none, (t, tags) => AccountPart.ApiKey.Put(t, caller, keyId, key with { Tags = tags }));
            case ["usageplans", var planId]:
                var plan = AccountPart.UsagePlan.Get(reader, caller, planId);
                return new(plan.Tags ?? s_none, (t, tags) => AccountPart.UsagePlan.Put(t, caller, planId, plan with { Tags = tags }));
            case ["domainnames", var domainName]:
                var domain = DomainStore.Get(reader, caller, domainName);
                return new(domain.Tags ?? s_none, (t, tags) => DomainStore.Put(t, domain with { Tags = tags }));
            default:
                throw new BadRequestException("Invalid ARN specified in the request");
        }
    }
}
