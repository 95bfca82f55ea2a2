using Fractus.ApiGateway.Contract.V2;
using Fractus.ApiGateway.Rules.OpenApi;
using Fractus.ApiGateway.Rules.OpenApi.Documents;
using Fractus.ApiGateway.Rules.OpenApi.Import;
using Fractus.ApiGateway.Rules.Values;
using Fractus.Kernel;

namespace Fractus.ApiGateway.Rules.V2.OpenApi;

/// <summary>What a definition says of an HTTP API, in the operations' own inputs.</summary>
/// <param name="Api">The API's own settings.</param>
/// <param name="Integrations">By the id that each is to have.</param>
/// <param name="Authorizers">By the id that each is to have.</param>
/// <param name="Routes">Their targets and authorizers are named by those ids.</param>
internal sealed record HttpApiDraft(
    CreateApiInput Api,
    IReadOnlyList<(string Id, CreateIntegrationInput Input)> Integrations,
    IReadOnlyList<(string Id, CreateAuthorizerInput Input)> Authorizers,
    IReadOnlyList<CreateRouteInput> Routes);

/// <summary>
/// Reads OpenAPI 3.0 definitions of HTTP APIs. Source: "Working with OpenAPI definitions for HTTP APIs" and "OpenAPI extensions for API
/// Gateway" of the developer guide.
/// </summary>
internal sealed class HttpApiImporter(Document document, string apiId, IdGenerator ids)
{
    private const int PartIdLength = 7;
    private const int AuthorizerIdLength = 6;
    private const string Cors = Extensions.Prefix + "cors";
    private const string TagValue = Extensions.Prefix + "tag-value";

    private static readonly string[] s_methods = ["get", "put", "post", "delete", "options", "head", "patch", Extensions.AnyMethod];

    private readonly List<(string Id, CreateIntegrationInput Input)> _integrations = [];
    private readonly Dictionary<string, string> _shared = [];
    private readonly Dictionary<string, (string Id, CreateAuthorizerInput Input)> _authorizers = [];
    private readonly HashSet<string> _signed = [];

    /// <param name="basePath">What becomes of the path of the first server: ignore, prepend or split.</param>
    /// <exception cref="Contract.BadRequestException">The definition is none of an HTTP API.</exception>
    public HttpApiDraft Import(string basePath)
    {
        if (document.IsSwagger)
        {
            throw Refusal.BadRequest("Invalid OpenAPI input. HTTP APIs support OpenAPI 3.0 definitions only.");
        }

        ReadSecurity();
        var prefix = BasePath.Of(document, basePath);
        var routes = new List<CreateRouteInput>();
        foreach (var (path, value) in document.Root.Find("paths") as ValueMap ?? [])
        {
            var item = document.Map(value, "paths." + path) ?? [];
            foreach (var method in s_methods.Where(item.ContainsKey))
            {
                if (document.Map(item.Find(method), $"paths.{path}.{method}") is { } operation)
                {
                    routes.Add(Route(prefix, path, method, operation));
                }
            }
        }

        if (document.Errors.Count > 0)
        {
            throw Refusal.BadRequest(string.Join(' ', document.Errors));
        }

        return new HttpApiDraft(Api(), _integrations, [.. _authorizers.Values], routes);
    }

    private CreateApiInput Api()
    {
        var info = document.Root.Find("info") as ValueMap ?? [];
        var cors = document.Root.Find(Cors) as ValueMap;
        var tags = (document.Root.Find("tags") as ValueList ?? []).OfType<ValueMap>().Where(t => t.ContainsKey(TagValue) && t.Find("name") is string)
            .ToDictionary(t => (string)t.Find("name")!, t => Document.Text(t.Find(TagValue)) ?? "");
        return new CreateApiInput
        {
            Name = Document.Text(info.Find("title")) is { Length: > 0 } title ? title : throw Refusal.BadRequest("Invalid OpenAPI input. The definition has no title."),
            Description = Document.Text(info.Find("description")),
            Version = Document.Text(info.Find("version")),
            ProtocolType = ProtocolType.Http,
            Tags = tags.Count > 0 ? tags : null,
            CorsConfiguration = cors is null
                ? null
                : new Cors
                {
                    AllowCredentials = Document.Flag(cors.Find("allowCredentials")),
                    AllowHeaders = Document.Texts(cors.Find("allowHeaders")),
                    AllowMethods = Document.Texts(cors.Find("allowMethods")),
                    AllowOrigins = Document.Texts(cors.Find("allowOrigins")),
                    ExposeHeaders = Document.Texts(cors.Find("exposeHeaders")),
                    MaxAge = Number(cors.Find("maxAge")),
                },
        };
    }

    private CreateRouteInput Route(string prefix, string path, string method, ValueMap operation)
    {
        var where = $"paths.{path}.{method}";
        var key = path is RouteRules.Default or "/" + RouteRules.Default
            ? RouteRules.Default
            : $"{(method == Extensions.AnyMethod ? "ANY" : method.ToUpperInvariant())} {(path == "/" && prefix.Length > 0 ? prefix : prefix + path)}";
        var integration = Integration(operation.Find(Extensions.Integration), where);
        if (integration is null)
        {
            document.Warn($"No integration is defined for the operation {where}.");
        }

        var route = new CreateRouteInput
        {
            ApiId = apiId,
            RouteKey = key,
            OperationName = Document.Text(operation.Find("operationId")) is { Length: <= 64 } name ? name : null,
            Target = integration is null ? null : RouteRules.TargetOf(integration),
        };
        var requirements = operation.ContainsKey("security") ? operation.Find("security") : document.Root.Find("security");
        foreach (var (scheme, scopes) in (requirements as ValueList ?? []).OfType<ValueMap>().SelectMany(r => r))
        {
            route = Authorized(route, scheme, Document.Texts(scopes) ?? [], where);
        }

        return route;
    }

