namespace Fractus.ApiGateway.Rules.V2;

/// <summary>Maps that an update changes entry by entry.</summary>
internal static class StringMaps
{
    /// <summary>An empty value takes an entry away.</summary>
    /// <returns>Null where there was nothing and nothing is given.</returns>
    public static Dictionary<string, string>? Merge(IReadOnlyDictionary<string, string>? before, IReadOnlyDictionary<string, string>? change)
    {
        if (before is null && change is null)
        {
            return null;
        }

        var merged = before?.ToDictionary() ?? [];
        foreach (var (name, value) in change ?? new Dictionary<string, string>())
        {
            if (value.Length == 0)
            {
                merged.Remove(name);
            }
            else
            {
                merged[name] = value;
            }
        }

        return merged;
    }
}
