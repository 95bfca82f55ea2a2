using System.Buffers;
using System.Text;
using System.Text.Json;
using Fractus.ApiGateway.Contract;
using Fractus.ApiGateway.Rules.Requests;
using Fractus.ApiGateway.Rules.Values;

namespace Fractus.ApiGateway.Rules.Proxy;

/// <summary>
/// The event that a function gets of a proxy integration. Source: "Input format of a Lambda function for proxy integration" of the
/// developer guide, and events recorded of the real service.
/// </summary>
internal static class ProxyEvent
{
    // Headers between two machines only, and what the real service keeps to itself.
    private static readonly HashSet<string> s_dropped = new(StringComparer.OrdinalIgnoreCase)
    {
        "Connection", "Content-Length", "Content-MD5", "Expect", "Max-Forwards", "Proxy-Authenticate", "Server", "TE", "Trailer",
        "Transfer-Encoding", "Upgrade", "WWW-Authenticate",
    };

    private static readonly Dictionary<string, string> s_nothing = [];

    private static readonly JsonWriterOptions s_options = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static ReadOnlyMemory<byte> Write(Invocation invocation)
    {
        var buffer = new ArrayBufferWriter<byte>(2048 + invocation.Body.Length);
        using var json = new Utf8JsonWriter(buffer, s_options);
        json.WriteStartObject();
        json.WriteString("resource"u8, invocation.Method.ResourcePath);
        json.WriteString("path"u8, invocation.EventPath);
        json.WriteString("httpMethod"u8, invocation.HttpMethod);
        WriteHeaders(json, invocation.Headers);
        WriteQuery(json, invocation.Query);
        WriteMap(json, "pathParameters"u8, invocation.PathParameters);
        WriteMap(json, "stageVariables"u8, invocation.Api.StageVariables ?? s_nothing);
        WriteContext(json, invocation);
        WriteBody(json, invocation);
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }

