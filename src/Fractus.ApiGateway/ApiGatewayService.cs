using Fractus.ApiGateway.Execution;
using Fractus.ApiGateway.Execution.Jwt;
using Fractus.ApiGateway.Execution.V2;
using Fractus.ApiGateway.Execution.V2.Sockets;
using Fractus.ApiGateway.Handlers;
using Fractus.ApiGateway.Handlers.V2;
using Fractus.ApiGateway.Rules.Domains;
using Fractus.ApiGateway.Storage.Domains;
using Fractus.Kernel;
using Fractus.Kernel.Contracts;
using Fractus.Kernel.DataPlane;
using Fractus.Kernel.Identity;
using Fractus.Kernel.Metrics;
using Fractus.Kernel.Paging;
using Fractus.Store;

namespace Fractus.ApiGateway;

/// <summary>API Gateway's parts, put together.</summary>
public sealed class ApiGatewayService : IDisposable
{
    private readonly HttpCaller _endpoints;
    private readonly LiveApis _apis;
    private readonly WatchedIndex<DomainIndex> _domains;
    private readonly LocalConnections _connections;
    private readonly IssuerKeys _issuers;

    /// <param name="store">Where APIs are kept.</param>
    /// <param name="time">The clock.</param>
    /// <param name="ids">Where ids come from.</param>
    /// <param name="pages">Seals the positions of lists.</param>
    /// <param name="log">The server's log.</param>
    /// <param name="invoker">The way to Lambda and STS; used only when requests come.</param>
    /// <param name="services">The way to the operations that AWS integrations name.</param>
    /// <param name="credentials">Finds the sessions of roles that integrations name.</param>
    /// <param name="authenticator">Checks signatures of calls to methods that ask for IAM.</param>
    /// <param name="authorizer">Decides on such calls.</param>
    /// <param name="metrics">Takes the figures of stages to CloudWatch.</param>
    /// <param name="isLocal">Whether only this machine reaches the server, where every stage's documentation page may be seen.</param>
    /// <param name="userPoolKeys">By the id of a user pool: the URL or the file of its keys, where they are not at Amazon's.</param>
    /// <param name="issuers">Fetches the keys of token issuers; null for the network, with the user pools above.</param>
    public ApiGatewayService(
        IStore store,
        TimeProvider time,
        IdGenerator ids,
        PageTokens pages,
        Log log,
        IOperationInvoker invoker,
        IServiceRequests services,
        ICredentialResolver credentials,
        IDataPlaneAuthenticator authenticator,
        IAuthorizer authorizer,
        IMetricRecorder metrics,
        bool isLocal = false,
        IReadOnlyDictionary<string, string>? userPoolKeys = null,
        HttpMessageHandler? issuers = null)
    {
        var roles = new RoleSessions(invoker, credentials, time);
        var identity = new CallIdentity(roles);
        var functions = new FunctionCaller(invoker, identity, time);
        var caches = new ResponseCaches(time, ids);
        _endpoints = new HttpCaller(time);
        var executor = new MethodExecutor(new MethodBackends(functions, _endpoints, services, identity, time), caches, time);
        var logs = new GatewayLogs(store, invoker, roles, time, ids, log);
        var meter = new UsageMeter(store, time);
        var authorizers = new LambdaAuthorizers(new AuthorizerFunctions(functions, time), authorizer, time);
        _issuers = new IssuerKeys(issuers ?? new MappedIssuers(userPoolKeys ?? new Dictionary<string, string>()), time);
        var tokens = new JwtVerifier(_issuers, time);
        var userPools = new UserPoolAuthorizers(tokens);
        var plans = new UsagePlans(new UsageCache(store), meter, time);
        var admission = new Admission(new InvokePermission(authenticator, authorizer), authorizers, userPools, new Throttles(plans, time), time);
        Handlers = new ApiGatewayHandlers(
            store, time, ids, pages, authorizer, new MethodTester(executor, time, ids), new AuthorizerTester(authorizers, userPools, time, ids), meter, caches);
        Documentation = new DocumentationPages(store, isLocal);
        var rest = new RestApiDataPlane(new StageCache(store), executor, admission, logs, new GatewayMetrics(metrics), time, ids, log);

        // HTTP and WebSocket APIs.
        _apis = new LiveApis(store);
        var apiAuthorizers = new ApiAuthorizers(functions, authorizer, time);
        var throttles = new TokenBuckets(time);
        var figures = new ApiMetrics(metrics, time);
        _domains = new WatchedIndex<DomainIndex>(store, DomainIndex.Read, DomainStore.Domains, DomainStore.Mappings, DomainStore.Rules);
        var http = new HttpApiPlane(
            _apis,
            new HttpAdmission(authenticator, authorizer, apiAuthorizers, tokens, throttles),
            new HttpIntegrations(functions, _endpoints, time),
            logs,
            figures,
            time,
            ids,
            log);
        _connections = new LocalConnections();
        var sockets = new SocketPlane(
            _apis,
            new SocketAdmission(authenticator, authorizer, apiAuthorizers, plans, throttles),
            new SocketIntegrations(functions, _endpoints, figures, time),
            new SocketLogs(logs, time),
            figures,
            time,
            ids,
            log);
        HandlersV2 = new ApiGatewayV2Handlers(store, time, ids, pages, authorizer, apiAuthorizers);
        DataPlane = new GatewayDataPlane(
            _apis,
            _domains,
            http,
            sockets,
            new SocketServer(sockets, _connections, time, log),
            new ConnectionsPlane(_apis, _connections, authenticator, authorizer, figures, ids),
            rest);
    }

    /// <summary>The operations, for <c>ApiGatewayContract.Bind</c>.</summary>
    public ApiGatewayHandlers Handlers { get; }

    /// <summary>The documentation pages of stages.</summary>
    public DocumentationPages Documentation { get; }

    /// <summary>The operations of HTTP and WebSocket APIs, for <c>ApiGatewayV2Contract.Bind</c>.</summary>
    public ApiGatewayV2Handlers HandlersV2 { get; }

    /// <summary>The deployed APIs.</summary>
    public GatewayDataPlane DataPlane { get; }

    /// <summary>Where the server is reached, which is known only when it listens.</summary>
    public ServerEndpoint Endpoint
    {
        set => Handlers.Endpoint = HandlersV2.Endpoint = value;
    }

    /// <summary>Ends the connections of WebSocket APIs: the server stops.</summary>
    public Task CloseConnectionsAsync() => _connections.CloseAllAsync();

    /// <inheritdoc/>
    public void Dispose()
    {
        _endpoints.Dispose();
        _apis.Dispose();
        _domains.Dispose();
        _issuers.Dispose();
    }
}
