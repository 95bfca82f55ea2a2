using Fractus.ApiGateway.Contract.V2;
using Fractus.ApiGateway.Rules.OpenApi;
using Fractus.ApiGateway.Rules.Values;
using Fractus.ApiGateway.Storage.V2;

namespace Fractus.ApiGateway.Rules.V2.OpenApi;

/// <summary>Writes HTTP APIs as OpenAPI 3.0 definitions, which import to the same API again.</summary>
internal sealed class HttpApiExporter(ApiContent content, bool includesExtensions)
{
    private const string Cors = Extensions.Prefix + "cors";
    private const string TagValue = Extensions.Prefix + "tag-value";
    private const string ExportVersion = Extensions.Prefix + "importexport-version";
    private const string Signed = "sigv4Reference";

    /// <param name="endpoint">The API's address.</param>
    /// <param name="stageName">Null where it is of no stage.</param>
    public ValueMap Export(string endpoint, string? stageName)
    {
        var api = content.Api;
        var info = new ValueMap { ["title"] = api.Name };
        Set(info, "description", api.Description);
        info["version"] = api.Version ?? api.CreatedDate!.Value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);
        var basePath = stageName is null or ApiStageRules.Default ? "" : stageName;
        var root = new ValueMap
        {
            ["openapi"] = "3.0.1",
            ["info"] = info,
            ["servers"] = new ValueList([new ValueMap
            {
                ["url"] = endpoint + "/{basePath}",
                ["variables"] = new ValueMap { ["basePath"] = new ValueMap { ["default"] = basePath } },
            }]),
        };
        if (api.Tags is { Count: > 0 } tags)
        {
            root["tags"] = new ValueList(tags.OrderBy(t => t.Key, StringComparer.Ordinal).Select(t => includesExtensions
                ? new ValueMap { ["name"] = t.Key, [TagValue] = t.Value }
                : new ValueMap { ["name"] = t.Key }));
        }

        root["paths"] = Paths();
        if (SecuritySchemes() is { Count: > 0 } schemes)
        {
            root["components"] = new ValueMap { ["securitySchemes"] = schemes };
        }

        if (includesExtensions)
        {
            if (api.CorsConfiguration is { } cors)
            {
                root[Cors] = CorsOf(cors);
            }

            root[ExportVersion] = "1.0";
        }

