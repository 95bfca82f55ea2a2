using Fractus.ApiGateway.Contract;
using Fractus.ApiGateway.Rules.Mapping;
using Fractus.ApiGateway.Rules.Responses;
using Fractus.ApiGateway.Rules.Values;

namespace Fractus.ApiGateway.Rules.Requests;

/// <summary>Finds the values of an integration request's mapped headers.</summary>
internal static class RequestValues
{
    // What the gateway sets itself; on the real service a mapping to one of them makes every request fail.
    private static readonly HashSet<string> s_reserved = new(StringComparer.OrdinalIgnoreCase) { "Content-Length", "Transfer-Encoding" };

    private static readonly HashSet<string> s_reservedOfAws =
        new(s_reserved, StringComparer.OrdinalIgnoreCase) { "Authorization", "Connection", "Expect", "Proxy-Authenticate", "TE" };

    /// <summary>The headers that the mappings and the request template give.</summary>
    /// <exception cref="GatewayFailure">A header is not for a mapping to set.</exception>
    public static Dictionary<string, string> Headers(Invocation invocation)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var integration = invocation.Method.Integration;
        var reserved = integration.Type is IntegrationType.Aws or IntegrationType.AwsProxy ? s_reservedOfAws : s_reserved;
        foreach (var (target, source) in integration.HeaderMappings)
        {
            if (reserved.Contains(target))
            {
                throw GatewayFailure.Configuration($"Header {target} cannot be mapped.");
            }

            if (Get(source, invocation) is { } value)
            {
                headers[target] = value;
            }
        }

        foreach (var (name, value) in invocation.RequestOverride.Find("header") as ValueMap ?? [])
        {
            if (value is not null)
            {
                headers[name] = ResponseValues.Text(value);
            }
        }

        return headers;
    }

    public static string? Get(ValueSource source, Invocation invocation) => source.Kind switch
    {
        SourceKind.Static => source.Name,
        SourceKind.Header => invocation.Headers.Get(source.Name),
        SourceKind.MultiValueHeader => Join(invocation.Headers.Values(source.Name).ToList()),
        SourceKind.QueryString => invocation.Query.Get(source.Name),
        SourceKind.MultiValueQueryString => invocation.Query.Parameters.TryGetValue(source.Name, out var values) ? Join(values) : null,
        SourceKind.Path => invocation.PathParameters.FirstOrDefault(p => p.Key == source.Name).Value,
        SourceKind.Context => RequestContext.Find(invocation.Context, source.Name),
        SourceKind.StageVariable => invocation.Api.StageVariables?.GetValueOrDefault(source.Name),
        _ => Body(source, invocation),
    };

    private static string? Join(List<string> values) => values.Count == 0 ? null : string.Join(',', values);

    private static string? Body(ValueSource source, Invocation invocation)
    {
        try
        {
            return JsonValues.TryParse(invocation.Body.Span, out var document) && source.BodyPath!.Evaluate(document) is { } value
                ? ResponseValues.Text(value)
                : null;
        }
        catch (VelocityException failed)
        {
            throw GatewayFailure.Configuration($"Unable to map a request parameter: {failed.Message}");
        }
    }
}
