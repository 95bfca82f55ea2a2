using System.Globalization;
using Fractus.ApiGateway.Contract.V2;
using Fractus.ApiGateway.Rules.V2;
using Fractus.ApiGateway.Storage;
using Fractus.ApiGateway.Storage.V2;
using Fractus.Kernel;
using Fractus.Kernel.Shapes;

namespace Fractus.ApiGateway.Handlers.V2;

public sealed partial class ApiGatewayV2Handlers
{
    public async ValueTask<Api> CreateApi(CreateApiInput input, Caller caller, CancellationToken cancellation)
    {
        RolePassing.Check(_authorizer, input.CredentialsArn, caller);
        var id = _ids.LowerBase36(ApiIdLength);
        var api = ApiRules.Create(input, id, Now());
        var (integrationId, routeId) = (NewPartId(), NewPartId());
        await Change(caller, id, changes =>
        {
            Claim(changes);
            changes.Put(api);
            if (input.Target is { } target)
            {
                QuickCreate(changes, input, target, integrationId, routeId);
            }

            return api;
        }, cancellation);
        return Shown(api, caller);
    }

    public ValueTask<Api> GetApi(GetApiInput input, Caller caller, CancellationToken cancellation) =>
        Read(caller, input.ApiId, api => Shown(api.Api(), caller));

    public ValueTask<GetApisOutput> GetApis(GetApisInput input, Caller caller, CancellationToken cancellation)
    {
        using var snapshot = _store.OpenSnapshot();
        var all = snapshot.Range(V2Keys.Apis(caller)).Select(pair => Shown(Records.Read(pair.Value, V2Records.Default.Api), caller));
        var (items, next) = Page($"v2apis {caller.Account} {caller.Region}", all, api => api.ApiId!, input.NextToken, input.MaxResults);
        return ValueTask.FromResult(new GetApisOutput { Items = items, NextToken = next });
    }

    public ValueTask<Api> UpdateApi(UpdateApiInput input, Caller caller, CancellationToken cancellation)
    {
        RolePassing.Check(_authorizer, input.CredentialsArn, caller);
        return Change(caller, input.ApiId, changes =>
        {
            var api = changes.Put(ApiRules.Update(changes.Api(), input));
            UpdateQuick(changes, input);
            return Shown(api, caller);
        }, cancellation);
    }

    public ValueTask<Unit> DeleteApi(DeleteApiInput input, Caller caller, CancellationToken cancellation) =>
        ChangeStages(caller, input.ApiId, changes =>
        {
            changes.Api();
            RefuseWhenMapped(changes.Transaction, input.ApiId, stageName: null);
            changes.RemoveAll();
            return Unit.Value;
        }, cancellation);

    public ValueTask<Unit> DeleteCorsConfiguration(DeleteCorsConfigurationInput input, Caller caller, CancellationToken cancellation) =>
        Change(caller, input.ApiId, changes =>
        {
            changes.Put(changes.Api() with { CorsConfiguration = null });
            return Unit.Value;
        }, cancellation);

    private static void Claim(ApiChanges changes)
    {
        if (!changes.TryClaim())
        {
            throw Refusal.Conflict("Unable to complete operation due to concurrent modification. Please try again later.");
        }
    }

    // The API's host below localhost leads to this machine, without any set-up, in browsers and most resolvers.
    private Api Shown(Api api, Caller caller)
    {
        var scheme = ApiRules.IsHttp(api) ? Endpoint.Scheme : Endpoint.Scheme == "https" ? "wss" : "ws";
        var host = string.Create(CultureInfo.InvariantCulture, $"{api.ApiId}.execute-api.{caller.Region}.localhost:{Endpoint.Port}");
        return api with { ApiEndpoint = $"{scheme}://{host}" };
    }

    private static void QuickCreate(ApiChanges changes, CreateApiInput input, string target, string integrationId, string routeId)
    {
        var integration = ApiIntegrationRules.Create(QuickIntegration(target, input.CredentialsArn, changes.Api().ApiId!), integrationId, isHttp: true);
        changes.Put(V2Part.Integration, integration with { ApiGatewayManaged = true });
        var route = RouteRules.Create(
            new CreateRouteInput { ApiId = changes.Api().ApiId!, RouteKey = input.RouteKey ?? RouteRules.Default, Target = RouteRules.TargetOf(integrationId) }, routeId);
        RouteRules.Check(route, changes);
        changes.Put(V2Part.Route, route with { ApiGatewayManaged = true });
        var stage = ApiStageRules.Create(
            new CreateStageInput { ApiId = changes.Api().ApiId!, StageName = ApiStageRules.Default, AutoDeploy = true }, isHttp: true, changes.Now);
        changes.Put(V2Part.Stage, stage with { ApiGatewayManaged = true });
    }

    private static CreateIntegrationInput QuickIntegration(string target, string? credentials, string apiId)
    {
        var isFunction = target.StartsWith("arn:", StringComparison.Ordinal);
        return new CreateIntegrationInput
        {
            ApiId = apiId,
            CredentialsArn = credentials,
            IntegrationType = isFunction ? IntegrationType.AwsProxy : IntegrationType.HttpProxy,
            IntegrationMethod = isFunction ? null : "ANY",
            IntegrationUri = target,
            PayloadFormatVersion = isFunction ? ApiIntegrationRules.Version2 : ApiIntegrationRules.Version1,
        };
    }

    // The parts that quick create made are changed through the API.
    private static void UpdateQuick(ApiChanges changes, UpdateApiInput input)
    {
        if ((input.Target ?? input.RouteKey ?? input.CredentialsArn) is null)
        {
            return;
        }

        var integration = changes.All(V2Part.Integration).Find(i => i.ApiGatewayManaged == true);
        var route = changes.All(V2Part.Route).Find(r => r.ApiGatewayManaged == true);
        if (integration is null || route is null)
        {
            throw Refusal.BadRequest("Target, routeKey and credentialsArn can only be updated on APIs that were quick created");
        }

        var made = ApiIntegrationRules.Create(
            QuickIntegration(input.Target ?? integration.IntegrationUri!, input.CredentialsArn ?? integration.CredentialsArn, input.ApiId),
            integration.IntegrationId!,
            isHttp: true);
        changes.Put(V2Part.Integration, made with { ApiGatewayManaged = true });
        var updated = route with { RouteKey = input.RouteKey ?? route.RouteKey };
        RouteRules.Check(updated, changes);
        changes.Put(V2Part.Route, updated);
    }
}
