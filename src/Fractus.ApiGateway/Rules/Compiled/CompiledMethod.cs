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
        RequiresIam = false,
        Validation = null,
        Integration = CompiledIntegration.Compile(new Integration { Type = IntegrationType.Mock }, stageVariables: null),
    };

    public required string ResourceId { get; init; }

    public required string ResourcePath { get; init; }

    public required bool RequiresIam { get; init; }

    /// <summary>What requests must be; null where nothing is asked of them.</summary>
    public required RequestValidation? Validation { get; init; }

    public required CompiledIntegration Integration { get; init; }

    public static CompiledMethod Compile(Resource resource, Method method, ApiCompilation api) => new()
    {
        ResourceId = resource.Id!,
        ResourcePath = resource.Path!,
        RequiresIam = method.AuthorizationType == MethodRules.IamAuthorization,
        Validation = RequestValidation.Compile(method, api),
        Integration = CompiledIntegration.Compile(method.MethodIntegration!, api.StageVariables),
    };
}
