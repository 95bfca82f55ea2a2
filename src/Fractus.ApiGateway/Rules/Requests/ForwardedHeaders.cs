using Fractus.Kernel.DataPlane;

namespace Fractus.ApiGateway.Rules.Requests;

/// <summary>The headers that an integration sees: the client's, and what the gateway adds of where the request came from.</summary>
internal static class ForwardedHeaders
{
    private const string ForwardedFor = "X-Forwarded-For";
    private const string ForwardedPort = "X-Forwarded-Port";
    private const string ForwardedProto = "X-Forwarded-Proto";

    /// <param name="request">As it came.</param>
    /// <param name="traceId">Of this request.</param>
    /// <param name="isDecompressed">Whether the body is no longer what <c>Content-Encoding</c> says.</param>
    public static List<KeyValuePair<string, string>> Of(DataPlaneRequest request, string traceId, bool isDecompressed)
    {
        var headers = new List<KeyValuePair<string, string>>(request.Headers.Count + 4);
        var forwardedFor = "";
        foreach (var header in request.Headers)
        {
            if (header.Key.Equals(ForwardedFor, StringComparison.OrdinalIgnoreCase))
            {
                forwardedFor += header.Value + ", ";
            }
            else if (!IsReplaced(header.Key) && !(isDecompressed && header.Key.Equals("Content-Encoding", StringComparison.OrdinalIgnoreCase)))
            {
                headers.Add(header);
            }
        }

        headers.Add(new(TraceIds.Header, traceId));
        headers.Add(new(ForwardedFor, forwardedFor + request.SourceIp));
        headers.Add(new(ForwardedPort, Port(request)));
        headers.Add(new(ForwardedProto, request.Scheme));
        return headers;
    }

    private static bool IsReplaced(string name) =>
        name.Equals(TraceIds.Header, StringComparison.OrdinalIgnoreCase)
        || name.Equals(ForwardedPort, StringComparison.OrdinalIgnoreCase)
        || name.Equals(ForwardedProto, StringComparison.OrdinalIgnoreCase);

    private static string Port(DataPlaneRequest request)
    {
        var colon = request.Host.LastIndexOf(':');
        return colon > 0 && !request.Host.EndsWith(']') ? request.Host[(colon + 1)..] : request.Scheme == "https" ? "443" : "80";
    }
}
