using System.Buffers;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using Fractus.Kernel;
using Fractus.Kernel.DataPlane;

namespace Fractus.Lambda.FunctionUrls;

/// <summary>
/// A request as the function gets it: payload format 2.0. Source: "Request payload format" of function URLs in the developer guide, and
/// events recorded of the real service.
/// </summary>
internal static class FunctionUrlEvent
{
    private const string Default = "$default";

    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <param name="request">As it came.</param>
    /// <param name="requestId">Of the invocation.</param>
    /// <param name="traceId">Of the request.</param>
    /// <param name="caller">Who signed it; null for a URL without authorization.</param>
    /// <param name="now">When it came.</param>
    public static byte[] Build(DataPlaneRequest request, string requestId, string traceId, Principal? caller, DateTimeOffset now)
    {
        var buffer = new ArrayBufferWriter<byte>(1024 + request.Body.Length);
        using var writer = new Utf8JsonWriter(buffer);
        writer.WriteStartObject();
        writer.WriteString("version", "2.0");
        writer.WriteString("routeKey", Default);
        writer.WriteString("rawPath", request.Path);
        writer.WriteString("rawQueryString", request.Query);
        WriteCookies(writer, request);
        WriteHeaders(writer, request, traceId);
        WriteQuery(writer, request.Query);
        WriteContext(writer, request, requestId, caller, now);
        WriteBody(writer, request);
        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    private static void WriteCookies(Utf8JsonWriter writer, DataPlaneRequest request)
    {
        var cookies = request.Headers
            .Where(header => header.Key.Equals("Cookie", StringComparison.OrdinalIgnoreCase))
            .SelectMany(header => header.Value.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            .ToList();
        if (cookies.Count == 0)
        {
            return;
        }

        writer.WriteStartArray("cookies");
        cookies.ForEach(writer.WriteStringValue);
        writer.WriteEndArray();
    }

    private static void WriteHeaders(Utf8JsonWriter writer, DataPlaneRequest request, string traceId)
    {
        var headers = new OrderedDictionary<string, string>();
        foreach (var (name, value) in request.Headers)
        {
            var lower = name.ToLowerInvariant();
            if (lower is not ("connection" or "cookie" or "x-amzn-trace-id" or "x-forwarded-port" or "x-forwarded-proto"))
            {
                headers[lower] = headers.TryGetValue(lower, out var before) ? $"{before},{value}" : value;
            }
        }

        headers["x-amzn-trace-id"] = traceId;
        headers["x-forwarded-for"] = headers.TryGetValue("x-forwarded-for", out var passed) ? $"{passed}, {request.SourceIp}" : request.SourceIp;
        headers["x-forwarded-port"] = request.Host.Split(':') is [_, var port] ? port : request.Scheme == "https" ? "443" : "80";
        headers["x-forwarded-proto"] = request.Scheme;
        WriteMap(writer, "headers", headers);
    }

    private static void WriteQuery(Utf8JsonWriter writer, string query)
    {
        var parameters = new OrderedDictionary<string, string>();
        foreach (var pair in query.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            var name = WebUtility.UrlDecode(equals < 0 ? pair : pair[..equals]);
            var value = equals < 0 ? "" : WebUtility.UrlDecode(pair[(equals + 1)..]);
            parameters[name] = parameters.TryGetValue(name, out var before) ? $"{before},{value}" : value;
        }

        if (parameters.Count > 0)
        {
            WriteMap(writer, "queryStringParameters", parameters);
        }
    }

    private static void WriteMap(Utf8JsonWriter writer, string name, OrderedDictionary<string, string> map)
    {
        writer.WriteStartObject(name);
        foreach (var (key, value) in map)
        {
            writer.WriteString(key, value);
        }

        writer.WriteEndObject();
    }

    private static void WriteContext(Utf8JsonWriter writer, DataPlaneRequest request, string requestId, Principal? caller, DateTimeOffset now)
    {
        var domain = request.Host.Split(':')[0];
        writer.WriteStartObject("requestContext");
        writer.WriteString("accountId", caller?.Account ?? "anonymous");
        writer.WriteString("apiId", domain.Split('.')[0]);
        if (caller is not null)
        {
            WriteAuthorizer(writer, caller);
        }

        writer.WriteString("domainName", domain);
        writer.WriteString("domainPrefix", domain.Split('.')[0]);
        writer.WriteStartObject("http");
        writer.WriteString("method", request.Method);
        writer.WriteString("path", Path(request.Path));
        writer.WriteString("protocol", request.Protocol);
        writer.WriteString("sourceIp", request.SourceIp);
        writer.WriteString("userAgent", request.Header("User-Agent") ?? "");
        writer.WriteEndObject();
        writer.WriteString("requestId", requestId);
        writer.WriteString("routeKey", Default);
        writer.WriteString("stage", Default);
        writer.WriteString("time", now.ToString("dd/MMM/yyyy:HH:mm:ss '+0000'", CultureInfo.InvariantCulture));
        writer.WriteNumber("timeEpoch", now.ToUnixTimeMilliseconds());
        writer.WriteEndObject();
    }

    /// <summary>Decoded once and without empty segments, as recorded of the real service; <c>rawPath</c> has it as it came.</summary>
    private static string Path(string raw)
    {
        var path = Uri.UnescapeDataString(raw);
        while (path.Contains("//", StringComparison.Ordinal))
        {
            path = path.Replace("//", "/", StringComparison.Ordinal);
        }

        return path;
    }

    private static void WriteAuthorizer(Utf8JsonWriter writer, Principal caller)
    {
        writer.WriteStartObject("authorizer");
        writer.WriteStartObject("iam");
        writer.WriteString("accessKey", caller.AccessKeyId);
        writer.WriteString("accountId", caller.Account);
        writer.WriteString("callerId", caller.UserId);
        writer.WriteNull("cognitoIdentity");
        writer.WriteNull("principalOrgId");
        writer.WriteString("userArn", caller.Arn);
        writer.WriteString("userId", caller.UserId);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void WriteBody(Utf8JsonWriter writer, DataPlaneRequest request)
    {
        var text = request.Body.IsEmpty ? null : Text(request);
        if (text is not null)
        {
            writer.WriteString("body", text);
        }
        else if (!request.Body.IsEmpty)
        {
            writer.WriteBase64String("body", request.Body.Span);
        }

        writer.WriteBoolean("isBase64Encoded", text is null && !request.Body.IsEmpty);
    }

    /// <returns>Null where the body is not text, by what it says of itself or by its bytes.</returns>
    private static string? Text(DataPlaneRequest request)
    {
        var type = (request.Header("Content-Type") ?? "").Split(';')[0].Trim().ToLowerInvariant();
        if (!type.StartsWith("text/", StringComparison.Ordinal)
            && type is not ("application/json" or "application/javascript" or "application/xml")
            && !type.EndsWith("+json", StringComparison.Ordinal)
            && !type.EndsWith("+xml", StringComparison.Ordinal))
        {
            return null;
        }

        try
        {
            return s_utf8.GetString(request.Body.Span);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
