using Fractus.ApiGateway.Contract;

namespace Fractus.ApiGateway.Rules.Compiled;

/// <summary>A method with its integration, parsed.</summary>
internal sealed class CompiledMethod
{
    /// <summary>Stands for the method of a request that found none.</summary>
    public static CompiledMethod None { get; } = new()
    {
        ResourceId = "",
        ResourcePath = "",
        HttpMethod = "",
        RequiresIam = false,
        Authorizer = null,
        RequiresKey = false,
        Settings = null,
        Validation = null,
        Integration = CompiledIntegration.Compile(new Integration { Type = IntegrationType.Mock }, stageVariables: null),
    };

    public required string ResourceId { get; init; }

    public required string ResourcePath { get; init; }

    /// <summary>As it was put: ANY for any.</summary>
    public required string HttpMethod { get; init; }

    public required bool RequiresIam { get; init; }

    /// <summary>Null where the method asks for none.</summary>
    public required CompiledAuthorizer? Authorizer { get; init; }

    /// <summary>Of which a token must have one, for an authorizer of user pools.</summary>
    public IReadOnlyList<string> Scopes { get; init; } = [];

    /// <summary>Whether requests need an API key.</summary>
    public required bool RequiresKey { get; init; }

    /// <summary>The stage's settings for it; null where there are none.</summary>
    public required MethodSettings? Settings { get; init; }

    /// <summary>What requests must be; null where nothing is asked of them.</summary>
    public required RequestValidation? Validation { get; init; }

    public required CompiledIntegration Integration { get; init; }

    public static CompiledMethod Compile(Resource resource, Method method, ApiCompilation api) => new()
    {
        ResourceId = resource.Id!,
        ResourcePath = resource.Path!,
        HttpMethod = method.HttpMethod!,
        RequiresIam = method.AuthorizationType == MethodRules.IamAuthorization,
        Scopes = method.AuthorizationScopes ?? [],
        Authorizer = method.AuthorizationType is MethodRules.CustomAuthorization or MethodRules.CognitoAuthorization
            ? CompiledAuthorizer.Compile(method.AuthorizerId, api)
            : null,
        RequiresKey = method.ApiKeyRequired == true,
        Settings = MethodSettings.Find(api.MethodSettings, resource.Path!, method.HttpMethod!),
        Validation = RequestValidation.Compile(method, api),
        Integration = CompiledIntegration.Compile(method.MethodIntegration!, api.StageVariables),
    };
}
