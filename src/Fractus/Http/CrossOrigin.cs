using Microsoft.AspNetCore.Http.Features;

namespace Fractus.Http;

/// <summary>
/// Lets web applications call the cloud from a browser, as the real services do: any origin may, since what a request may do hangs on
/// its signature. On a server that trusts unknown keys <see cref="BrowserGuard"/> has refused foreign origins before.
/// </summary>
internal static class CrossOrigin
{
    private const int PreflightSeconds = 172_800;

    /// <summary>Adds what a browser looks for; answers a preflight.</summary>
    /// <returns>True where the request was a preflight and is answered.</returns>
    public static async ValueTask<bool> TryAnswerAsync(HttpExchange exchange)
    {
        var request = exchange.RequestHeaders;
        if (request.Origin.Count == 0)
        {
            return false;
        }

        var headers = exchange.Feature<IHttpResponseFeature>().Headers;
        headers.AccessControlAllowOrigin = "*";
        headers.AccessControlExposeHeaders = "x-amzn-RequestId,x-amzn-ErrorType,x-amz-request-id,x-amz-id-2,x-amzn-errormessage,x-amz-crc32,Date";
        if (exchange.Request.Method != "OPTIONS")
        {
            return false;
        }

        headers.AccessControlAllowMethods = request.AccessControlRequestMethod;
        headers.AccessControlAllowHeaders = request.AccessControlRequestHeaders;
        headers.AccessControlMaxAge = PreflightSeconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        await ServerPages.SendAsync(exchange, 200, "text/plain", []);
        return true;
    }
}
