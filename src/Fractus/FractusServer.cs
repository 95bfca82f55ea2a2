using Fractus.Commands;
using Fractus.Http;
using Fractus.Kernel;
using Fractus.Kernel.Threading;
using Fractus.Runtime;
using Fractus.Wire.Routing;

namespace Fractus;

/// <summary>A running cloud: its store, its services and its HTTP server.</summary>
internal sealed class FractusServer : IAsyncDisposable
{
    private readonly HttpServer _http;
    private readonly Services _services;
    private readonly RequestRecorder _recorder;

    private FractusServer(HttpServer http, Services services, RequestRecorder recorder, ServerOptions options)
    {
        _http = http;
        _services = services;
        _recorder = recorder;
        Url = $"http://{ServerEndpoint.InUrl(options.Host)}:{http.Port}";
    }

    public string Url { get; }

    /// <summary>How functions are kept apart, and why so.</summary>
    public string Isolation => _services.Isolation;

    /// <exception cref="StartupException">It cannot start, for a reason that its message says.</exception>
    public static async Task<FractusServer> StartAsync(ServerOptions options, TimeProvider time, TextWriter logOutput)
    {
        if (!options.IsLoopback && options.Root is null)
        {
            throw new StartupException(
                $"--host {options.Host} is open to other machines, and a server without keys of its own would let anyone in. "
                + "Set FRACTUS_ROOT_ACCESS_KEY_ID and FRACTUS_ROOT_SECRET_ACCESS_KEY.");
        }

        SocketThreads.GoOnInline();
        var log = new Log(logOutput, options.LogLevel, time);
        var http = HttpServer.Create(options, time);
        var invoker = new LateInvoker();
        var functionNetwork = options.FunctionNetwork == FunctionNetwork.Cloud ? new CloudNetwork(http.AddFunctionConnection) : null;
        var services = await Services.OpenAsync(options, functionNetwork, invoker, time, IdGenerator.System, log);
        var recorder = new RequestRecorder(log, services.RequestMetrics);
        try
        {
            var router = new OperationRouter(services.Bound);
            var authorization = new Authorization(services.Authorizer, services.PolicySources, services.ConditionKeySources);
            var pipeline = new Pipeline(router, services.Authentication, authorization, recorder, IdGenerator.System, log);
            invoker.Connect(pipeline, new ServiceRequests(router, services.Bound, authorization, recorder, IdGenerator.System, log));
            var pages = new ServerPages(RootCommands.Version, [.. services.Names], time);
            var guard = new BrowserGuard(options.TrustsUnknownKeys, services.DataPlanes);
            await http.StartAsync(new HttpApplication(pipeline, new ConsolePages(new ConsoleFiles()), pages, services.DataPlanes, guard, log), options);
            functionNetwork?.Open(http.Port);
            services.Listening(new ServerEndpoint("http", options.Host, http.Port) { HostForFunctions = functionNetwork is null ? null : Defaults.Host });
            return new FractusServer(http, services, recorder, options);
        }
        catch
        {
            await http.DisposeAsync();
            await services.DisposeAsync();
            recorder.Dispose();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _services.StopAsync();
        await _http.StopAsync();
        await _services.DisposeAsync();
        await _http.DisposeAsync();
        _recorder.Dispose();
    }
}
