using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Fractus.ApiGateway.Rules.Values;

namespace Fractus.ApiGateway.Rules.V2.Http;

/// <summary>
/// The event that a function of an HTTP API gets, in payload format 1.0: that of REST APIs, nearly. Source: "Create AWS Lambda proxy
/// integrations for HTTP APIs" of the developer guide.
/// </summary>
internal static class CallEventVersion1
{
    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static ReadOnlyMemory<byte> Write(HttpCall call)
    {
        var buffer = new ArrayBufferWriter<byte>(2048 + call.Request.Body.Length);
        using var json = new Utf8JsonWriter(buffer, s_options);
        json.WriteStartObject();
        json.WriteString("version"u8, ApiIntegrationRules.Version1);
        WriteRequest(json, call);
        WriteContext(json, call);
        WriteMap(json, "pathParameters"u8, call.PathParameters);
        WriteMap(json, "stageVariables"u8, call.Stage.Variables);
        WriteBody(json, call);
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }

    /// <summary>The event of a Lambda authorizer in this format.</summary>
    public static ReadOnlyMemory<byte> WriteAuthorizer(HttpCall call, IReadOnlyList<string> identity)
    {
        var buffer = new ArrayBufferWriter<byte>(2048);
        using var json = new Utf8JsonWriter(buffer, s_options);
        json.WriteStartObject();
        json.WriteString("version"u8, ApiIntegrationRules.Version1);
        json.WriteString("type"u8, "REQUEST");
        json.WriteString("methodArn"u8, call.Arn);
        json.WriteString("identitySource"u8, string.Join(',', identity));
        json.WriteString("authorizationToken"u8, string.Join(',', identity));
        WriteRequest(json, call, showsEmpty: true);
        WriteContext(json, call);
        WriteMap(json, "pathParameters"u8, call.PathParameters, showsEmpty: true);
        WriteMap(json, "stageVariables"u8, call.Stage.Variables, showsEmpty: true);
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }

    private static void WriteRequest(Utf8JsonWriter json, HttpCall call, bool showsEmpty = false)
    {
        json.WriteString("resource"u8, call.Route!.ResourcePath);
        json.WriteString("path"u8, call.RawPath);
        json.WriteString("httpMethod"u8, call.Request.Method);
        var headers = call.Headers.All.Where(h => !PayloadHeaders.IsDropped(h.Key))
            .GroupBy(h => h.Key, h => h.Value, StringComparer.OrdinalIgnoreCase).OrderBy(h => h.Key, StringComparer.Ordinal).ToList();
        WriteMap(json, "headers"u8, headers.Select(h => new KeyValuePair<string, string>(h.Key, h.Last())));
        WriteLists(json, "multiValueHeaders"u8, headers.Select(h => (h.Key, h.AsEnumerable())));
        WriteMap(json, "queryStringParameters"u8, call.Query.Parameters.Select(p => new KeyValuePair<string, string>(p.Key, p.Value[^1])), showsEmpty);
        WriteLists(json, "multiValueQueryStringParameters"u8, call.Query.Parameters.Select(p => (p.Key, p.Value.AsEnumerable())), showsEmpty);
    }

    private static void WriteContext(Utf8JsonWriter json, HttpCall call)
    {
        json.WriteStartObject("requestContext"u8);
        json.WriteString("accountId"u8, call.Stage.Owner.Account);
        json.WriteString("apiId"u8, call.Stage.ApiId);
        WriteAuthorizer(json, call);
        json.WriteString("domainName"u8, call.DomainName);
        json.WriteString("domainPrefix"u8, call.DomainPrefix);
        json.WriteString("extendedRequestId"u8, call.RequestId);
        json.WriteString("httpMethod"u8, call.Request.Method);
        WriteIdentity(json, call);
        json.WriteString("path"u8, call.RawPath);
        json.WriteString("protocol"u8, call.Request.Protocol);
        json.WriteString("requestId"u8, call.RequestId);
        json.WriteString("requestTime"u8, call.TimeText);
        json.WriteNumber("requestTimeEpoch"u8, call.Time.ToUnixTimeMilliseconds());
        json.WriteString("resourceId"u8, call.Route!.Key);
        json.WriteString("resourcePath"u8, call.Route.ResourcePath);
        json.WriteString("stage"u8, call.Stage.Name);
        json.WriteEndObject();
    }

    private static void WriteAuthorizer(Utf8JsonWriter json, HttpCall call)
    {
        if (call.Claims is { } claims)
        {
            json.WriteStartObject("authorizer"u8);
            json.WriteStartObject("claims"u8);
            foreach (var (name, value) in claims)
            {
                json.WriteString(name, PayloadHeaders.Claim(value));
            }

            json.WriteEndObject();
            PayloadHeaders.WriteScopes(json, call.Scopes);
            json.WriteEndObject();
        }
        else if (call.Authorizer is { } told)
        {
            json.WritePropertyName("authorizer"u8);
            json.WriteRawValue(JsonValues.Write(told));
        }
    }

    private static void WriteIdentity(Utf8JsonWriter json, HttpCall call)
    {
        var caller = call.Caller;
        json.WriteStartObject("identity"u8);
        json.WriteString("accessKey"u8, caller?.AccessKeyId);
        json.WriteString("accountId"u8, caller?.Account);
        json.WriteString("caller"u8, caller?.UserId);
        json.WriteNull("cognitoAmr"u8);
        json.WriteNull("cognitoAuthenticationProvider"u8);
        json.WriteNull("cognitoAuthenticationType"u8);
        json.WriteNull("cognitoIdentityId"u8);
        json.WriteNull("cognitoIdentityPoolId"u8);
        json.WriteNull("principalOrgId"u8);
        json.WriteString("sourceIp"u8, call.Request.SourceIp);
        json.WriteString("user"u8, caller?.UserId);
        json.WriteString("userAgent"u8, call.Headers.Get("User-Agent") ?? "");
        json.WriteString("userArn"u8, caller?.Arn);
        json.WriteEndObject();
    }

    private static void WriteBody(Utf8JsonWriter json, HttpCall call)
    {
        var body = call.Request.Body;
        var text = body.IsEmpty ? null : BodyText.Of(body, call.Request.Header("Content-Type"));
        if (body.IsEmpty)
        {
            json.WriteNull("body"u8);
        }
        else if (text is not null)
        {
            json.WriteString("body"u8, text);
        }
        else
        {
            json.WriteBase64String("body"u8, body.Span);
        }

        json.WriteBoolean("isBase64Encoded"u8, text is null && !body.IsEmpty);
    }

    // What is empty is null to an integration, and an empty object to an authorizer.
    private static void WriteMap(
        Utf8JsonWriter json, ReadOnlySpan<byte> name, IEnumerable<KeyValuePair<string, string>>? map, bool showsEmpty = false)
    {
        var entries = map?.ToList() ?? [];
        if (entries.Count == 0 && !showsEmpty)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        foreach (var (key, value) in entries)
        {
            json.WriteString(key, value);
        }

        json.WriteEndObject();
    }

    private static void WriteLists(
        Utf8JsonWriter json, ReadOnlySpan<byte> name, IEnumerable<(string Key, IEnumerable<string> Values)> map, bool showsEmpty = false)
    {
        var entries = map.ToList();
        if (entries.Count == 0 && !showsEmpty)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        foreach (var (key, values) in entries)
        {
            json.WriteStartArray(key);
            foreach (var value in values)
            {
                json.WriteStringValue(value);
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }
}
