using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Fractus.Http;

/// <summary>
/// The console: at the root for browsers, and below <c>/_console/</c> for its files and for links into it. No service has
/// paths there, and no bucket's name begins with an underscore. It is a client of the public APIs and needs no right here.
/// </summary>
internal sealed class ConsolePages(ConsoleFiles files)
{
    private const string Prefix = "/_console/";
    private const string Index = "index.html";
    private const string Assets = "assets/";

    // Scripts and styles come as files of this server only, and talk to this server only. Icons of components are data URLs.
    private const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self' data:; connect-src 'self'; "
        + "manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <returns>False where the request is not the console's.</returns>
    public async ValueTask<bool> TryAnswerAsync(HttpExchange exchange)
    {
        var request = exchange.Request;
        if (request.Method is not ("GET" or "HEAD") || !Owns(exchange))
        {
            return false;
        }

        if (!files.IsThere)
        {
            await ServerPages.SendAsync(exchange, 404, "text/plain; charset=utf-8", Encoding.UTF8.GetBytes(
                "This server was built without the console, which needs Node.js 20 with npm at build time. Its APIs are all here.\n"));
            return true;
        }

        var path = request.Path.Length > Prefix.Length ? request.Path[Prefix.Length..] : Index;
        var encodings = exchange.RequestHeaders.AcceptEncoding.ToString();
        var file = files.Find(path, encodings);
        var isAsset = file is not null && path.StartsWith(Assets, StringComparison.Ordinal);
        // Any other path is a page of the application, which finds out itself whether it has it.
        if (file is null && !path.StartsWith(Assets, StringComparison.Ordinal))
        {
            file = files.Find(Index, encodings);
        }

        if (file is null)
        {
            await ServerPages.SendNotFoundAsync(exchange);
            return true;
        }

        await SendAsync(exchange, file, isAsset);
        return true;
    }

    // SDKs and tools ask the root too; a browser that a person sends here says that it wants a page.
    private static bool Owns(HttpExchange exchange)
    {
        var request = exchange.Request;
        return request.Path.StartsWith(Prefix, StringComparison.Ordinal)
            || request.Path == "/_console"
            || (request.Path == "/" && request.Query.Length == 0 && request.Headers.Get("Authorization") is null
                && exchange.RequestHeaders.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase));
    }

    private static async ValueTask SendAsync(HttpExchange exchange, ConsoleFile file, bool isAsset)
    {
        var response = exchange.Feature<IHttpResponseFeature>();
        var headers = response.Headers;
        headers.ETag = file.ETag;
        // An asset's name has a hash of its content; everything else must be asked for each time.
        headers.CacheControl = isAsset ? "public, max-age=31536000, immutable" : "no-cache";
        headers.Vary = "Accept, Accept-Encoding";
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        if (exchange.RequestHeaders.IfNoneMatch.ToString().Contains(file.ETag, StringComparison.Ordinal))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            await exchange.SendBodyAsync(response, ReadOnlyMemory<byte>.Empty);
            return;
        }

        response.StatusCode = StatusCodes.Status200OK;
        headers.ContentType = file.ContentType;
        headers.ContentEncoding = file.Encoding;
        await exchange.SendBodyAsync(response, file.Content);
    }
}
