using System.Globalization;
using Fractus.ApiGateway.Contract.V2;
using Fractus.ApiGateway.Execution.V2;
using Fractus.ApiGateway.Rules;
using Fractus.ApiGateway.Rules.V2;
using Fractus.ApiGateway.Storage.V2;
using Fractus.Kernel;
using Fractus.Kernel.Identity;
using Fractus.Kernel.Paging;
using Fractus.Kernel.Shapes;
using Fractus.Store;

namespace Fractus.ApiGateway.Handlers.V2;

/// <summary>The operations of HTTP and WebSocket APIs; a file for each kind of resource.</summary>
public sealed partial class ApiGatewayV2Handlers : IApiGatewayV2
{
    private const int ApiIdLength = 10;
    private const int PartIdLength = 7;
    private const int DeploymentIdLength = 6;

    private readonly IStore _store;
    private readonly TimeProvider _time;
    private readonly IdGenerator _ids;
    private readonly PageTokens _pages;
    private readonly IAuthorizer _authorizer;
    private readonly ApiAuthorizers _authorizers;

    internal ApiGatewayV2Handlers(
        IStore store, TimeProvider time, IdGenerator ids, PageTokens pages, IAuthorizer authorizer, ApiAuthorizers authorizers)
    {
        _store = store;
        _time = time;
        _ids = ids;
        _pages = pages;
        _authorizer = authorizer;
        _authorizers = authorizers;
    }

    /// <summary>Where the server is reached, for the endpoints of APIs.</summary>
    internal ServerEndpoint Endpoint { get; set; } = new("http", "localhost", 80);

    // The real service keeps whole seconds.
    private DateTimeOffset Now() => DateTimeOffset.FromUnixTimeSeconds(_time.GetUtcNow().ToUnixTimeSeconds());

    private string NewPartId() => _ids.LowerBase36(PartIdLength);

    private ValueTask<T> Read<T>(Caller caller, string apiId, Func<StoredApi, T> read)
    {
        using var snapshot = _store.OpenSnapshot();
        return ValueTask.FromResult(read(new StoredApi(snapshot, caller, apiId)));
    }

    /// <summary>Changes an API's own parts; stages that deploy by themselves do so in the same transaction.</summary>
    private ValueTask<T> Change<T>(Caller caller, string apiId, Func<ApiChanges, T> change, CancellationToken cancellation)
    {
        var (deploymentId, now) = (_ids.LowerBase36(DeploymentIdLength), Now());
        return _store.TransactAsync(
            transaction =>
            {
                var changes = new ApiChanges(transaction, caller, apiId, deploymentId, now);
                var result = change(changes);
                changes.DeployAutomatically();
                return result;
            },
            cancellation);
    }

    /// <summary>Changes stages and deployments, which deploys nothing by itself.</summary>
    private ValueTask<T> ChangeStages<T>(Caller caller, string apiId, Func<ApiChanges, T> change, CancellationToken cancellation)
    {
        var (deploymentId, now) = (_ids.LowerBase36(DeploymentIdLength), Now());
        return _store.TransactAsync(transaction => change(new ApiChanges(transaction, caller, apiId, deploymentId, now)), cancellation);
    }

    private ValueTask<Unit> Remove<T>(Caller caller, string apiId, ApiPartOf<T> part, CancellationToken cancellation)
        where T : class => Change(caller, apiId, changes =>
        {
            changes.Get(part.Kind, part.Id);
            part.Check?.Invoke(changes);
            changes.Remove(part.Kind, part.Id);
            return Unit.Value;
        }, cancellation);

    private (List<T> Items, string? NextToken) Page<T>(string scope, IEnumerable<T> items, Func<T, string> key, string? nextToken, string? maxResults)
    {
        int? limit = null;
        if (maxResults is not null)
        {
            limit = int.TryParse(maxResults, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? number
                : throw Refusal.BadRequest($"Invalid maxResults specified: {maxResults}");
        }

        return Pages.Take(_pages, scope, items.OrderBy(key, StringComparer.Ordinal), key, nextToken, limit);
    }

    private sealed record ApiPartOf<T>(Storage.ApiPart<T> Kind, string Id, Action<ApiChanges>? Check = null);
}
