using System.Globalization;
using Fractus.ApiGateway.Contract;
using Fractus.ApiGateway.Rules.OpenApi.Documents;
using Fractus.ApiGateway.Rules.Values;
using Fractus.Kernel;

namespace Fractus.ApiGateway.Rules.OpenApi.Import;

/// <summary>Who may call: from security schemes to authorizers, and from security requirements to what a method asks.</summary>
internal sealed class SecurityImporter
{
    private const string KeyHeader = "x-api-key";
    private const string CognitoAuthType = "cognito_user_pools";

    private readonly Document _document;
    private readonly ValueMap _schemes;
    private readonly Dictionary<string, Authorizer> _authorizers;

    /// <param name="document">The document.</param>
    /// <param name="before">The authorizers there are; those of the same name keep their ids.</param>
    /// <param name="isMerge">Whether the others stay.</param>
    /// <param name="ids">New ids.</param>
    public SecurityImporter(Document document, IReadOnlyList<Authorizer> before, bool isMerge, IdGenerator ids)
    {
        _document = document;
        _authorizers = isMerge ? before.ToDictionary(a => a.Name!) : [];
        var schemes = document.IsSwagger
            ? document.Root.Find("securityDefinitions")
            : (document.Root.Find("components") as ValueMap)?.Find("securitySchemes");
        _schemes = schemes as ValueMap ?? [];
        foreach (var (name, value) in _schemes)
        {
            if (value is ValueMap scheme && scheme.Find(Extensions.Authorizer) is ValueMap settings)
            {
                var id = before.FirstOrDefault(a => a.Name == name)?.Id ?? ids.LowerBase36(6);
                Add(Read(id, name, scheme, settings));
            }
        }
    }

    public List<Authorizer> Authorizers => [.. _authorizers.Values];

    /// <summary>What a method asks of those who call it.</summary>
    /// <param name="operation">The operation; what it does not say the document says.</param>
    /// <param name="method">The method so far.</param>
    public Method Apply(ValueMap operation, Method method)
    {
        method = method with { AuthorizationType = MethodRules.NoAuthorization, ApiKeyRequired = false };
        if ((operation.Find(Extensions.Auth) as ValueMap)?.Find("type") is string type)
        {
            method = method with { AuthorizationType = type.ToUpperInvariant() };
        }

        var requirements = operation.ContainsKey("security") ? operation.Find("security") : _document.Root.Find("security");
        foreach (var requirement in (requirements as ValueList ?? []).OfType<ValueMap>())
        {
            foreach (var (name, scopes) in requirement)
            {
                method = Ask(method, name, Document.Texts(scopes) ?? []);
            }
        }

        return method;
    }

    private Method Ask(Method method, string name, List<string> scopes)
    {
        if (_authorizers.TryGetValue(name, out var authorizer))
        {
            var isCognito = authorizer.Type == AuthorizerType.CognitoUserPools;
            return method with
            {
                AuthorizationType = isCognito ? MethodRules.CognitoAuthorization : MethodRules.CustomAuthorization,
                AuthorizerId = authorizer.Id,
                AuthorizationScopes = isCognito && scopes.Count > 0 ? scopes : null,
            };
        }

        if (_schemes.Find(name) is not ValueMap scheme)
        {
            return method;
        }

        if (Document.Text(scheme.Find(Extensions.AuthType))?.Equals("awsSigv4", StringComparison.OrdinalIgnoreCase) == true)
        {
            return method with { AuthorizationType = MethodRules.IamAuthorization };
        }

        return IsKey(scheme) ? method with { ApiKeyRequired = true } : method;
    }

    private static bool IsKey(ValueMap scheme) =>
        scheme.Find("type") is "apiKey" && KeyHeader.Equals(scheme.Find("name") as string, StringComparison.OrdinalIgnoreCase);

    private static Authorizer Read(string id, string name, ValueMap scheme, ValueMap settings)
    {
        var type = Document.Text(settings.Find("type"))?.ToUpperInvariant();
        var source = Document.Text(settings.Find("identitySource"));
        if (type is AuthorizerType.Token or AuthorizerType.CognitoUserPools)
        {
            source = string.IsNullOrEmpty(source) ? "method.request.header." + (Document.Text(scheme.Find("name")) ?? "Authorization") : source;
        }

        var ttl = Document.Text(settings.Find("authorizerResultTtlInSeconds"));
        return new Authorizer
        {
            Id = id,
            Name = name,
            Type = type,
            ProviderARNs = Document.Texts(settings.Find("providerARNs")),
            AuthType = Document.Text(scheme.Find(Extensions.AuthType)) ?? (type == AuthorizerType.CognitoUserPools ? CognitoAuthType : "custom"),
            AuthorizerUri = Document.Text(settings.Find("authorizerUri")),
            AuthorizerCredentials = Document.Text(settings.Find("authorizerCredentials")) is { Length: > 0 } role ? role : null,
            IdentitySource = source,
            IdentityValidationExpression = Document.Text(settings.Find("identityValidationExpression")),
            AuthorizerResultTtlInSeconds = ttl is null ? null : int.TryParse(ttl, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seconds) ? seconds : -1,
        };
    }

    private void Add(Authorizer authorizer)
    {
        try
        {
            AuthorizerRules.Check(authorizer, []);
            _authorizers[authorizer.Name!] = authorizer;
        }
        catch (ApiException fault)
        {
            _document.Fail($"Unable to create authorizer '{authorizer.Name}': {fault.Message}");
        }
    }
}
