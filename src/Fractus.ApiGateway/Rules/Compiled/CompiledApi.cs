using Fractus.ApiGateway.Contract;
using Fractus.ApiGateway.Storage;

namespace Fractus.ApiGateway.Rules.Compiled;

/// <summary>A stage as it serves requests: its deployment with everything parsed. Immutable.</summary>
internal sealed class CompiledApi
{
    public required string ApiId { get; init; }

    /// <summary>The API's name, by which its metrics are told apart.</summary>
    public required string ApiName { get; init; }

    public required ApiOwner Owner { get; init; }

    public required string StageName { get; init; }

    /// <summary>Null for a test of a method, which is of no deployment.</summary>
    public string? DeploymentId { get; init; }

    public required IReadOnlyDictionary<string, string>? StageVariables { get; init; }

    public required MediaTypes BinaryMediaTypes { get; init; }

    /// <summary>Bytes from which on answers are compressed; null where they are not.</summary>
    public required int? MinimumCompressionSize { get; init; }

    public required bool IsEndpointDisabled { get; init; }

    /// <summary>Whether API keys come from the authorizer instead of the header <c>x-api-key</c>.</summary>
    public required bool TakesKeyFromAuthorizer { get; init; }

    /// <summary>The API's own policy on who may call it, as JSON; null where it has none.</summary>
    public required string? Policy { get; init; }

    /// <summary>Null where the stage writes none.</summary>
    public required AccessLog? AccessLog { get; init; }

    /// <summary>Whether it is the stage's canary.</summary>
    public bool IsCanary { get; init; }

    /// <summary>For a canary: whether it shares the stage's cache.</summary>
    public bool UsesStageCache { get; init; }

    /// <summary>Bytes of answers that the stage may keep; null where it keeps none.</summary>
    public long? CacheCapacity { get; init; }

    public required Router Router { get; init; }

    public required CompiledGatewayResponses GatewayResponses { get; init; }

    /// <summary>What a stage serves, or its canary.</summary>
    public static CompiledApi Compile(ApiOwner owner, DeploymentRecord deployment, Stage stage, bool isCanary = false)
    {
        var variables = isCanary ? CanaryRules.Overridden(stage.Variables, stage.CanarySettings!.StageVariableOverrides) : stage.Variables;
        return Compile(
            owner,
            deployment.Api,
            deployment.Resources,
            stage.StageName!,
            new ApiCompilation(deployment.Parts, variables)
            {
                MethodSettings = stage.MethodSettings,
                AccessLog = stage.AccessLogSettings,
                CacheCapacity = CacheRules.Capacity(stage),
                IsCanary = isCanary,
                UsesStageCache = stage.CanarySettings?.UseStageCache == true,
            },
            deployment.Deployment.Id);
    }

    /// <summary>The API as it stands, undeployed.</summary>
    public static CompiledApi Compile(
        ApiOwner owner,
        RestApi api,
        IReadOnlyList<Resource> resources,
        string stageName,
        ApiCompilation compilation,
        string? deploymentId) => new()
    {
        ApiId = api.Id!,
        ApiName = api.Name ?? "",
        Owner = owner,
        StageName = stageName,
        DeploymentId = deploymentId,
        StageVariables = compilation.StageVariables is { Count: > 0 } variables ? variables : null,
        BinaryMediaTypes = new MediaTypes(api.BinaryMediaTypes),
        MinimumCompressionSize = api.MinimumCompressionSize,
        IsEndpointDisabled = api.DisableExecuteApiEndpoint == true,
        TakesKeyFromAuthorizer = api.ApiKeySource == ApiKeySourceType.Authorizer,
        Policy = string.IsNullOrEmpty(api.Policy) ? null : api.Policy,
        AccessLog = AccessLog.Compile(compilation.AccessLog),
        CacheCapacity = compilation.CacheCapacity,
        IsCanary = compilation.IsCanary,
        UsesStageCache = compilation.UsesStageCache,
        Router = new Router(Tree(resources, compilation)),
        GatewayResponses = new CompiledGatewayResponses(compilation.Parts.GatewayResponses),
    };

    private static RouteNode Tree(IReadOnlyList<Resource> resources, ApiCompilation compilation)
    {
        var nodes = resources.ToDictionary(r => r.Id!, r => new RouteNode(
            r.PathPart ?? "",
            r.ResourceMethods?.Values.Where(m => m.MethodIntegration is not null)
                .ToDictionary(m => m.HttpMethod!, m => CompiledMethod.Compile(r, m, compilation))
            ?? []));
        foreach (var resource in resources.Where(r => r.ParentId is not null))
        {
            nodes[resource.ParentId!].Add(resource.PathPart!, nodes[resource.Id!]);
        }

        return nodes[resources.Single(r => r.ParentId is null).Id!];
    }
}
