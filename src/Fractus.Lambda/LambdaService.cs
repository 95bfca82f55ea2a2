using System.Net;
using Fractus.Kernel;
using Fractus.Kernel.DataPlane;
using Fractus.Kernel.Identity;
using Fractus.Kernel.Paging;
using Fractus.Kernel.Streams;
using Fractus.Lambda.Contract;
using Fractus.Lambda.EventSources;
using Fractus.Lambda.FunctionUrls;
using Fractus.Lambda.Invocations;
using Fractus.Lambda.Metrics;
using Fractus.Lambda.Rules;
using Fractus.Lambda.Storage;
using Fractus.Runtime;
using Fractus.Store;

namespace Fractus.Lambda;

/// <summary>Lambda: functions, their code and policies, and their invocations. Its operations are in <c>Handlers/</c>.</summary>
public sealed partial class LambdaService : ILambda, IResourcePolicySource, IDataPlane, IAsyncDisposable
{
    private readonly TaskCompletionSource<ServerEndpoint> _endpoint = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly IStore _store;
    private readonly PageTokens _tokens;
    private readonly IAuthorizer _authorizer;
    private readonly TimeProvider _time;
    private readonly IdGenerator _ids;
    private readonly FunctionCache _functions;
    private readonly ReservedConcurrency _reservations;
    private readonly CodeDirectories _code;
    private readonly CodeDownloads _downloads;
    private readonly FunctionSessions _sessions;
    private readonly RolePassing _rolePassing;
    private readonly LogDelivery _logs;
    private readonly IExecutionEnvironments _environments;
    private readonly FunctionInvoker _invoker;
    private readonly AsyncInvocations _events;
    private readonly IStreamSignals _streamSignals;
    private readonly EventSourceMappings _mappings;
    private readonly FunctionUrlDataPlane _urls;
    private readonly HotReloadOptions _hotReload;
    private readonly ProvisionedConcurrency _provisioned;
    private readonly int _mostEnvironments;

    public LambdaService(LambdaDependencies given)
    {
        (_store, _tokens, _authorizer, _time, _ids) = (given.Store, given.Tokens, given.Authorizer, given.Time, given.Ids);
        _functions = new FunctionCache(given.Store);
        _reservations = new ReservedConcurrency(given.Store);
        _code = new CodeDirectories(
            given.Blobs, given.CodeDirectory, given.Runtime.RuntimesDirectory, CodeInUse, given.Time, given.Ids, given.Log);
        _downloads = new CodeDownloads(given.Blobs, given.Tokens, given.Time);
        _sessions = new FunctionSessions(given.Invoker, given.Time);
        _rolePassing = new RolePassing(given.Authorizer, _sessions);
        _logs = new LogDelivery(given.Invoker, _sessions, given.Time, given.Log);
        var metrics = new LambdaMetrics(given.Metrics, _reservations, given.Time);
        _environments = given.CreateEnvironments(new LambdaEnvironmentServices(_sessions, _logs, metrics));
        var gate = new ConcurrencyGate(_reservations, given.Time);
        _hotReload = given.HotReload;
        _invoker = new FunctionInvoker(gate, _code, _hotReload, _environments, _logs, _endpoint.Task, given.Time, given.Ids, metrics);
        _provisioned = new ProvisionedConcurrency(given.Store, _invoker, _environments, given.Log);
        _mostEnvironments = given.Runtime.MaxConcurrency;
        var destinations = new DestinationDelivery(given.Invoker, _sessions, given.Log, metrics);
        _events = new AsyncInvocations(given.Store, _functions, _invoker, gate, destinations, given.Runtime.MaxConcurrency, given.Node, given.Time, given.Ids, given.Log, metrics);
        _streamSignals = given.StreamSignals;
        var batches = new BatchInvoker(_functions, _invoker, destinations, given.Time, given.Ids, metrics);
        _mappings = new EventSourceMappings(given.Store, given.Invoker, given.StreamSignals, batches, _sessions, given.Node, given.Time, given.Log);
        _urls = new FunctionUrlDataPlane(given.Store, _functions, _invoker, given.Authenticator, given.Authorizer, given.Time, given.Ids);
    }

    /// <inheritdoc/>
    string IResourcePolicySource.ArnService => "lambda";

    private long NowMs => _time.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>Begins to run functions; invocations that come before wait for it.</summary>
    /// <param name="endpoint">What functions get as <c>AWS_ENDPOINT_URL</c>.</param>
    public void Start(ServerEndpoint endpoint)
    {
        _endpoint.SetResult(endpoint);
        foreach (var runtime in RuntimesInUse())
        {
            _environments.Prepare(runtime);
        }

        _provisioned.Start();
        _events.Start();
        _mappings.Start();
    }

