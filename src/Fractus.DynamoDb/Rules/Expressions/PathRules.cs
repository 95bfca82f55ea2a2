namespace Fractus.DynamoDb.Rules.Expressions;

/// <summary>The paths of a projection, or those that an update changes, must be clear of one another.</summary>
internal static class PathRules
{
    private const string Remedy = "must remove or rewrite one of these paths";

    public static void CheckDisjoint(DocumentPath[] paths)
    {
        // Most expressions name top-level attributes only, of which equal ones are found without comparing each with each.
        if (AreDistinctRoots(paths))
        {
            return;
        }

        string? conflict = null;
        for (var later = 1; later < paths.Length; later++)
        {
            for (var earlier = 0; earlier < later; earlier++)
            {
                Check(paths[earlier], paths[later], ref conflict);
            }
        }

        if (conflict is not null)
        {
            throw new ExpressionException(conflict);
        }
    }

    private static bool AreDistinctRoots(DocumentPath[] paths)
    {
        var roots = new HashSet<string>(paths.Length, StringComparer.Ordinal);
        return Array.TrueForAll(paths, path => roots.Add(path.Root));
    }

    // An overlap is reported before any conflict.
    private static void Check(DocumentPath one, DocumentPath two, ref string? conflict)
    {
        for (var i = 0; i < one.Steps.Length && i < two.Steps.Length; i++)
        {
            if (one.Steps[i].IsIndex != two.Steps[i].IsIndex)
            {
                conflict ??= $"Two document paths conflict with each other; {Remedy}; path one: {one}, path two: {two}";
                return;
            }

            if (!one.Steps[i].Matches(two.Steps[i]))
            {
                return;
            }
        }

        throw new ExpressionException($"Two document paths overlap with each other; {Remedy}; path one: {one}, path two: {two}");
    }
}
