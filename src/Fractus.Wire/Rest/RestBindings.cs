using Fractus.Kernel.Shapes;
using Fractus.Wire.Query;

namespace Fractus.Wire.Rest;

/// <summary>A member that came outside the body.</summary>
internal readonly record struct BoundValue(int Index, IReadOnlyList<string> Values, IReadOnlyDictionary<string, string>? Map);

/// <summary>Gathers the members that an HTTP binding puts into path, query string and headers.</summary>
internal static class RestBindings
{
    public static List<BoundValue> Collect(WireRequest request, StructureSchema schema)
    {
        var bound = new List<BoundValue>();
        List<KeyValuePair<string, string>>? query = null;
        for (var i = 0; i < schema.Members.Length; i++)
        {
            var member = schema.Members[i];
            switch (member.Location)
            {
                case HttpLocation.Label when request.Labels.TryGetValue(member.Name, out var label):
                    bound.Add(new BoundValue(i, [label], null));
                    break;
                case HttpLocation.Header when request.Headers.Get(member.LocationName) is { } header:
                    bound.Add(new BoundValue(i, HeaderValues(member, header), null));
                    break;
                case HttpLocation.Query:
                    query ??= [.. FormEncoding.Parameters(request.Query)];
                    AddQuery(bound, query, i, member.LocationName);
                    break;
                case HttpLocation.QueryParams:
                    query ??= [.. FormEncoding.Parameters(request.Query)];
                    bound.Add(new BoundValue(i, [], RemainingQuery(query, schema)));
                    break;
                case HttpLocation.PrefixHeaders:
                    bound.Add(new BoundValue(i, [], PrefixHeaders(request, member.LocationName)));
                    break;
                default:
                    break;
            }
        }

        return bound;
    }

    private static void AddQuery(List<BoundValue> bound, List<KeyValuePair<string, string>> query, int index, string name)
    {
        var values = query.Where(p => p.Key == name).Select(p => p.Value).ToList();
        if (values.Count > 0)
        {
            bound.Add(new BoundValue(index, values, null));
        }
    }

    private static Dictionary<string, string> RemainingQuery(List<KeyValuePair<string, string>> query, StructureSchema schema)
    {
        var taken = new HashSet<string>();
        foreach (var member in schema.Members)
        {
            if (member.Location == HttpLocation.Query)
            {
                taken.Add(member.LocationName);
            }
        }

        var rest = new Dictionary<string, string>();
        foreach (var (name, value) in query.Where(p => !taken.Contains(p.Key)))
        {
            rest.TryAdd(name, value);
        }

        return rest;
    }

    private static Dictionary<string, string> PrefixHeaders(WireRequest request, string prefix) => request.Headers.All()
        .Where(h => h.Key.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
        .ToDictionary(h => h.Key[prefix.Length..], h => h.Value);

    private static string[] HeaderValues(MemberSchema member, string header) =>
        member.Kind == ShapeKind.List && member.Element!.Kind != ShapeKind.Timestamp
            ? header.Split(',', StringSplitOptions.TrimEntries)
            : [header.Trim()];
}
