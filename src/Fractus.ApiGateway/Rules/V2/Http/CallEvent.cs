using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Fractus.ApiGateway.Rules.Values;

namespace Fractus.ApiGateway.Rules.V2.Http;

/// <summary>
/// The event that a function of an HTTP API gets, in payload format 2.0. Source: "Create AWS Lambda proxy integrations for HTTP APIs" of the
/// developer guide, and events recorded of the real service.
/// </summary>
internal static class CallEvent
{
    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static ReadOnlyMemory<byte> Write(HttpCall call)
    {
        var buffer = new ArrayBufferWriter<byte>(2048 + call.Request.Body.Length);
        using var json = new Utf8JsonWriter(buffer, s_options);
        json.WriteStartObject();
        json.WriteString("version"u8, ApiIntegrationRules.Version2);
        json.WriteString("routeKey"u8, call.Route!.Key);
        json.WriteString("rawPath"u8, call.RawPath);
        json.WriteString("rawQueryString"u8, call.Request.Query);
        WriteRequest(json, call);
        WriteContext(json, call);
        WriteMap(json, "pathParameters"u8, call.PathParameters);
        WriteMap(json, "stageVariables"u8, call.Stage.Variables);
        WriteBody(json, call);
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }

    /// <summary>The event of a Lambda authorizer. Source: "Control access to HTTP APIs with AWS Lambda authorizers" of the developer guide.</summary>
    public static ReadOnlyMemory<byte> WriteAuthorizer(HttpCall call, IReadOnlyList<string> identity)
    {
        var buffer = new ArrayBufferWriter<byte>(2048);
        using var json = new Utf8JsonWriter(buffer, s_options);
        json.WriteStartObject();
        json.WriteString("version"u8, ApiIntegrationRules.Version2);
        json.WriteString("type"u8, "REQUEST");
        json.WriteString("routeArn"u8, call.Arn);
        json.WriteStartArray("identitySource"u8);
        foreach (var value in identity)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
        json.WriteString("routeKey"u8, call.Route!.Key);
        json.WriteString("rawPath"u8, call.RawPath);
        json.WriteString("rawQueryString"u8, call.Request.Query);
        WriteRequest(json, call);
        WriteContext(json, call);
        WriteMap(json, "pathParameters"u8, call.PathParameters);
        WriteMap(json, "stageVariables"u8, call.Stage.Variables);
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }

    private static void WriteRequest(Utf8JsonWriter json, HttpCall call)
    {
        var cookies = new List<string>();
        var headers = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in call.Headers.All)
        {
            var lower = name.ToLowerInvariant();
            if (lower == "cookie")
            {
                cookies.AddRange(value.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
            }
            else if (!PayloadHeaders.IsDropped(lower))
            {
                headers[lower] = headers.TryGetValue(lower, out var before) ? $"{before},{value}" : value;
            }
        }

        if (cookies.Count > 0)
        {
            json.WriteStartArray("cookies"u8);
            cookies.ForEach(json.WriteStringValue);
            json.WriteEndArray();
        }

        json.WriteStartObject("headers"u8);
        foreach (var (name, value) in headers)
        {
            json.WriteString(name, value);
        }

        json.WriteEndObject();
        WriteMap(json, "queryStringParameters"u8, call.Query.Parameters.Select(p => new KeyValuePair<string, string>(p.Key, string.Join(',', p.Value))));
    }

    private static void WriteContext(Utf8JsonWriter json, HttpCall call)
    {
        json.WriteStartObject("requestContext"u8);
        json.WriteString("accountId"u8, call.Stage.Owner.Account);
        json.WriteString("apiId"u8, call.Stage.ApiId);
        WriteAuthorizer(json, call);
        json.WriteString("domainName"u8, call.DomainName);
        json.WriteString("domainPrefix"u8, call.DomainPrefix);
        json.WriteStartObject("http"u8);
        json.WriteString("method"u8, call.Request.Method);
        json.WriteString("path"u8, call.RawPath);
        json.WriteString("protocol"u8, call.Request.Protocol);
        json.WriteString("sourceIp"u8, call.Request.SourceIp);
        json.WriteString("userAgent"u8, call.Headers.Get("User-Agent") ?? "");
        json.WriteEndObject();
        json.WriteString("requestId"u8, call.RequestId);
        json.WriteString("routeKey"u8, call.Route!.Key);
        json.WriteString("stage"u8, call.Stage.Name);
        json.WriteString("time"u8, call.TimeText);
        json.WriteNumber("timeEpoch"u8, call.Time.ToUnixTimeMilliseconds());
        json.WriteEndObject();
    }

    private static void WriteAuthorizer(Utf8JsonWriter json, HttpCall call)
    {
        if (call.Claims is { } claims)
        {
            json.WriteStartObject("authorizer"u8);
            json.WriteStartObject("jwt"u8);
            json.WriteStartObject("claims"u8);
            foreach (var (name, value) in claims)
            {
                json.WriteString(name, PayloadHeaders.Claim(value));
            }

            json.WriteEndObject();
            PayloadHeaders.WriteScopes(json, call.Scopes);
            json.WriteEndObject();
            json.WriteEndObject();
        }
        else if (call.Authorizer is { } told)
        {
            json.WriteStartObject("authorizer"u8);
            json.WritePropertyName("lambda"u8);
            json.WriteRawValue(JsonValues.Write(told));
            json.WriteEndObject();
        }
        else if (call.Caller is { } caller)
        {
            json.WriteStartObject("authorizer"u8);
            json.WriteStartObject("iam"u8);
            json.WriteString("accessKey"u8, caller.AccessKeyId);
            json.WriteString("accountId"u8, caller.Account);
            json.WriteString("callerId"u8, caller.UserId);
            json.WriteNull("cognitoIdentity"u8);
            json.WriteNull("principalOrgId"u8);
            json.WriteString("userArn"u8, caller.Arn);
            json.WriteString("userId"u8, caller.UserId);
            json.WriteEndObject();
            json.WriteEndObject();
        }
    }

    private static void WriteBody(Utf8JsonWriter json, HttpCall call)
    {
        var body = call.Request.Body;
        var text = body.IsEmpty ? null : BodyText.Of(body, call.Request.Header("Content-Type"));
        if (text is not null)
        {
            json.WriteString("body"u8, text);
        }
        else if (!body.IsEmpty)
        {
            json.WriteBase64String("body"u8, body.Span);
        }

        json.WriteBoolean("isBase64Encoded"u8, text is null && !body.IsEmpty);
    }

    // What is empty is left out.
    private static void WriteMap(Utf8JsonWriter json, ReadOnlySpan<byte> name, IEnumerable<KeyValuePair<string, string>>? map)
    {
        var isOpen = false;
        foreach (var (key, value) in map ?? [])
        {
            if (!isOpen)
            {
                json.WriteStartObject(name);
                isOpen = true;
            }

            json.WriteString(key, value);
        }

        if (isOpen)
        {
            json.WriteEndObject();
        }
    }
}
