using Fractus.ApiGateway.Contract;
using Fractus.ApiGateway.Rules;
using Fractus.ApiGateway.Rules.OpenApi.Import;
using Fractus.Kernel;
using Fractus.Store;

namespace Fractus.ApiGateway.Storage;

/// <summary>
/// Reads one API of the caller's. What is not there, or is another account's, throws the real service's error; which one
/// depends on what was asked for: parts of an unknown API are themselves "not found".
/// </summary>
internal class ApiReader(IReadTransaction transaction, Caller caller, string apiId)
{
    protected string ApiId { get; } = apiId;

    protected Caller Caller { get; } = caller;

    public bool IsKnown => transaction.TryGet(Keys.Api(Caller.Account, Caller.Region, ApiId), out _);

    public RestApi Api() => transaction.TryGet(Keys.Api(Caller.Account, Caller.Region, ApiId), out var value)
        ? Records.Read(value, Records.Default.RestApi)
        : throw Missing.Api(Caller.Account, ApiId);

    /// <summary>Every resource, in the order of their paths.</summary>
    public List<Resource> Resources()
    {
        if (!IsKnown)
        {
            throw Missing.Api(Caller.Account, ApiId);
        }

        return [.. transaction.Range(Keys.Resources(ApiId))
            .Select(pair => Records.Read(pair.Value, Records.Default.Resource))
            .OrderBy(resource => resource.Path, StringComparer.Ordinal)];
    }

    public Resource Resource(string resourceId) => IsKnown && transaction.TryGet(Keys.Resource(ApiId, resourceId), out var value)
        ? Records.Read(value, Records.Default.Resource)
        : throw Missing.Resource();

    public Method Method(string resourceId, string httpMethod) =>
        Resource(resourceId).ResourceMethods?.GetValueOrDefault(httpMethod) ?? throw Missing.Method();

    public Integration Integration(string resourceId, string httpMethod) =>
        Method(resourceId, httpMethod).MethodIntegration ?? throw Missing.Integration();

    public DeploymentRecord? FindDeployment(string? deploymentId) =>
        deploymentId is not null && IsKnown && transaction.TryGet(Keys.Deployment(ApiId, deploymentId), out var value)
            ? Records.Read(value, Records.Default.DeploymentRecord)
            : null;

    public DeploymentRecord Deployment(string deploymentId) => FindDeployment(deploymentId) ?? throw Missing.Deployment();

    public IEnumerable<Deployment> Deployments() => IsKnown
        ? transaction.Range(Keys.Deployments(ApiId)).Select(pair => Records.Read(pair.Value, Records.Default.DeploymentRecord).Deployment)
        : throw Missing.Api(Caller.Account, ApiId);

    public Stage? FindStage(string stageName) => IsKnown && transaction.TryGet(Keys.Stage(ApiId, stageName), out var value)
        ? Records.Read(value, Records.Default.Stage)
        : null;

    public Stage Stage(string stageName) => FindStage(stageName) ?? throw Missing.Stage();

    public IEnumerable<Stage> Stages() => IsKnown
        ? transaction.Range(Keys.Stages(ApiId)).Select(pair => Records.Read(pair.Value, Records.Default.Stage))
        : throw Missing.Api(Caller.Account, ApiId);

    public T? Find<T>(ApiPart<T> kind, string id)
        where T : class => IsKnown && transaction.TryGet(kind.Key(ApiId, id), out var value) ? Records.Read(value, kind.Type) : null;

    public T Get<T>(ApiPart<T> kind, string id)
        where T : class => Find(kind, id) ?? throw kind.Missing(id);

    /// <summary>In the order of their ids.</summary>
    public List<T> All<T>(ApiPart<T> kind) => IsKnown
        ? [.. transaction.Range(kind.Range(ApiId)).Select(pair => Records.Read(pair.Value, kind.Type))]
        : throw Missing.Api(Caller.Account, ApiId);

    /// <summary>The API with everything that definitions describe.</summary>
    public ApiDraft Draft() => new(Api(), Resources(), Parts(), All(ApiPart.DocumentationPart));

    /// <summary>The settings of the caller's account.</summary>
    public Account Account() => AccountPart.Find(transaction, Caller.Account, Caller.Region);

    public ApiParts Parts() => new()
    {
        Models = All(ApiPart.Model),
        RequestValidators = All(ApiPart.RequestValidator),
        GatewayResponses = All(ApiPart.GatewayResponse),
        Authorizers = All(ApiPart.Authorizer),
    };
}