    private CreateRouteInput Authorized(CreateRouteInput route, string scheme, List<string> scopes, string where)
    {
        if (_signed.Contains(scheme))
        {
            return route with { AuthorizationType = AuthorizationType.AwsIam };
        }

        if (!_authorizers.TryGetValue(scheme, out var authorizer))
        {
            document.Warn($"The security scheme {scheme} of {where} has no authorizer and is ignored.");
            return route;
        }

        var isJwt = authorizer.Input.AuthorizerType == AuthorizerType.Jwt;
        return route with
        {
            AuthorizationType = isJwt ? AuthorizationType.Jwt : AuthorizationType.Custom,
            AuthorizerId = authorizer.Id,
            AuthorizationScopes = isJwt && scopes.Count > 0 ? scopes : null,
        };
    }

    // An integration that several operations refer to is one.
    private string? Integration(object? value, string where)
    {
        var reference = (value as ValueMap)?.Find("$ref") as string;
        if (reference is not null && _shared.TryGetValue(reference, out var known))
        {
            return known;
        }

        if (document.Map(value, where) is not { } settings)
        {
            return null;
        }

        var id = ids.LowerBase36(PartIdLength);
        _integrations.Add((id, Read(settings)));
        if (reference is not null)
        {
            _shared[reference] = id;
        }

        return id;
    }

    private CreateIntegrationInput Read(ValueMap settings) => new()
    {
        ApiId = apiId,
        ConnectionId = Document.Text(settings.Find("connectionId")),
        ConnectionType = Document.Text(settings.Find("connectionType")),
        CredentialsArn = Document.Text(settings.Find("credentials")),
        Description = Document.Text(settings.Find("description")),
        IntegrationMethod = Document.Text(settings.Find("httpMethod")),
        IntegrationSubtype = Document.Text(settings.Find("integrationSubtype")),
        IntegrationType = (Document.Text(settings.Find("type")) ?? "").ToUpperInvariant(),
        IntegrationUri = Document.Text(settings.Find("uri")),
        PayloadFormatVersion = Document.Text(settings.Find("payloadFormatVersion")),
        RequestParameters = Document.TextMap(settings.Find("requestParameters")),
        ResponseParameters = (settings.Find("responseParameters") as ValueMap)
            ?.ToDictionary(p => p.Key, IReadOnlyDictionary<string, string> (p) => Document.TextMap(p.Value) ?? []),
        TimeoutInMillis = Number(settings.Find("timeoutInMillis")),
        TlsConfig = settings.Find("tlsConfig") is ValueMap ? new TlsConfig() : null,
    };

    private void ReadSecurity()
    {
        foreach (var (name, value) in (document.Root.Find("components") as ValueMap)?.Find("securitySchemes") as ValueMap ?? [])
        {
            if (value is not ValueMap scheme)
            {
                continue;
            }

            if (Document.Text(scheme.Find(Extensions.AuthType)) == "awsSigv4")
            {
                _signed.Add(name);
            }
            else if (scheme.Find(Extensions.Authorizer) is ValueMap settings)
            {
                _authorizers[name] = (ids.LowerBase36(AuthorizerIdLength), Authorizer(name, scheme, settings));
            }
        }
    }

    private CreateAuthorizerInput Authorizer(string name, ValueMap scheme, ValueMap settings)
    {
        var jwt = settings.Find("jwtConfiguration") as ValueMap;
        var source = settings.Find("identitySource");
        return new CreateAuthorizerInput
        {
            ApiId = apiId,
            Name = name,
            AuthorizerType = (Document.Text(settings.Find("type")) ?? "").ToUpperInvariant() switch
            {
                "JWT" => AuthorizerType.Jwt,
                "REQUEST" => AuthorizerType.Request,
                var other => throw Refusal.BadRequest($"Invalid authorizer type specified for {name}: {other}"),
            },
            IdentitySource = Document.Texts(source) ?? [.. (Document.Text(source) ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)],
            AuthorizerUri = Document.Text(settings.Find("authorizerUri")),
            AuthorizerCredentialsArn = Document.Text(settings.Find("authorizerCredentials")),
            AuthorizerPayloadFormatVersion = Document.Text(settings.Find("authorizerPayloadFormatVersion")),
            AuthorizerResultTtlInSeconds = Number(settings.Find("authorizerResultTtlInSeconds")),
            EnableSimpleResponses = Document.Flag(settings.Find("enableSimpleResponses")),
            JwtConfiguration = jwt is null
                ? null
                : new JwtConfiguration
                {
                    Audience = Document.Texts(jwt.Find("audience")),
                    Issuer = Document.Text(jwt.Find("issuer")) ?? Issuer(Document.Text(scheme.Find("openIdConnectUrl"))),
                },
        };
    }

    private static string? Issuer(string? discoveryUrl)
    {
        const string Discovery = "/.well-known/openid-configuration";
        return discoveryUrl?.EndsWith(Discovery, StringComparison.Ordinal) == true ? discoveryUrl[..^Discovery.Length] : discoveryUrl;
    }

    private static int? Number(object? value) => value switch
    {
        long number and >= int.MinValue and <= int.MaxValue => (int)number,
        string text when int.TryParse(text, System.Globalization.NumberStyles.AllowLeadingSign, System.Globalization.CultureInfo.InvariantCulture, out var number) => number,
        _ => null,
    };
}
