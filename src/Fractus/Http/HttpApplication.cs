using Fractus.Kernel;
using Fractus.Kernel.DataPlane;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Fractus.Http;

/// <summary>Tells the kinds of traffic apart: the console, the server's own pages, people's data planes, and the APIs of the cloud.</summary>
internal sealed class HttpApplication(
    Pipeline pipeline, ConsolePages console, ServerPages pages, IReadOnlyList<IDataPlane> dataPlanes, BrowserGuard guard, Log log)
    : IHttpApplication<HttpExchange>
{
    private readonly IDataPlane[] _dataPlanes = [.. dataPlanes];

    public HttpExchange CreateContext(IFeatureCollection contextFeatures) => new(contextFeatures);

    public void DisposeContext(HttpExchange context, Exception? exception) => context.Dispose();

    public async Task ProcessRequestAsync(HttpExchange context)
    {
        try
        {
            var host = context.Host;
            if (await SocketAdapter.TryAnswerAsync(_dataPlanes, context))
            {
                return;
            }

            foreach (var plane in _dataPlanes)
            {
                if (plane.Owns(host, context.Request.Path))
                {
                    await DataPlaneAdapter.AnswerAsync(plane, context);
                    return;
                }
            }

            if (guard.Refuses(context))
            {
                await ServerPages.SendAsync(context, 403, "text/plain", "This origin or host name is not allowed.\n"u8.ToArray());
                return;
            }

            if (await CrossOrigin.TryAnswerAsync(context) || await console.TryAnswerAsync(context) || await pages.TryAnswerAsync(context))
            {
                return;
            }

            await context.ReadBodyAsync();
            if (await pipeline.TryHandleAsync(context))
            {
                await context.SendAsync();
                return;
            }

            await ServerPages.SendNotFoundAsync(context);
        }
        catch (BadHttpRequestException malformed)
        {
            await ServerPages.SendAsync(context, malformed.StatusCode, "text/plain", []);
        }
        catch (OperationCanceledException) when (context.Aborted.IsCancellationRequested)
        {
            // The caller is gone.
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException)
        {
            log.Debug("A connection broke off: " + error.Message);
        }
        catch (Exception fault)
        {
            // Outside the pipeline, which answers for its own: a data plane or a page.
            log.Error($"{context.Request.Method} {context.Request.Path} failed", fault);
            if (!context.Feature<IHttpResponseFeature>().HasStarted)
            {
                await ServerPages.SendAsync(context, 500, "application/json", "{\"message\":\"Internal Server Error\"}"u8.ToArray());
            }
        }
    }
}
