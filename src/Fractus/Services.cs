using Fractus.ApiGateway;
using Fractus.ApiGateway.Contract;
using Fractus.ApiGateway.Contract.V2;
using Fractus.CloudWatch;
using Fractus.CloudWatch.Contract;
using Fractus.DynamoDb;
using Fractus.DynamoDb.Contract;
using Fractus.DynamoDb.Contract.Streams;
using Fractus.Iam;
using Fractus.Kernel;
using Fractus.Kernel.Contracts;
using Fractus.Kernel.DataPlane;
using Fractus.Kernel.Identity;
using Fractus.Kernel.Metrics;
using Fractus.Kernel.Paging;
using Fractus.Kernel.Streams;
using Fractus.Lambda;
using Fractus.Lambda.Contract;
using Fractus.Logs;
using Fractus.Logs.Contract;
using Fractus.Runtime;
using Fractus.Store;
using Fractus.Wire.SigV4;

namespace Fractus;

/// <summary>Which services the cloud has, and what each of them is given: the composition, written out.</summary>
internal sealed class Services : IAsyncDisposable
{
    // The only one, until several share a store.
    private const string Node = "local";

    private readonly StoreComposition _store;
    private readonly IamService _iam;
    private readonly DynamoDbService _dynamoDb;
    private readonly LambdaService _lambda;
    private readonly CloudWatchService _cloudWatch;
    private readonly ApiGatewayService _apiGateway;

    private Services(
        StoreComposition store, IamService iam, DynamoDbService dynamoDb, LambdaService lambda, CloudWatchService cloudWatch, ApiGatewayService apiGateway)
    {
        _store = store;
        _iam = iam;
        _dynamoDb = dynamoDb;
        _lambda = lambda;
        _cloudWatch = cloudWatch;
        _apiGateway = apiGateway;
    }

    public IAuthorizer Authorizer => _iam.Authorizer;

    public required IReadOnlyList<BoundService> Bound { get; init; }

    public required IReadOnlyList<IResourcePolicySource> PolicySources { get; init; }

    public required IReadOnlyList<IDataPlane> DataPlanes { get; init; }

    public IEnumerable<string> Names => Bound.Select(s => s.Schema.SigningName).Distinct().Order(StringComparer.Ordinal);

    public required Authentication Authentication { get; init; }

    /// <summary>How functions are kept apart, for people.</summary>
    public required string Isolation { get; init; }

    /// <param name="options">How the server was started.</param>
    /// <param name="functionNetwork">The network that functions have; null where they have the machine's.</param>
    /// <param name="invoker">By which services call each other.</param>
    /// <param name="time">The cloud's clock.</param>
    /// <param name="ids">The cloud's randomness.</param>
    /// <param name="log">The server's log.</param>
    public static async Task<Services> OpenAsync(
        ServerOptions options, CloudNetwork? functionNetwork, LateInvoker invoker, TimeProvider time, IdGenerator ids, Log log)
    {
        var store = StoreComposition.Open(options, time, ids);
        var runtime = new RuntimeOptions
        {
            Isolation = options.Isolation,
            Cloud = functionNetwork,
            SandboxDirectory = Path.Combine(store.Files, "sandboxes"),
            Commands = options.Interpreters,
        };
        var choosing = ChooseIsolationAsync(runtime, time, log);
        var keys = await SecretKeys.OpenAsync(store.Store, ids);
        var iam = IamService.Open(store.Store, keys, time, ids);
        var tokens = new PageTokens(keys.Derive("page tokens", "cloud"));
        var cloudWatch = new CloudWatchService(store.Store, Node, time, ids, tokens, log);
        var dynamoDb = new DynamoDbService(new DynamoDbDependencies
        {
            Store = store.Store,
            Blobs = store.Blobs,
            Authorizer = iam.Authorizer,
            Tokens = tokens,
            Time = time,
            Ids = ids,
            Log = log,
            IsThrottling = options.IsDynamoDbThrottling,
        });
        var logs = new LogsService(store.Store, time, tokens);
        LambdaService? lambda = null;
        var authentication = new Authentication(iam.Credentials, new SigV4Verifier(time), options.Root, options.TrustsUnknownKeys, new FunctionConnections((peer, own) => lambda!.MayBeFunction(peer, own)));
        var apiGateway = new ApiGatewayService(
            store.Store, time, ids, tokens, log, invoker, invoker, iam.Credentials, new DataPlaneAuthentication(authentication),
            iam.Authorizer, cloudWatch.Recorder, options.TrustsUnknownKeys, options.UserPoolKeys);
        var isolation = await choosing;
        var streams = new DynamoDbStreamsService(store.Store, time, tokens);
        lambda = CreateLambda(runtime, isolation, store, iam, streams, new DataPlaneAuthentication(authentication), invoker, cloudWatch.Recorder, tokens, time, ids, log);
        return new Services(store, iam, dynamoDb, lambda, cloudWatch, apiGateway)
        {
            Bound =
            [
                .. iam.Bind(),
                DynamoDbContract.Bind(dynamoDb),
                DynamoDbStreamsContract.Bind(streams),
                LambdaContract.Bind(lambda),
                LogsContract.Bind(logs),
                CloudWatchContract.Bind(cloudWatch),
                ApiGatewayContract.Bind(apiGateway.Handlers),
                ApiGatewayV2Contract.Bind(apiGateway.HandlersV2),
            ],
            Authentication = authentication,
            Isolation = isolation.Description,
            PolicySources = [lambda, dynamoDb],
            DataPlanes = [apiGateway.DataPlane, apiGateway.Documentation, lambda],
        };
    }

