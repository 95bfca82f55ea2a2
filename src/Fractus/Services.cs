using Fractus.ApiGateway;
using Fractus.ApiGateway.Contract;
using Fractus.DynamoDb;
using Fractus.DynamoDb.Contract;
using Fractus.DynamoDb.Contract.Streams;
using Fractus.Iam;
using Fractus.Kernel;
using Fractus.Kernel.Contracts;
using Fractus.Kernel.DataPlane;
using Fractus.Kernel.Identity;
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
    private readonly StoreComposition _store;
    private readonly IamService _iam;
    private readonly DynamoDbService _dynamoDb;
    private readonly LambdaService _lambda;

    private Services(StoreComposition store, IamService iam, DynamoDbService dynamoDb, LambdaService lambda)
    {
        _store = store;
        _iam = iam;
        _dynamoDb = dynamoDb;
        _lambda = lambda;
    }

    public IAuthorizer Authorizer => _iam.Authorizer;

    public required IReadOnlyList<BoundService> Bound { get; init; }

    public required IReadOnlyList<IResourcePolicySource> PolicySources { get; init; }

    public required IReadOnlyList<IConditionKeySource> ConditionKeySources { get; init; }

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
        ServerOptions options, CloudNetwork? functionNetwork, IOperationInvoker invoker, TimeProvider time, IdGenerator ids, Log log)
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
            store.Store, time, ids, tokens, log, invoker, iam.Credentials, new DataPlaneAuthentication(authentication), iam.Authorizer);
        var isolation = await choosing;
        var streams = new DynamoDbStreamsService(store.Store, time, tokens);
        lambda = CreateLambda(runtime, isolation, store, iam, streams, new DataPlaneAuthentication(authentication), invoker, tokens, time, ids, log);
        return new Services(store, iam, dynamoDb, lambda)
        {
            Bound =
            [
                .. iam.Bind(),
                DynamoDbContract.Bind(dynamoDb),
                DynamoDbStreamsContract.Bind(streams),
                LambdaContract.Bind(lambda),
                LogsContract.Bind(logs),
                ApiGatewayContract.Bind(apiGateway.Handlers),
            ],
            Authentication = authentication,
            Isolation = isolation.Description,
            PolicySources = [lambda, dynamoDb],
            ConditionKeySources = [dynamoDb],
            DataPlanes = [apiGateway.DataPlane, lambda],
        };
    }

    /// <summary>Tells the services that hand out URLs where the server is reached, which is known only when it listens.</summary>
    public void Listening(ServerEndpoint endpoint)
    {
        _dynamoDb.Endpoint = endpoint;
        _lambda.Start(endpoint);
    }

    public async ValueTask DisposeAsync()
    {
        // Lambda first: what functions have logged goes through the other services into the store.
        await _lambda.DisposeAsync();
        await _dynamoDb.DisposeAsync();
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
            Tokens = tokens,
            Runtime = runtime,
            CreateEnvironments = services => new ExecutionEnvironments(runtime, isolation, services, time, ids, log),
            Node = "local",
            Time = time,
            Ids = ids,
            Log = log,
        });
    }
}