    /// <summary>The event of a TOKEN authorizer. Source: "Input to an API Gateway Lambda authorizer" of the developer guide.</summary>
    public static ReadOnlyMemory<byte> WriteToken(string token, string methodArn)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using var json = new Utf8JsonWriter(buffer, s_options);
        json.WriteStartObject();
        json.WriteString("type"u8, AuthorizerType.Token);
        json.WriteString("methodArn"u8, methodArn);
        json.WriteString("authorizationToken"u8, token);
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }

    /// <summary>The event of a REQUEST authorizer: that of a proxy integration without its body, and with empty maps where that has nulls.</summary>
    public static ReadOnlyMemory<byte> WriteRequest(Invocation invocation, string methodArn)
    {
        var buffer = new ArrayBufferWriter<byte>(2048);
        using var json = new Utf8JsonWriter(buffer, s_options);
        json.WriteStartObject();
        json.WriteString("type"u8, AuthorizerType.Request);
        json.WriteString("methodArn"u8, methodArn);
        json.WriteString("resource"u8, invocation.Method.ResourcePath);
        json.WriteString("path"u8, invocation.EventPath);
        json.WriteString("httpMethod"u8, invocation.HttpMethod);
        WriteHeaders(json, invocation.Headers, isEmptyNull: false);
        WriteQuery(json, invocation.Query, isEmptyNull: false);
        WriteMap(json, "pathParameters"u8, invocation.PathParameters, isEmptyNull: false);
        WriteMap(json, "stageVariables"u8, invocation.Api.StageVariables ?? s_nothing, isEmptyNull: false);
        WriteContext(json, invocation);
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }

    private static void WriteHeaders(Utf8JsonWriter json, HeaderList headers, bool isEmptyNull = true)
    {
        var kept = headers.All.Where(h => !s_dropped.Contains(h.Key)).GroupBy(h => h.Key, h => h.Value, StringComparer.OrdinalIgnoreCase)
            .OrderBy(h => h.Key, StringComparer.OrdinalIgnoreCase).ToList();
        if (kept.Count == 0 && isEmptyNull)
        {
            json.WriteNull("headers"u8);
            json.WriteNull("multiValueHeaders"u8);
            return;
        }

        json.WriteStartObject("headers"u8);
        foreach (var header in kept)
        {
            json.WriteString(header.Key, header.Last());
        }

        json.WriteEndObject();
        json.WriteStartObject("multiValueHeaders"u8);
        foreach (var header in kept)
        {
            WriteList(json, header.Key, header);
        }

        json.WriteEndObject();
    }

    private static void WriteQuery(Utf8JsonWriter json, QueryString query, bool isEmptyNull = true)
    {
        if (query.Parameters.Count == 0 && isEmptyNull)
        {
            json.WriteNull("queryStringParameters"u8);
            json.WriteNull("multiValueQueryStringParameters"u8);
            return;
        }

        json.WriteStartObject("queryStringParameters"u8);
        foreach (var (name, values) in query.Parameters)
        {
            json.WriteString(name, values[^1]);
        }

        json.WriteEndObject();
        json.WriteStartObject("multiValueQueryStringParameters"u8);
        foreach (var (name, values) in query.Parameters)
        {
            WriteList(json, name, values);
        }

        json.WriteEndObject();
    }

    private static void WriteContext(Utf8JsonWriter json, Invocation invocation)
    {
        var api = invocation.Api;
        json.WriteStartObject("requestContext"u8);
        json.WriteString("resourceId"u8, invocation.Method.ResourceId);
        json.WriteString("resourcePath"u8, invocation.Method.ResourcePath);
        json.WriteString("httpMethod"u8, invocation.HttpMethod);
        json.WriteString("extendedRequestId"u8, invocation.ExtendedRequestId);
        json.WriteString("requestTime"u8, invocation.RequestTime);
        json.WriteString("path"u8, invocation.FullPath);
        json.WriteString("accountId"u8, api.Owner.Account);
        json.WriteString("protocol"u8, invocation.Protocol);
        json.WriteString("stage"u8, api.StageName);
        json.WriteString("domainPrefix"u8, invocation.DomainPrefix);
        json.WriteNumber("requestTimeEpoch"u8, invocation.Time.ToUnixTimeMilliseconds());
        json.WriteString("requestId"u8, invocation.RequestId);
        WriteIdentity(json, invocation);
        json.WriteString("domainName"u8, invocation.DomainName);
        if (api.DeploymentId is { } deployment)
        {
            json.WriteString("deploymentId"u8, deployment);
        }

        json.WriteString("apiId"u8, api.ApiId);
        WriteAuthorizer(json, invocation.Authorizer);
        json.WriteEndObject();
    }

    private static void WriteAuthorizer(Utf8JsonWriter json, ValueMap? authorizer)
    {
        if (authorizer is null)
        {
            return;
        }

        json.WritePropertyName("authorizer"u8);
        json.WriteRawValue(JsonValues.Write(authorizer));
    }

    private static void WriteIdentity(Utf8JsonWriter json, Invocation invocation)
    {
        var caller = invocation.Caller;
        json.WriteStartObject("identity"u8);
        json.WriteNull("cognitoIdentityPoolId"u8);
        json.WriteString("accountId"u8, caller?.Account);
        json.WriteNull("cognitoIdentityId"u8);
        if (invocation.IsTest)
        {
            json.WriteString("apiKey"u8, "test-invoke-api-key");
            json.WriteString("apiKeyId"u8, "test-invoke-api-key-id");
        }
        else if (invocation.ApiKey is { } key)
        {
            json.WriteString("apiKey"u8, key.Value);
            json.WriteString("apiKeyId"u8, key.Id);
        }

        json.WriteString("caller"u8, caller?.UserId);
        json.WriteString("sourceIp"u8, invocation.SourceIp);
        json.WriteNull("principalOrgId"u8);
        json.WriteString("accessKey"u8, caller?.AccessKeyId);
        json.WriteNull("cognitoAuthenticationType"u8);
        json.WriteNull("cognitoAuthenticationProvider"u8);
        json.WriteString("userArn"u8, caller?.Arn);
        json.WriteString("userAgent"u8, invocation.Headers.Get("User-Agent"));
        json.WriteString("user"u8, caller?.UserId);
        json.WriteEndObject();
    }

    private static void WriteBody(Utf8JsonWriter json, Invocation invocation)
    {
        var isBinary = !invocation.Body.IsEmpty && invocation.Api.BinaryMediaTypes.Contains(invocation.Headers.Get("Content-Type"));
        if (invocation.Body.IsEmpty)
        {
            json.WriteNull("body"u8);
        }
        else if (isBinary)
        {
            json.WriteBase64String("body"u8, invocation.Body.Span);
        }
        else
        {
            json.WriteString("body"u8, Encoding.UTF8.GetString(invocation.Body.Span));
        }

        json.WriteBoolean("isBase64Encoded"u8, isBinary);
    }

    private static void WriteMap(Utf8JsonWriter json, ReadOnlySpan<byte> name, IEnumerable<KeyValuePair<string, string>> map, bool isEmptyNull = true)
    {
        var isOpen = !isEmptyNull;
        if (isOpen)
        {
            json.WriteStartObject(name);
        }

        foreach (var (key, value) in map)
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
        else
        {
            json.WriteNull(name);
        }
    }

    private static void WriteList(Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }
}
