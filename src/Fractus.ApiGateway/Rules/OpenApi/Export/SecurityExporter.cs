using Fractus.ApiGateway.Contract;
using Fractus.ApiGateway.Rules.Values;

namespace Fractus.ApiGateway.Rules.OpenApi.Export;

/// <summary>From authorizers, keys and IAM to security schemes and requirements.</summary>
internal sealed class SecurityExporter(IReadOnlyList<Authorizer> authorizers, ExportOptions options)
{
    private const string KeyScheme = "api_key";
    private const string IamScheme = "sigv4";
    private const string HeaderSource = "method.request.header.";

    private readonly ValueMap _schemes = [];

    /// <summary>The schemes that the methods named, and every authorizer where those are asked for.</summary>
    public ValueMap Schemes()
    {
        foreach (var authorizer in options.HasAuthorizers ? authorizers.OrderBy(a => a.Name, StringComparer.Ordinal) : Enumerable.Empty<Authorizer>())
        {
            Scheme(authorizer);
        }

        return _schemes;
    }

    /// <summary>What a method asks; null where it asks nothing.</summary>
    public ValueList? Requirements(Method method)
    {
        var requirements = new ValueList(isJson: true);
        if (authorizers.FirstOrDefault(a => a.Id == method.AuthorizerId) is { } authorizer)
        {
            requirements.Add(new ValueMap { [Scheme(authorizer)] = new ValueList(method.AuthorizationScopes ?? [], isJson: true) });
        }
        else if (method.AuthorizationType == MethodRules.IamAuthorization)
        {
            _schemes.TryAdd(IamScheme, Header("Authorization", "awsSigv4"));
            requirements.Add(new ValueMap { [IamScheme] = new ValueList(isJson: true) });
        }

        if (method.ApiKeyRequired == true)
        {
            _schemes.TryAdd(KeyScheme, Header("x-api-key", null));
            requirements.Add(new ValueMap { [KeyScheme] = new ValueList(isJson: true) });
        }

        return requirements.Count == 0 ? null : requirements;
    }

    private string Scheme(Authorizer authorizer)
    {
        var name = authorizer.Name!;
        if (!_schemes.ContainsKey(name))
        {
            var isHeader = authorizer.IdentitySource?.StartsWith(HeaderSource, StringComparison.Ordinal) == true
                && !authorizer.IdentitySource.Contains(',', StringComparison.Ordinal);
            var scheme = Header(isHeader ? authorizer.IdentitySource![HeaderSource.Length..] : "Unused", authorizer.AuthType);
            if (options.HasAuthorizers)
            {
                scheme[Extensions.Authorizer] = Settings(authorizer);
            }

            _schemes[name] = scheme;
        }

        return name;
    }

    private static ValueMap Header(string name, string? authType)
    {
        var scheme = new ValueMap { ["type"] = "apiKey", ["name"] = name, ["in"] = "header" };
        IntegrationExporter.Put(scheme, Extensions.AuthType, authType);
        return scheme;
    }

    private static ValueMap Settings(Authorizer authorizer)
    {
        var settings = new ValueMap();
        IntegrationExporter.Put(settings, "type", authorizer.Type?.ToLowerInvariant());
        IntegrationExporter.Put(settings, "authorizerUri", authorizer.AuthorizerUri);
        IntegrationExporter.Put(settings, "authorizerCredentials", authorizer.AuthorizerCredentials);
        IntegrationExporter.Put(settings, "identitySource", authorizer.IdentitySource);
        IntegrationExporter.Put(settings, "identityValidationExpression", authorizer.IdentityValidationExpression);
        IntegrationExporter.Put(settings, "authorizerResultTtlInSeconds", authorizer.AuthorizerResultTtlInSeconds is { } seconds ? (long)seconds : null);
        IntegrationExporter.Put(settings, "providerARNs", authorizer.ProviderARNs is { } arns ? new ValueList(arns, isJson: true) : null);
        return settings;
    }
}
