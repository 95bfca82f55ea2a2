using Fractus.DynamoDb.Rules;
using Fractus.DynamoDb.Rules.Tables;

namespace Fractus.DynamoDb.Storage;

/// <summary>A query's conditions in the order of the key: for each attribute of the partition key one, and for those of the sort key from the first on.</summary>
/// <param name="Hashes">All equalities.</param>
/// <param name="Ranges">All but the last are equalities.</param>
internal sealed record QueryKey(KeyCondition[] Hashes, KeyCondition[] Ranges);

/// <summary>
/// What may be asked of an index whose partition key or sort key has several attributes: equality of the whole partition key, and of the
/// sort key from its first attribute on without a gap, the last that is asked for by any operator.
/// </summary>
internal static class CompositeKeyConditions
{
    public static QueryKey Check(List<KeyCondition> conditions, KeySchema keys)
    {
        foreach (var condition in conditions)
        {
            var attribute = keys.Find(condition.Attribute)
                ?? throw Invalid.Request($"Query key condition not supported: {condition.Attribute} is not a key attribute of the index");
            QueryRange.CheckType(condition, attribute);
        }

        var hashes = Array.ConvertAll(keys.Hashes, key => Find(conditions, key));
        if (Array.Exists(hashes, hash => hash is not { Operator: KeyOperator.Equal }))
        {
            throw Invalid.Request($"All HASH key attributes must have equality conditions in the query: {Names(keys.Hashes)}");
        }

        var ranges = Array.ConvertAll(keys.Ranges, key => Find(conditions, key)).ToList();
        var last = ranges.FindLastIndex(range => range is not null);
        var open = keys.Ranges.Take(Math.Max(last, 0)).Where((_, i) => ranges[i] is not { Operator: KeyOperator.Equal }).ToArray();
        if (open.Length > 0)
        {
            throw Invalid.Request(
                $"RANGE key attributes {Names(open)} must have equality conditions specified in the query "
                + $"because a condition is present on key attribute {keys.Ranges[last].Name}");
        }

        return new QueryKey(hashes!, [.. ranges.Take(last + 1)!]);
    }

    private static KeyCondition? Find(List<KeyCondition> conditions, KeyAttribute key) =>
        conditions.Find(condition => condition.Attribute == key.Name);

    private static string Names(KeyAttribute[] keys) => string.Join(", ", keys.Select(key => key.Name));
}
