using Fractus.ApiGateway.Contract;
using Fractus.ApiGateway.Rules;
using Fractus.ApiGateway.Rules.Patches;
using Fractus.ApiGateway.Storage;
using Fractus.Kernel;
using Fractus.Kernel.Shapes;

namespace Fractus.ApiGateway.Handlers;

public sealed partial class ApiGatewayHandlers
{
    public ValueTask<Authorizer> CreateAuthorizer(CreateAuthorizerInput input, Caller caller, CancellationToken cancellation)
    {
        CheckPassing(input.AuthorizerCredentials, caller);
        var id = ids.LowerBase36(PartIdLength);
        return Change(caller, input.RestApiId, changes =>
        {
            if (!changes.IsKnown)
            {
                // So it is recorded of the real service, for this operation alone.
                throw new ConflictException("Unable to complete operation due to concurrent modification. Please try again later.");
            }

            return changes.Put(ApiPart.Authorizer, AuthorizerRules.Create(input, id, changes.All(ApiPart.Authorizer)));
        }, cancellation);
    }

    public ValueTask<Authorizer> GetAuthorizer(GetAuthorizerInput input, Caller caller, CancellationToken cancellation) =>
        Read(caller, input.RestApiId, api => api.Get(ApiPart.Authorizer, input.AuthorizerId));

    public ValueTask<Authorizers> GetAuthorizers(GetAuthorizersInput input, Caller caller, CancellationToken cancellation) =>
        Read(caller, input.RestApiId, api =>
        {
            var (items, position) = Pages.Take(
                pages, "authorizers " + input.RestApiId, api.All(ApiPart.Authorizer), a => a.Id!, input.Position, input.Limit);
            return new Authorizers { Items = items, Position = position };
        });

    public ValueTask<Authorizer> UpdateAuthorizer(UpdateAuthorizerInput input, Caller caller, CancellationToken cancellation) =>
        Change(caller, input.RestApiId, changes =>
        {
            var before = changes.Get(ApiPart.Authorizer, input.AuthorizerId);
            var authorizer = AuthorizerPatch.Apply(before, changes.All(ApiPart.Authorizer), input.PatchOperations);
            if (authorizer.AuthorizerCredentials != before.AuthorizerCredentials)
            {
                CheckPassing(authorizer.AuthorizerCredentials, caller);
            }

            return changes.Put(ApiPart.Authorizer, authorizer);
        }, cancellation);

    public ValueTask<Unit> DeleteAuthorizer(DeleteAuthorizerInput input, Caller caller, CancellationToken cancellation) =>
        Change(caller, input.RestApiId, changes =>
        {
            var authorizer = changes.Get(ApiPart.Authorizer, input.AuthorizerId);
            if (changes.Resources().Any(r => r.ResourceMethods?.Values.Any(m => m.AuthorizerId == input.AuthorizerId) == true))
            {
                throw new ConflictException($"Cannot delete authorizer '{authorizer.Name}', is referenced in a method");
            }

            changes.Remove(ApiPart.Authorizer, input.AuthorizerId);
            return Unit.Value;
        }, cancellation);

    public ValueTask<TestInvokeAuthorizerOutput> TestInvokeAuthorizer(
        TestInvokeAuthorizerInput input, Caller caller, CancellationToken cancellation)
    {
        var (draft, authorizer) = ReadAuthorizer(input, caller);
        return authorizerTests.RunAsync(input, draft, authorizer, caller, cancellation);
    }

    public async ValueTask<Unit> FlushStageAuthorizersCache(
        FlushStageAuthorizersCacheInput input, Caller caller, CancellationToken cancellation)
    {
        await Read(caller, input.RestApiId, api => api.Stage(input.StageName));
        authorizerTests.Flush(input.RestApiId, input.StageName);
        return Unit.Value;
    }

    // The snapshot is closed before the function runs.
    private (DeploymentRecord Draft, Authorizer Authorizer) ReadAuthorizer(TestInvokeAuthorizerInput input, Caller caller)
    {
        using var snapshot = store.OpenSnapshot();
        var reader = new ApiReader(snapshot, caller, input.RestApiId);
        var authorizer = reader.Get(ApiPart.Authorizer, input.AuthorizerId);
        return (new DeploymentRecord(new Deployment(), reader.Api(), []) { Parts = reader.Parts() }, authorizer);
    }
}
