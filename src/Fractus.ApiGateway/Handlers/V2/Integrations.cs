using Fractus.ApiGateway.Contract.V2;
using Fractus.ApiGateway.Rules.V2;
using Fractus.ApiGateway.Rules.V2.Compiled;
using Fractus.ApiGateway.Rules.V2.Sockets;
using Fractus.ApiGateway.Storage.V2;
using Fractus.Kernel;
using Fractus.Kernel.Shapes;

namespace Fractus.ApiGateway.Handlers.V2;

public sealed partial class ApiGatewayV2Handlers
{
    public ValueTask<Integration> CreateIntegration(CreateIntegrationInput input, Caller caller, CancellationToken cancellation)
    {
        RolePassing.Check(_authorizer, input.CredentialsArn, caller);
        var id = NewPartId();
        return Change(
            caller,
            input.ApiId,
            changes => changes.Put(V2Part.Integration, ApiIntegrationRules.Create(input, id, ApiRules.IsHttp(changes.Api()))),
            cancellation);
    }

    public ValueTask<Integration> GetIntegration(GetIntegrationInput input, Caller caller, CancellationToken cancellation) =>
        Read(caller, input.ApiId, api => api.Get(V2Part.Integration, input.IntegrationId));

    public ValueTask<GetIntegrationsOutput> GetIntegrations(GetIntegrationsInput input, Caller caller, CancellationToken cancellation) =>
        Read(caller, input.ApiId, api =>
        {
            var (items, next) = Page(
                "integrations " + input.ApiId, api.All(V2Part.Integration), i => i.IntegrationId!, input.NextToken, input.MaxResults);
            return new GetIntegrationsOutput { Items = items, NextToken = next };
        });

    public ValueTask<Integration> UpdateIntegration(UpdateIntegrationInput input, Caller caller, CancellationToken cancellation)
    {
        RolePassing.Check(_authorizer, input.CredentialsArn, caller);
        return Change(caller, input.ApiId, changes =>
        {
            var before = changes.Get(V2Part.Integration, input.IntegrationId);
            if (before.ApiGatewayManaged == true)
            {
                throw Refusal.BadRequest("Cannot update Integrations managed by API Gateway");
            }

            return changes.Put(V2Part.Integration, ApiIntegrationRules.Update(before, input, ApiRules.IsHttp(changes.Api())));
        }, cancellation);
    }

    public ValueTask<Unit> DeleteIntegration(DeleteIntegrationInput input, Caller caller, CancellationToken cancellation) =>
        Remove(caller, input.ApiId, new ApiPartOf<Integration>(V2Part.Integration, input.IntegrationId, changes =>
        {
            var users = changes.All(V2Part.Route).Where(r => RouteRules.IntegrationId(r.Target) == input.IntegrationId).Select(r => r.RouteId).ToList();
            if (users.Count > 0)
            {
                throw Refusal.Conflict($"Cannot delete Integration because it is referenced by the following Routes with Ids: [{string.Join(", ", users)}]");
            }

            foreach (var response in changes.IntegrationResponses(input.IntegrationId).ToList())
            {
                changes.Remove(V2Part.IntegrationResponse, response.IntegrationResponseId!);
            }
        }), cancellation);

    public ValueTask<IntegrationResponse> CreateIntegrationResponse(
        CreateIntegrationResponseInput input, Caller caller, CancellationToken cancellation)
    {
        var response = new IntegrationResponse
        {
            ContentHandlingStrategy = input.ContentHandlingStrategy,
            IntegrationResponseId = NewPartId(),
            IntegrationResponseKey = input.IntegrationResponseKey,
            ResponseParameters = input.ResponseParameters,
            ResponseTemplates = input.ResponseTemplates,
            TemplateSelectionExpression = input.TemplateSelectionExpression,
        };
        return Change(caller, input.ApiId, changes =>
        {
            changes.Get(V2Part.Integration, input.IntegrationId);
            return Put(changes, input.IntegrationId, response);
        }, cancellation);
    }

    public ValueTask<IntegrationResponse> GetIntegrationResponse(
        GetIntegrationResponseInput input, Caller caller, CancellationToken cancellation) =>
        Read(caller, input.ApiId, api => api.IntegrationResponse(input.IntegrationId, input.IntegrationResponseId));

    public ValueTask<GetIntegrationResponsesOutput> GetIntegrationResponses(
        GetIntegrationResponsesInput input, Caller caller, CancellationToken cancellation) =>
        Read(caller, input.ApiId, api =>
        {
            api.Get(V2Part.Integration, input.IntegrationId);
            var (items, next) = Page(
                $"integrationresponses {input.ApiId} {input.IntegrationId}",
                api.IntegrationResponses(input.IntegrationId),
                r => r.IntegrationResponseId!,
                input.NextToken,
                input.MaxResults);
            return new GetIntegrationResponsesOutput { Items = items, NextToken = next };
        });

    public ValueTask<IntegrationResponse> UpdateIntegrationResponse(
        UpdateIntegrationResponseInput input, Caller caller, CancellationToken cancellation) =>
        Change(caller, input.ApiId, changes =>
        {
            var before = changes.IntegrationResponse(input.IntegrationId, input.IntegrationResponseId);
            return Put(changes, input.IntegrationId, before with
            {
                ContentHandlingStrategy = input.ContentHandlingStrategy ?? before.ContentHandlingStrategy,
                IntegrationResponseKey = input.IntegrationResponseKey ?? before.IntegrationResponseKey,
                ResponseParameters = StringMaps.Merge(before.ResponseParameters, input.ResponseParameters),
                ResponseTemplates = StringMaps.Merge(before.ResponseTemplates, input.ResponseTemplates),
                TemplateSelectionExpression = input.TemplateSelectionExpression ?? before.TemplateSelectionExpression,
            });
        }, cancellation);

    public ValueTask<Unit> DeleteIntegrationResponse(DeleteIntegrationResponseInput input, Caller caller, CancellationToken cancellation) =>
        Change(caller, input.ApiId, changes =>
        {
            changes.IntegrationResponse(input.IntegrationId, input.IntegrationResponseId);
            changes.Remove(V2Part.IntegrationResponse, input.IntegrationResponseId);
            return Unit.Value;
        }, cancellation);

    private static IntegrationResponse Put(ApiChanges changes, string integrationId, IntegrationResponse response)
    {
        RefuseForHttp(changes, "Integration responses");
        if (SocketResponse.Status(response.IntegrationResponseKey!) is null)
        {
            throw Refusal.BadRequest($"Invalid integration response key specified: {response.IntegrationResponseKey}. Must be $default or /regex/");
        }

        if (response.TemplateSelectionExpression is { } expression && SelectionExpression.Parse(expression) is null)
        {
            throw Refusal.BadRequest($"Invalid template selection expression: {expression}");
        }

        ResponseMapping.Compile(response.ResponseParameters);
        if (changes.IntegrationResponses(integrationId).Any(
            r => r.IntegrationResponseId != response.IntegrationResponseId && r.IntegrationResponseKey == response.IntegrationResponseKey))
        {
            throw Refusal.Conflict($"Integration response with key {response.IntegrationResponseKey} already exists for this integration");
        }

        return changes.Put(V2Part.IntegrationResponse, new IntegrationResponseRecord(integrationId, response)).Response;
    }
}
