using Fractus.ApiGateway.Contract.V2;
using Fractus.ApiGateway.Rules.V2.Compiled;

namespace Fractus.ApiGateway.Rules.V2;

/// <summary>What the settings of an HTTP or WebSocket API may be.</summary>
internal static class ApiRules
{
    public const string HttpRouteSelection = "$request.method $request.path";
    public const string KeyFromHeader = "$request.header.x-api-key";
    public const string KeyFromAuthorizer = "$context.authorizer.usageIdentifierKey";

    private const int MaxTags = 50;

    public static Api Create(CreateApiInput input, string apiId, DateTimeOffset now)
    {
        if (input.ProtocolType is not (ProtocolType.Http or ProtocolType.Websocket))
        {
            throw Refusal.BadRequest("Invalid protocol specified. Must be one of [HTTP, WEBSOCKET]");
        }

        var isHttp = input.ProtocolType == ProtocolType.Http;
        var api = new Api
        {
            ApiId = apiId,
            ApiKeySelectionExpression = input.ApiKeySelectionExpression ?? KeyFromHeader,
            CorsConfiguration = input.CorsConfiguration,
            CreatedDate = now,
            Description = input.Description,
            DisableSchemaValidation = input.DisableSchemaValidation,
            DisableExecuteApiEndpoint = input.DisableExecuteApiEndpoint ?? false,
            IpAddressType = input.IpAddressType ?? IpAddressType.Ipv4,
            Name = input.Name,
            ProtocolType = input.ProtocolType,
            RouteSelectionExpression = input.RouteSelectionExpression ?? (isHttp ? HttpRouteSelection : null),
            Tags = input.Tags,
            Version = input.Version,
        };
        Check(api);
        if (!isHttp && (input.Target ?? input.RouteKey ?? input.CredentialsArn) is not null)
        {
            throw Refusal.BadRequest("Quick create is only supported for HTTP APIs");
        }

        if (input.Target is null && (input.RouteKey ?? input.CredentialsArn) is not null)
        {
            throw Refusal.BadRequest("A target is required to quick create an API");
        }

        return api;
    }

    public static Api Update(Api api, UpdateApiInput input)
    {
        var updated = api with
        {
            ApiKeySelectionExpression = input.ApiKeySelectionExpression ?? api.ApiKeySelectionExpression,
            CorsConfiguration = input.CorsConfiguration ?? api.CorsConfiguration,
            Description = input.Description ?? api.Description,
            DisableSchemaValidation = input.DisableSchemaValidation ?? api.DisableSchemaValidation,
            DisableExecuteApiEndpoint = input.DisableExecuteApiEndpoint ?? api.DisableExecuteApiEndpoint,
            IpAddressType = input.IpAddressType ?? api.IpAddressType,
            Name = input.Name ?? api.Name,
            RouteSelectionExpression = input.RouteSelectionExpression ?? api.RouteSelectionExpression,
            Version = input.Version ?? api.Version,
        };
        Check(updated);
        return updated;
    }

    /// <exception cref="Contract.BadRequestException">A setting is not valid, or not for this protocol.</exception>
    public static void Check(Api api)
    {
        CheckTags(api.Tags);
        if (api.ApiKeySelectionExpression is not (KeyFromHeader or KeyFromAuthorizer))
        {
            throw Refusal.BadRequest($"Invalid API key selection expression: must be one of {KeyFromHeader}, {KeyFromAuthorizer}");
        }

        if (api.ProtocolType == ProtocolType.Http)
        {
            if (api.RouteSelectionExpression != HttpRouteSelection)
            {
                throw Refusal.BadRequest($"Invalid route selection expression: for HTTP APIs it must be {HttpRouteSelection}");
            }

            if (api.DisableSchemaValidation == true)
            {
                throw Refusal.BadRequest("disableSchemaValidation is only supported for WebSocket APIs");
            }

            CorsRules.Check(api.CorsConfiguration);
            return;
        }

        if (string.IsNullOrEmpty(api.RouteSelectionExpression))
        {
            throw Refusal.BadRequest("A route selection expression is required for WebSocket APIs");
        }

        if (SelectionExpression.Parse(api.RouteSelectionExpression) is not { } selection
            || (selection.IsConstant && api.RouteSelectionExpression != @"\$default"))
        {
            throw Refusal.BadRequest($"Invalid route selection expression: {api.RouteSelectionExpression}");
        }

        if (api.CorsConfiguration is not null)
        {
            throw Refusal.BadRequest("CORS configuration is only supported for HTTP APIs");
        }
    }

    public static void CheckTags(IReadOnlyDictionary<string, string>? tags)
    {
        if (tags?.Count > MaxTags)
        {
            throw Refusal.BadRequest($"A resource can have at most {MaxTags} tags.");
        }
    }

    public static bool IsHttp(Api api) => api.ProtocolType == ProtocolType.Http;
}
