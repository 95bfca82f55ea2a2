using System.Globalization;

namespace Fractus.ApiGateway.Rules.V2.Compiled;

internal enum MappingAction
{
    Overwrite,
    Append,
    Remove,
}

internal enum MappingTarget
{
    Header,
    QueryString,
    Path,
    StatusCode,
}

/// <summary>
/// A change that an HTTP API makes to a request or an answer: <c>append:header.name</c> = <c>$request.querystring.name</c>. Source:
/// "Transform API requests and responses" of the developer guide.
/// </summary>
internal sealed record ParameterMapping(MappingAction Action, MappingTarget Target, string Name, MappedValue Value)
{
    private static readonly HashSet<string> s_reserved = new(StringComparer.OrdinalIgnoreCase)
    {
        "connection", "content-encoding", "content-length", "content-location", "forwarded", "keep-alive", "origin", "proxy-authenticate",
        "proxy-authorization", "te", "trailers", "transfer-encoding", "upgrade", "via", "host",
    };

    /// <exception cref="Contract.BadRequestException">A mapping is none.</exception>
    public static IReadOnlyList<ParameterMapping> CompileRequest(IReadOnlyDictionary<string, string>? parameters) =>
        [.. (parameters ?? new Dictionary<string, string>()).Select(p => Parse(p.Key, p.Value, isRequest: true))];

    /// <exception cref="Contract.BadRequestException">A mapping is none.</exception>
    public static IReadOnlyDictionary<int, IReadOnlyList<ParameterMapping>> CompileResponses(
        IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>>? parameters)
    {
        var compiled = new Dictionary<int, IReadOnlyList<ParameterMapping>>();
        foreach (var (status, mappings) in parameters ?? new Dictionary<string, IReadOnlyDictionary<string, string>>())
        {
            if (!int.TryParse(status, NumberStyles.None, CultureInfo.InvariantCulture, out var code) || code is < 200 or > 599)
            {
                throw Refusal.BadRequest($"Invalid status code for response parameters: {status}. Must be between 200 and 599");
            }

            compiled[code] = [.. mappings.Select(p => Parse(p.Key, p.Value, isRequest: false))];
        }

        return compiled;
    }

    private static ParameterMapping Parse(string key, string value, bool isRequest)
    {
        var colon = key.IndexOf(':', StringComparison.Ordinal);
        MappingAction? action = (colon < 0 ? "" : key[..colon]) switch
        {
            "overwrite" => MappingAction.Overwrite,
            "append" => MappingAction.Append,
            "remove" => MappingAction.Remove,
            _ => null,
        };
        var place = key[(colon + 1)..];
        var dot = place.IndexOf('.', StringComparison.Ordinal);
        var name = dot < 0 ? "" : place[(dot + 1)..];
        MappingTarget? target = (dot < 0 ? place : place[..dot], isRequest) switch
        {
            ("header", _) when name.Length > 0 => MappingTarget.Header,
            ("querystring", true) when name.Length > 0 => MappingTarget.QueryString,
            ("path", true) when dot < 0 && action == MappingAction.Overwrite => MappingTarget.Path,
            ("statuscode", false) when dot < 0 && action == MappingAction.Overwrite => MappingTarget.StatusCode,
            _ => null,
        };
        if (action is null || target is null)
        {
            throw Refusal.BadRequest($"Invalid mapping expression specified: {key}");
        }

        if (target == MappingTarget.Header && (s_reserved.Contains(name) || name.StartsWith("x-amz", StringComparison.OrdinalIgnoreCase)
            || name.StartsWith("x-forwarded", StringComparison.OrdinalIgnoreCase) || name.StartsWith("access-control-", StringComparison.OrdinalIgnoreCase)))
        {
            throw Refusal.BadRequest($"Operations on header {name} are restricted");
        }

        return new ParameterMapping(
            action.Value,
            target.Value,
            name,
            MappedValue.Parse(action == MappingAction.Remove ? "" : value, isRequest) ?? throw Refusal.BadRequest($"Invalid mapping expression specified: {value}"));
    }
}
