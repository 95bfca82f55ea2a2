using Fractus.Kernel.Shapes;
using Fractus.Wire.Query;

namespace Fractus.Wire.Rest;

/// <summary>A member that came outside the body.</summary>
/// <param name="Index">Its index in the schema.</param>
/// <param name="Values">Its text; of a list, that of each element.</param>
/// <param name="Entries">Of a map, its entries.</param>
internal readonly record struct BoundValue(int Index, IReadOnlyList<string> Values, IReadOnlyList<BoundEntry> Entries);

/// <summary>An entry of a map that came outside the body; several values where its values are lists.</summary>
internal readonly record struct BoundEntry(string Key, IReadOnlyList<string> Values);

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
                case HttpLocation.Label when Label(request, member.Name) is { } label:
                    bound.Add(new BoundValue(i, [label], []));
                    break;
                case HttpLocation.Header when request.Headers.Get(member.LocationName) is { } header:
                    bound.Add(new BoundValue(i, member.Kind == ShapeKind.List ? HeaderList.Parse(header, member.Element!) : [header.Trim()], []));
                    break;
                case HttpLocation.Query when request.Query.Length > 0:
                    query ??= [.. FormEncoding.Parameters(request.Query)];
                    AddQuery(bound, query, i, member.LocationName);
                    break;
                case HttpLocation.QueryParams when request.Query.Length > 0:
                    query ??= [.. FormEncoding.Parameters(request.Query)];
                    Add(bound, i, QueryEntries(query));
                    break;
                case HttpLocation.PrefixHeaders:
                    Add(bound, i, PrefixHeaders(request, member.LocationName));
                    break;
                default:
                    break;
            }
        }

        return bound;
    }

    private static string? Label(WireRequest request, string name)
    {
        foreach (var (known, value) in request.Labels)
        {
            if (known == name)
            {
                return value;
            }
        }

        return null;
    }

    private static void Add(List<BoundValue> bound, int index, List<BoundEntry> entries)
    {
        if (entries.Count > 0)
        {
            bound.Add(new BoundValue(index, [], entries));
        }
    }

    private static void AddQuery(List<BoundValue> bound, List<KeyValuePair<string, string>> query, int index, string name)
    {
        var values = query.Where(p => p.Key == name).Select(p => p.Value).ToList();
        if (values.Count > 0)
        {
            bound.Add(new BoundValue(index, values, []));
        }
    }

    // Also those that other members take: which of them a caller meant is not to be seen.
    private static List<BoundEntry> QueryEntries(List<KeyValuePair<string, string>> query) => query
        .GroupBy(p => p.Key, p => p.Value)
        .Select(group => new BoundEntry(group.Key, group.ToList()))
        .ToList();

    private static List<BoundEntry> PrefixHeaders(WireRequest request, string prefix) => request.Headers.All()
        .Where(h => h.Key.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
        .Select(h => new BoundEntry(h.Key[prefix.Length..], [h.Value]))
        .ToList();
}
