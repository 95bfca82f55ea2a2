using System.Buffers;
using System.Text;
using Fractus.ApiGateway.Contract;
using Fractus.ApiGateway.Rules.Compiled;
using Fractus.ApiGateway.Rules.Responses;
using Fractus.ApiGateway.Rules.Values;

namespace Fractus.ApiGateway.Rules.Requests;

/// <summary>What is sent to the endpoint behind a method: path, query string and headers, from the client's request and the mappings.</summary>
/// <param name="Path">The integration's own with its variables filled in; percent-encoded.</param>
/// <param name="Query">Without its question mark; percent-encoded.</param>
/// <param name="Headers">In their order.</param>
internal sealed record EndpointRequest(string Path, string Query, IReadOnlyList<KeyValuePair<string, string>> Headers)
{
    private const string ApiIdHeader = "x-amzn-apigateway-api-id";

    private static readonly SearchValues<char> s_pathCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~!$&'()*+,;=:@/%");

    // As in a path, but for what parts a query string's parameters and stands for a space there.
    private static readonly SearchValues<char> s_queryCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~!$'()*,;:@/%");

    /// <param name="invocation">The request.</param>
    /// <param name="template">The integration's URL or path, with variables in braces.</param>
    /// <exception cref="GatewayFailure">A header is not for a mapping to set.</exception>
    public static EndpointRequest Create(Invocation invocation, string template)
    {
        var integration = invocation.Method.Integration;
        var isProxy = integration.Type == IntegrationType.HttpProxy;
        var question = template.IndexOf('?', StringComparison.Ordinal);
        var variables = Mapped(invocation, integration.PathMappings, "path");

        // Recorded of the real service: the variables of path mappings are filled in behind the question mark too.
        var own = question < 0 ? "" : FillIn(template[(question + 1)..], variables, s_queryCharacters);
        return new EndpointRequest(
            FillIn(question < 0 ? template : template[..question], variables, s_pathCharacters),
            QueryOf(invocation, own, Mapped(invocation, integration.QueryMappings, "querystring"), isProxy),
            HeadersOf(invocation, isProxy));
    }

    private static Dictionary<string, string> Mapped(Invocation invocation, IReadOnlyList<CompiledMapping> mappings, string overrides)
    {
        var values = new Dictionary<string, string>();
        foreach (var (target, source) in mappings)
        {
            if (RequestValues.Get(source, invocation) is { } value)
            {
                values[target] = value;
            }
        }

        foreach (var (name, value) in invocation.RequestOverride.Find(overrides) as ValueMap ?? [])
        {
            if (value is not null)
            {
                values[name] = ResponseValues.Text(value);
            }
        }

        return values;
    }

    private static string FillIn(string template, Dictionary<string, string> values, SearchValues<char> allowed)
    {
        foreach (var (name, value) in values)
        {
            var encoded = Encode(value, allowed);
            template = template.Replace($"{{{name}}}", encoded, StringComparison.Ordinal).Replace($"{{{name}+}}", encoded, StringComparison.Ordinal);
        }

        return template;
    }

    // A path variable is as the client sent it, encoded already where it had to be; other values may hold anything.
    private static string Encode(string value, SearchValues<char> allowed)
    {
        if (value.AsSpan().IndexOfAnyExcept(allowed) < 0)
        {
            return value;
        }

        var encoded = new StringBuilder(value.Length + 16);
        foreach (var rune in value.EnumerateRunes())
        {
            var text = rune.ToString();
            encoded.Append(text.AsSpan().IndexOfAnyExcept(allowed) < 0 ? text : Uri.EscapeDataString(text));
        }

        return encoded.ToString();
    }

    private static string QueryOf(Invocation invocation, string own, Dictionary<string, string> mapped, bool isProxy)
    {
        if (mapped.Count == 0 && (!isProxy || invocation.Query.Parameters.Count == 0))
        {
            return own;
        }

        var query = new StringBuilder(own);
        foreach (var (name, values) in isProxy ? invocation.Query.Parameters : [])
        {
            foreach (var value in mapped.ContainsKey(name) ? [] : values)
            {
                Append(query, name, value);
            }
        }

        foreach (var (name, value) in mapped)
        {
            Append(query, name, value);
        }

        return query.ToString();
    }

    private static void Append(StringBuilder query, string name, string value) =>
        query.Append(query.Length == 0 ? "" : "&").Append(Uri.EscapeDataString(name)).Append('=').Append(Uri.EscapeDataString(value));

    private static List<KeyValuePair<string, string>> HeadersOf(Invocation invocation, bool isProxy)
    {
        var mapped = RequestValues.Headers(invocation);
        foreach (var name in mapped.Keys.Where(DroppedHeaders.ToEndpoints).ToList())
        {
            mapped.Remove(name);
        }

        var headers = new List<KeyValuePair<string, string>>(invocation.Headers.All.Count + mapped.Count + 4);
        if (isProxy)
        {
            headers.AddRange(ConnectionHeaders.Without(invocation.Headers.All)
                .Where(header => !DroppedHeaders.ToEndpoints(header.Key) && !DroppedHeaders.OfProxies(header.Key) && !mapped.ContainsKey(header.Key)));
        }
        else
        {
            mapped.TryAdd("Accept", "application/json");
            mapped.TryAdd("User-Agent", "AmazonAPIGateway_" + invocation.Api.ApiId);
            mapped.TryAdd(TraceIds.Header, invocation.TraceId);
            if (invocation.Method.Integration.Type != IntegrationType.Http || invocation.HttpMethod is not ("GET" or "HEAD" or "OPTIONS"))
            {
                mapped.TryAdd("Content-Type", invocation.Headers.Get("Content-Type") ?? "application/json");
            }
        }

        mapped.TryAdd(ApiIdHeader, invocation.Api.ApiId);
        headers.AddRange(mapped);
        return headers;
    }
}
