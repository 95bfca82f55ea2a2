using Fractus.ApiGateway.Contract.V2;
using Fractus.ApiGateway.Rules.V2;
using Fractus.ApiGateway.Storage.V2;
using Fractus.Kernel;
using Fractus.Kernel.Shapes;

namespace Fractus.ApiGateway.Handlers.V2;

public sealed partial class ApiGatewayV2Handlers
{
    public ValueTask<Route> CreateRoute(CreateRouteInput input, Caller caller, CancellationToken cancellation)
    {
        var route = RouteRules.Create(input, NewPartId());
        return Change(caller, input.ApiId, changes =>
        {
            RouteRules.Check(route, changes);
            return changes.Put(V2Part.Route, route);
        }, cancellation);
    }

    public ValueTask<Route> GetRoute(GetRouteInput input, Caller caller, CancellationToken cancellation) =>
        Read(caller, input.ApiId, api => api.Get(V2Part.Route, input.RouteId));

    public ValueTask<GetRoutesOutput> GetRoutes(GetRoutesInput input, Caller caller, CancellationToken cancellation) =>
        Read(caller, input.ApiId, api =>
        {
            var (items, next) = Page("routes " + input.ApiId, api.All(V2Part.Route), r => r.RouteId!, input.NextToken, input.MaxResults);
            return new GetRoutesOutput { Items = items, NextToken = next };
        });

    public ValueTask<Route> UpdateRoute(UpdateRouteInput input, Caller caller, CancellationToken cancellation) =>
        Change(caller, input.ApiId, changes =>
        {
            var before = changes.Get(V2Part.Route, input.RouteId);
            if (before.ApiGatewayManaged == true)
            {
                throw Refusal.BadRequest("Cannot update Routes managed by API Gateway");
            }

            var route = RouteRules.Update(before, input);
            RouteRules.Check(route, changes);
            return changes.Put(V2Part.Route, route);
        }, cancellation);

    public ValueTask<Unit> DeleteRoute(DeleteRouteInput input, Caller caller, CancellationToken cancellation) =>
        Remove(caller, input.ApiId, new ApiPartOf<Route>(V2Part.Route, input.RouteId, changes =>
        {
            foreach (var response in changes.RouteResponses(input.RouteId).ToList())
            {
                changes.Remove(V2Part.RouteResponse, response.RouteResponseId!);
            }
        }), cancellation);

    public ValueTask<Unit> DeleteRouteRequestParameter(
        DeleteRouteRequestParameterInput input, Caller caller, CancellationToken cancellation) =>
        Change(caller, input.ApiId, changes =>
        {
            var route = changes.Get(V2Part.Route, input.RouteId);
            var parameters = route.RequestParameters?.ToDictionary() ?? [];
            if (!parameters.Remove(input.RequestParameterKey))
            {
                throw Refusal.NotFound("Invalid parameter name specified");
            }

            changes.Put(V2Part.Route, route with { RequestParameters = parameters });
            return Unit.Value;
        }, cancellation);

    public ValueTask<RouteResponse> CreateRouteResponse(CreateRouteResponseInput input, Caller caller, CancellationToken cancellation)
    {
        var response = new RouteResponse
        {
            ModelSelectionExpression = input.ModelSelectionExpression,
            ResponseModels = input.ResponseModels,
            ResponseParameters = input.ResponseParameters,
            RouteResponseId = NewPartId(),
            RouteResponseKey = input.RouteResponseKey,
        };
        return Change(caller, input.ApiId, changes =>
        {
            changes.Get(V2Part.Route, input.RouteId);
            return Put(changes, input.RouteId, response);
        }, cancellation);
    }

    public ValueTask<RouteResponse> GetRouteResponse(GetRouteResponseInput input, Caller caller, CancellationToken cancellation) =>
        Read(caller, input.ApiId, api => api.RouteResponse(input.RouteId, input.RouteResponseId));

    public ValueTask<GetRouteResponsesOutput> GetRouteResponses(GetRouteResponsesInput input, Caller caller, CancellationToken cancellation) =>
        Read(caller, input.ApiId, api =>
        {
            api.Get(V2Part.Route, input.RouteId);
            var (items, next) = Page(
                $"routeresponses {input.ApiId} {input.RouteId}", api.RouteResponses(input.RouteId), r => r.RouteResponseId!, input.NextToken, input.MaxResults);
            return new GetRouteResponsesOutput { Items = items, NextToken = next };
        });

    public ValueTask<RouteResponse> UpdateRouteResponse(UpdateRouteResponseInput input, Caller caller, CancellationToken cancellation) =>
        Change(caller, input.ApiId, changes =>
        {
            var before = changes.RouteResponse(input.RouteId, input.RouteResponseId);
            return Put(changes, input.RouteId, before with
            {
                ModelSelectionExpression = input.ModelSelectionExpression ?? before.ModelSelectionExpression,
                ResponseModels = input.ResponseModels ?? before.ResponseModels,
                ResponseParameters = input.ResponseParameters ?? before.ResponseParameters,
                RouteResponseKey = input.RouteResponseKey ?? before.RouteResponseKey,
            });
        }, cancellation);

    public ValueTask<Unit> DeleteRouteResponse(DeleteRouteResponseInput input, Caller caller, CancellationToken cancellation) =>
        Change(caller, input.ApiId, changes =>
        {
            changes.RouteResponse(input.RouteId, input.RouteResponseId);
            changes.Remove(V2Part.RouteResponse, input.RouteResponseId);
            return Unit.Value;
        }, cancellation);

    private static RouteResponse Put(ApiChanges changes, string routeId, RouteResponse response)
    {
        RefuseForHttp(changes, "Route responses");
        if (response.RouteResponseKey != RouteRules.Default)
        {
            throw Refusal.BadRequest("Invalid route response key specified: $default is the only one supported");
        }

        if (changes.RouteResponses(routeId).Any(r => r.RouteResponseId != response.RouteResponseId))
        {
            throw Refusal.Conflict($"Route response with key {response.RouteResponseKey} already exists for this route");
        }

        return changes.Put(V2Part.RouteResponse, new RouteResponseRecord(routeId, response)).Response;
    }

    private static void RefuseForHttp(StoredApi api, string what)
    {
        if (ApiRules.IsHttp(api.Api()))
        {
            throw Refusal.BadRequest($"{what} are not supported on protocolType HTTP");
        }
    }
}
