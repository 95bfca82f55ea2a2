using Fractus.ApiGateway.Execution;
using Fractus.ApiGateway.Execution.Jwt;
using Fractus.ApiGateway.Execution.V2;
using Fractus.ApiGateway.Execution.V2.Sockets;
using Fractus.ApiGateway.Handlers;
using Fractus.ApiGateway.Handlers.V2;
using Fractus.Kernel;
using Fractus.Kernel.Contracts;
using Fractus.Kernel.DataPlane;
using Fractus.Kernel.Identity;
using Fractus.Kernel.Paging;
using Fractus.Store;

namespace Fractus.ApiGateway;

/// <summary>API Gateway's parts, put together.</summary>
public sealed class ApiGatewayService : IDisposable
{
    private readonly LiveApis _apis;
    private readonly HttpBackend _backend;
    private readonly IssuerKeys _issuers;

    /// <param name="store">Where APIs are kept.</param>
    /// <param name="time">The clock.</param>
    /// <param name="ids">Where ids come from.</param>
    /// <param name="pages">Seals the positions of lists.</param>
    /// <param name="log">The server's log.</param>
    /// <param name="invoker">The way to Lambda and STS; used only when requests come.</param>
    /// <param name="credentials">Finds the sessions of roles that integrations name.</param>
    /// <param name="authenticator">Checks signatures of calls to methods that ask for IAM.</param>
    /// <param name="authorizer">Decides on such calls.</param>
    /// <param name="issuers">Fetches the keys of token issuers; null for the machine's own network.</param>
    public ApiGatewayService(
        IStore store,
        TimeProvider time,
        IdGenerator ids,
        PageTokens pages,
        Log log,
        IOperationInvoker invoker,
        ICredentialResolver credentials,
        IDataPlaneAuthenticator authenticator,
        IAuthorizer authorizer,
        HttpMessageHandler? issuers = null)
    {
        var roles = new RoleSessions(invoker, credentials, time);
        var executor = new MethodExecutor(new FunctionCaller(invoker, roles, time), time);
        var logs = new GatewayLogs(store, invoker, roles, time, ids, log);
        var meter = new UsageMeter(store, time);
        var authorizers = new LambdaAuthorizers(new AuthorizerFunctions(invoker, roles, time), authorizer, time);
        var admission = new Admission(
            new InvokePermission(authenticator, authorizer), authorizers, new Throttles(new UsageCache(store), meter, time));
        Handlers = new ApiGatewayHandlers(
            store, time, ids, pages, authorizer, new MethodTester(executor, time, ids), new AuthorizerTester(authorizers, time, ids), meter);
        var rest = new RestApiDataPlane(new StageCache(store), executor, admission, logs, time, ids, log);

        // HTTP and WebSocket APIs.
        _apis = new LiveApis(store);
        var functions = new ApiFunctions(invoker, roles, time);
        var apiAuthorizers = new ApiAuthorizers(functions, authorizer, time);
        var throttles = new RouteThrottles(time);
        _backend = new HttpBackend(time);
        _issuers = new IssuerKeys(issuers, time);
        var http = new HttpApiPlane(
            new HttpAdmission(authenticator, authorizer, apiAuthorizers, new JwtVerifier(_issuers, time), throttles),
            new HttpIntegrations(functions, _backend, time),
            logs,
            time,
            ids,
            log);
        var connections = new LocalConnections();
        var sockets = new SocketPlane(
            _apis,
            new SocketAdmission(authenticator, authorizer, apiAuthorizers),
            new SocketIntegrations(functions, _backend, time),
            throttles,
            logs,
            time,
            ids,
            log);
        HandlersV2 = new ApiGatewayV2Handlers(store, time, ids, pages, authorizer, apiAuthorizers);
        DataPlane = new GatewayDataPlane(
            _apis,
            http,
            sockets,
            new SocketServer(sockets, connections, time, log),
            new ConnectionsPlane(_apis, connections, authenticator, authorizer, ids),
            rest);
    }

    /// <summary>The operations, for <c>ApiGatewayContract.Bind</c>.</summary>
    public ApiGatewayHandlers Handlers { get; }

    /// <summary>The operations of HTTP and WebSocket APIs, for <c>ApiGatewayV2Contract.Bind</c>.</summary>
    public ApiGatewayV2Handlers HandlersV2 { get; }

    /// <summary>The deployed APIs.</summary>
    public GatewayDataPlane DataPlane { get; }

    /// <summary>Where the server is reached, which is known only when it listens.</summary>
    public ServerEndpoint Endpoint
    {
        set => HandlersV2.Endpoint = value;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _apis.Dispose();
        _backend.Dispose();
        _issuers.Dispose();
    }
}