    /// <summary>Whether a connection may come from a function, and what it asks is therefore not asked by who runs this cloud.</summary>
    /// <param name="peer">Its other end.</param>
    /// <param name="own">This end.</param>
    public bool MayBeFunction(IPEndPoint peer, IPEndPoint own) => _environments.MayBeFunction(peer, own);

    /// <inheritdoc/>
    public string? FindPolicy(Arn resource)
    {
        switch (resource.Resource.Split(':'))
        {
            case ["function", var name, .. var rest]:
                var scope = PolicyScope(rest.Length > 0 ? rest[0] : null);
                return _functions.Find(new FunctionId(resource.Account, resource.Region, name))?.Policy(scope);
            case ["layer", var name, var version] when Qualifier.IsNumber(version):
                using (var snapshot = _store.OpenSnapshot())
                {
                    var policy = LayerPolicy(snapshot, new LayerId(resource.Account, resource.Region, name), Qualifier.Number(version));
                    return policy is null ? null : ResourcePolicy.ToJson(policy.Policy);
                }

            default:
                return null;
        }
    }

    /// <inheritdoc/>
    bool IDataPlane.Owns(string host, string path) => FunctionUrlHost.Owns(host) || CodeDownloads.Owns(path);

    /// <inheritdoc/>
    ValueTask<DataPlaneResponse> IDataPlane.HandleAsync(DataPlaneRequest request, CancellationToken cancellation) =>
        FunctionUrlHost.Owns(request.Host) ? _urls.HandleAsync(request, cancellation) : _downloads.HandleAsync(request, cancellation);

    /// <summary>Ends the environments, then stores what they have written: the store and the logs must still be there.</summary>
    public async ValueTask DisposeAsync()
    {
        await _mappings.DisposeAsync();
        await _events.DisposeAsync();
        _provisioned.Dispose();
        await _environments.DisposeAsync();
        await _logs.DisposeAsync();
        _code.Dispose();
        _functions.Dispose();
        _reservations.Dispose();
    }

    /// <summary>The function and its <c>$LATEST</c> have one policy.</summary>
    private static string PolicyScope(string? qualifier) => qualifier is null or FunctionKeys.Latest ? "" : qualifier;

    /// <exception cref="ResourceNotFoundException">There is no such function.</exception>
    private static FunctionVersionRecord Latest(IReadTransaction reader, FunctionId id) =>
        reader.TryGet(FunctionKeys.Version(id, FunctionKeys.Latest), out var stored)
            ? FunctionVersionRecord.Read(stored)
            : throw LambdaErrors.NoFunction(id.Arn());

    /// <summary>Every version of the functions in a range, in the order of the functions, <c>$LATEST</c> before the numbers.</summary>
    private static IEnumerable<(FunctionId Id, FunctionVersionRecord Record)> Versions(IReadTransaction reader, KeyRange range)
    {
        foreach (var pair in reader.Range(range))
        {
            var key = FunctionKeys.Read(pair.Key);
            if (key.Kind == FunctionKeyKind.Version)
            {
                yield return (key.Id, FunctionVersionRecord.Read(pair.Value));
            }
        }
    }

    /// <exception cref="ResourceNotFoundException">There is no such function.</exception>
    private LoadedFunction Find(FunctionLocator locator) => _functions.Find(locator.Id) ?? throw LambdaErrors.NoFunction(locator.Arn);

    /// <exception cref="ResourceNotFoundException">There is no such function, or no such version or alias of it.</exception>
    private FunctionVersionRecord FindVersion(FunctionLocator locator) =>
        (Find(locator).Version(locator.Qualifier) ?? throw LambdaErrors.NoFunction(locator.Arn)).Record;

    private List<string> RuntimesInUse()
    {
        using var snapshot = _store.OpenSnapshot();
        return [.. Versions(snapshot, FunctionKeys.All).Select(f => f.Record.Runtime).Distinct()];
    }

    private HashSet<string> CodeInUse()
    {
        using var snapshot = _store.OpenSnapshot();
        var inUse = LayerVersions(snapshot, LayerKeys.All).Select(layer => layer.Record.CodeSha256).ToHashSet();
        foreach (var (_, version) in Versions(snapshot, FunctionKeys.All))
        {
            inUse.Add(version.CodeSha256);
            inUse.UnionWith(version.Layers.Select(layer => layer.CodeSha256));
            inUse.Add(LayerFolders.Name(version.Layers));
        }

        return inUse;
    }
}