    /// <summary>Tells the services that hand out URLs where the server is reached, which is known only when it listens.</summary>
    public void Listening(ServerEndpoint endpoint)
    {
        _dynamoDb.Endpoint = endpoint;
        _apiGateway.Endpoint = endpoint;
        _lambda.Start(endpoint);
    }

    /// <summary>Ends what would last as long as its client likes; the server waits for everything else that is under way.</summary>
    public Task StopAsync() => _apiGateway.CloseConnectionsAsync();

    public async ValueTask DisposeAsync()
    {
        // Lambda first: what functions have logged goes through the other services into the store.
        await _lambda.DisposeAsync();
        _apiGateway.Dispose();
        await _dynamoDb.DisposeAsync();
        await _cloudWatch.DisposeAsync();
        _iam.Dispose();
        await _store.DisposeAsync();
    }

    /// <exception cref="StartupException">Sandboxes were asked for, and this machine cannot make any.</exception>
    private static async Task<Isolation> ChooseIsolationAsync(RuntimeOptions options, TimeProvider time, Log log)
    {
        try
        {
            // Making a trial takes some milliseconds, which the rest of the start does not wait for.
            return await Task.Run(() => Runtime.Isolation.ChooseAsync(options, time, log));
        }
        catch (EnvironmentStartException refusal)
        {
            throw new StartupException(refusal.Message + " Choose --isolation process or auto to run them as plain processes.", refusal);
        }
    }

    private static LambdaService CreateLambda(
        RuntimeOptions runtime,
        Isolation isolation,
        StoreComposition store,
        IamService iam,
        IStreamSignals streams,
        IDataPlaneAuthenticator authenticator,
        IOperationInvoker invoker,
        IMetricRecorder metrics,
        PageTokens tokens,
        TimeProvider time,
        IdGenerator ids,
        Log log)
    {
        return new LambdaService(new LambdaDependencies
        {
            Store = store.Store,
            Blobs = store.Blobs,
            CodeDirectory = Path.Combine(store.Files, "code"),
            Invoker = invoker,
            Authorizer = iam.Authorizer,
            StreamSignals = streams,
            Authenticator = authenticator,
            Metrics = metrics,
            Tokens = tokens,
            Runtime = runtime,
            CreateEnvironments = services => new ExecutionEnvironments(runtime, isolation, services, time, ids, log),
            Node = Node,
            Time = time,
            Ids = ids,
            Log = log,
        });
    }
}