        return root;
    }

    private ValueMap Paths()
    {
        var paths = new ValueMap();
        foreach (var route in content.Routes.OrderBy(r => r.RouteKey, StringComparer.Ordinal))
        {
            var space = route.RouteKey!.IndexOf(' ', StringComparison.Ordinal);
            var (path, method) = space < 0
                ? ("/" + RouteRules.Default, Extensions.AnyMethod)
                : (route.RouteKey[(space + 1)..], route.RouteKey[..space] == "ANY" ? Extensions.AnyMethod : route.RouteKey[..space].ToLowerInvariant());
            if (paths.Find(path) is not ValueMap item)
            {
                paths[path] = item = [];
            }

            item[method] = Operation(route, path);
        }

        return paths;
    }

    private ValueMap Operation(Route route, string path)
    {
        var operation = new ValueMap();
        Set(operation, "operationId", route.OperationName);
        var variables = path.Split('/').Where(p => p.StartsWith('{')).Select(p => p.Trim('{', '}', '+')).ToList();
        if (variables.Count > 0)
        {
            operation["parameters"] = new ValueList(variables.Select(v => new ValueMap
            {
                ["name"] = v,
                ["in"] = "path",
                ["required"] = true,
                ["schema"] = new ValueMap { ["type"] = "string" },
            }));
        }

        operation["responses"] = new ValueMap { ["default"] = new ValueMap { ["description"] = $"Default response for {route.RouteKey}" } };
        if (Scheme(route) is { } scheme)
        {
            operation["security"] = new ValueList([new ValueMap { [scheme] = new ValueList(route.AuthorizationScopes ?? []) }]);
        }

        if (includesExtensions && content.Integrations.FirstOrDefault(i => i.IntegrationId == RouteRules.IntegrationId(route.Target)) is { } integration)
        {
            operation[Extensions.Integration] = IntegrationOf(integration);
        }

        return operation;
    }

    private string? Scheme(Route route) => route.AuthorizationType == AuthorizationType.AwsIam
        ? Signed
        : content.Authorizers.FirstOrDefault(a => a.AuthorizerId == route.AuthorizerId)?.Name;

    private static ValueMap IntegrationOf(Integration integration)
    {
        var settings = new ValueMap { ["payloadFormatVersion"] = integration.PayloadFormatVersion, ["type"] = integration.IntegrationType!.ToLowerInvariant() };
        Set(settings, "httpMethod", integration.IntegrationMethod);
        Set(settings, "uri", integration.IntegrationUri);
        Set(settings, "credentials", integration.CredentialsArn);
        Set(settings, "description", integration.Description);
        settings["connectionType"] = integration.ConnectionType;
        settings["timeoutInMillis"] = (long)integration.TimeoutInMillis!.Value;
        if (integration.RequestParameters is { Count: > 0 } parameters)
        {
            settings["requestParameters"] = new ValueMap(parameters);
        }

        if (integration.ResponseParameters is { Count: > 0 } responses)
        {
            var byStatus = new ValueMap();
            foreach (var (status, mappings) in responses)
            {
                byStatus[status] = new ValueMap(mappings);
            }

            settings["responseParameters"] = byStatus;
        }

        return settings;
    }

    private ValueMap SecuritySchemes()
    {
        var schemes = new ValueMap();
        foreach (var authorizer in content.Authorizers.OrderBy(a => a.Name, StringComparer.Ordinal))
        {
            schemes[authorizer.Name!] = SchemeOf(authorizer);
        }

        if (content.Routes.Any(r => r.AuthorizationType == AuthorizationType.AwsIam))
        {
            var signed = new ValueMap { ["type"] = "apiKey", ["name"] = "Authorization", ["in"] = "header" };
            if (includesExtensions)
            {
                signed[Extensions.AuthType] = "awsSigv4";
            }

            schemes[Signed] = signed;
        }

        return schemes;
    }

    private ValueMap SchemeOf(Authorizer authorizer)
    {
        var isJwt = authorizer.AuthorizerType == AuthorizerType.Jwt;
        var scheme = isJwt
            ? new ValueMap { ["type"] = "oauth2", ["flows"] = new ValueMap() }
            : new ValueMap { ["type"] = "apiKey", ["name"] = "Authorization", ["in"] = "header" };
        if (!includesExtensions)
        {
            return scheme;
        }

        var settings = new ValueMap
        {
            ["identitySource"] = string.Join(',', authorizer.IdentitySource ?? []),
            ["type"] = authorizer.AuthorizerType!.ToLowerInvariant(),
        };
        if (authorizer.JwtConfiguration is { } jwt)
        {
            settings["jwtConfiguration"] = new ValueMap { ["audience"] = new ValueList(jwt.Audience ?? []), ["issuer"] = jwt.Issuer };
        }
        else
        {
            Set(settings, "authorizerUri", authorizer.AuthorizerUri);
            Set(settings, "authorizerCredentials", authorizer.AuthorizerCredentialsArn);
            Set(settings, "authorizerPayloadFormatVersion", authorizer.AuthorizerPayloadFormatVersion);
            settings["authorizerResultTtlInSeconds"] = (long)(authorizer.AuthorizerResultTtlInSeconds ?? 0);
            if (authorizer.EnableSimpleResponses is { } isSimple)
            {
                settings["enableSimpleResponses"] = isSimple;
            }
        }

        scheme[Extensions.Authorizer] = settings;
        return scheme;
    }

    private static ValueMap CorsOf(Contract.V2.Cors cors)
    {
        var settings = new ValueMap();
        SetList(settings, "allowMethods", cors.AllowMethods);
        SetList(settings, "allowHeaders", cors.AllowHeaders);
        SetList(settings, "exposeHeaders", cors.ExposeHeaders);
        SetList(settings, "allowOrigins", cors.AllowOrigins);
        if (cors.MaxAge is { } maxAge)
        {
            settings["maxAge"] = (long)maxAge;
        }

        if (cors.AllowCredentials is { } allowCredentials)
        {
            settings["allowCredentials"] = allowCredentials;
        }

        return settings;
    }

    private static void Set(ValueMap map, string name, string? value)
    {
        if (value is not null)
        {
            map[name] = value;
        }
    }

    private static void SetList(ValueMap map, string name, IReadOnlyList<string>? values)
    {
        if (values is { Count: > 0 })
        {
            map[name] = new ValueList(values);
        }
    }
}
