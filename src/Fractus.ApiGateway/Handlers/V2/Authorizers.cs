using Fractus.ApiGateway.Contract.V2;
using Fractus.ApiGateway.Rules.V2;
using Fractus.ApiGateway.Storage.V2;
using Fractus.Kernel;
using Fractus.Kernel.Shapes;

namespace Fractus.ApiGateway.Handlers.V2;

public sealed partial class ApiGatewayV2Handlers
{
    public ValueTask<Authorizer> CreateAuthorizer(CreateAuthorizerInput input, Caller caller, CancellationToken cancellation)
    {
        RolePassing.Check(_authorizer, input.AuthorizerCredentialsArn, caller);
        var id = _ids.LowerBase36(DeploymentIdLength);
        return Change(caller, input.ApiId, changes =>
        {
            var isHttp = ApiRules.IsHttp(changes.Api());
            return Put(changes, ApiAuthorizerRules.Create(input, id, isHttp), isHttp);
        }, cancellation);
    }

    public ValueTask<Authorizer> GetAuthorizer(GetAuthorizerInput input, Caller caller, CancellationToken cancellation) =>
        Read(caller, input.ApiId, api => api.Get(V2Part.Authorizer, input.AuthorizerId));

    public ValueTask<GetAuthorizersOutput> GetAuthorizers(GetAuthorizersInput input, Caller caller, CancellationToken cancellation) =>
        Read(caller, input.ApiId, api =>
        {
            var (items, next) = Page(
                "v2authorizers " + input.ApiId, api.All(V2Part.Authorizer), a => a.AuthorizerId!, input.NextToken, input.MaxResults);
            return new GetAuthorizersOutput { Items = items, NextToken = next };
        });

    public ValueTask<Authorizer> UpdateAuthorizer(UpdateAuthorizerInput input, Caller caller, CancellationToken cancellation)
    {
        RolePassing.Check(_authorizer, input.AuthorizerCredentialsArn, caller);
        return Change(caller, input.ApiId, changes =>
        {
            var before = changes.Get(V2Part.Authorizer, input.AuthorizerId);
            return Put(changes, ApiAuthorizerRules.Update(before, input), ApiRules.IsHttp(changes.Api()));
        }, cancellation);
    }

    public ValueTask<Unit> DeleteAuthorizer(DeleteAuthorizerInput input, Caller caller, CancellationToken cancellation) =>
        Remove(caller, input.ApiId, new ApiPartOf<Authorizer>(V2Part.Authorizer, input.AuthorizerId, changes =>
        {
            if (changes.All(V2Part.Route).Find(r => r.AuthorizerId == input.AuthorizerId) is { } route)
            {
                throw Refusal.Conflict($"Cannot delete authorizer '{input.AuthorizerId}', is referenced in route: {route.RouteKey}");
            }
        }), cancellation);

    public async ValueTask<Unit> ResetAuthorizersCache(ResetAuthorizersCacheInput input, Caller caller, CancellationToken cancellation)
    {
        await Read(caller, input.ApiId, api => api.Get(V2Part.Stage, input.StageName));
        _authorizers.Flush(input.ApiId, input.StageName);
        return Unit.Value;
    }

    private static Authorizer Put(ApiChanges changes, Authorizer authorizer, bool isHttp)
    {
        ApiAuthorizerRules.Check(authorizer, changes.All(V2Part.Authorizer), isHttp);
        return changes.Put(V2Part.Authorizer, authorizer);
    }
}
