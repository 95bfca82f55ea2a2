using Fractus.DynamoDb.Contract;
using Fractus.DynamoDb.Rules.Expressions;
using Fractus.DynamoDb.Rules.Tables;
using Fractus.DynamoDb.Rules;
using Fractus.Store;

namespace Fractus.DynamoDb.Storage;

/// <summary>The range of keys that a query reads: exactly those that it returns.</summary>
internal static class QueryRange
{
    /// <summary>Checks the conditions against the key of the table or index that is queried.</summary>
    public static QueryKey Check(List<KeyCondition> conditions, KeySchema keys)
    {
        if (conditions.Count > keys.Count)
        {
            throw Invalid.Request(
                $"The number of query conditions ({conditions.Count}) exceeds the number of key attributes defined in the schema ({keys.Count})");
        }

        if (keys.IsComposite)
        {
            return CompositeKeyConditions.Check(conditions, keys);
        }

        var hash = conditions.Find(condition => condition.Attribute == keys.Hash.Name)
            ?? throw Invalid.Request($"Query condition missed key schema element: {keys.Hash.Name}");
        CheckType(hash, keys.Hash);
        if (hash.Operator != KeyOperator.Equal)
        {
            throw Invalid.Request("Query key condition not supported");
        }

        var range = conditions.Find(condition => condition.Attribute == keys.Range?.Name);
        if (range is null && conditions.Count > 1)
        {
            throw Invalid.Request($"Query condition missed key schema element: {keys.Range!.Name}");
        }

        if (range is not null)
        {
            CheckType(range, keys.Range!);
        }

        return new QueryKey([hash], range is null ? [] : [range]);
    }

    public static KeyRange Of(Table table, SecondaryIndex? index, QueryKey key)
    {
        var prefix = index?.EntryPrefix ?? table.ItemPrefix;
        var partition = ItemKey.OfPartition(prefix.Span, key.Hashes.Length == 1
            ? key.Hashes[0].Value.Content.Span
            : ItemKey.PartitionContent(AttributeMap.Of([.. key.Hashes.Select(hash => (hash.Attribute, hash.Value))]), index!.Keys));
        var isIndex = index is not null;
        if (key.Ranges.Length == 0)
        {
            return KeyRange.StartingWith(partition);
        }

        // All but the last say what the part of the sort key is.
        foreach (var fixedPart in key.Ranges[..^1])
        {
            partition = ItemKey.OfSortKey(partition, fixedPart.Value.Content.Span, isIndex, isWhole: true);
        }

        return Of(partition, key.Ranges[^1], isIndex);
    }

    private static KeyRange Of(byte[] partition, KeyCondition range, bool isIndex)
    {
        var all = KeyRange.StartingWith(partition);
        ReadOnlyMemory<byte> From(AttributeValue value) => ItemKey.OfSortKey(partition, value.Content.Span, isIndex, isWhole: true);
        ReadOnlyMemory<byte> Behind(AttributeValue value) => isIndex
            ? KeyRange.StartingWith(From(value)).End
            : (byte[])[.. From(value).Span, 0];
        return range.Operator switch
        {
            KeyOperator.Equal => new KeyRange(From(range.Value), Behind(range.Value)),
            KeyOperator.Less => all with { End = From(range.Value) },
            KeyOperator.LessOrEqual => all with { End = Behind(range.Value) },
            KeyOperator.Greater => all with { Begin = Behind(range.Value) },
            KeyOperator.GreaterOrEqual => all with { Begin = From(range.Value) },
            KeyOperator.Between => new KeyRange(From(range.Value), Behind(range.High!.Value)),
            _ => KeyRange.StartingWith(ItemKey.OfSortKey(partition, range.Value.Content.Span, isIndex, isWhole: false)),
        };
    }

    /// <summary>What of a range is left behind a starting key, which must itself be in the range.</summary>
    public static KeyRange Resume(KeyRange all, byte[] start, bool isReverse, AttributeMap startKey, QueryKey key)
    {
        var isSamePartition = Array.TrueForAll(key.Hashes, hash => Matches(startKey, hash));
        if (key.Ranges.Length == 0 && !isSamePartition)
        {
            throw Invalid.Request("The provided starting key is outside query boundaries based on provided conditions");
        }

        if (!Array.TrueForAll(key.Ranges, range => Matches(startKey, range)))
        {
            throw Invalid.Request("The provided starting key does not match the range key predicate");
        }

        if (!isSamePartition)
        {
            throw Invalid.Request("The query can return at most one row and cannot be restarted");
        }

        return isReverse ? all.EndingBefore(start) : all.StartingAfter(start);
    }

    private static bool Matches(AttributeMap key, KeyCondition range)
    {
        if (!key.TryGet(range.Attribute, out var value))
        {
            return false;
        }

        return range.Operator switch
        {
            KeyOperator.BeginsWith => AttributeOrder.BeginsWith(value, range.Value),
            KeyOperator.Between => AttributeOrder.Satisfies(Comparator.GreaterOrEqual, value, range.Value)
                && AttributeOrder.Satisfies(Comparator.LessOrEqual, value, range.High!.Value),
            KeyOperator.Less => AttributeOrder.Satisfies(Comparator.Less, value, range.Value),
            KeyOperator.LessOrEqual => AttributeOrder.Satisfies(Comparator.LessOrEqual, value, range.Value),
            KeyOperator.Greater => AttributeOrder.Satisfies(Comparator.Greater, value, range.Value),
            KeyOperator.GreaterOrEqual => AttributeOrder.Satisfies(Comparator.GreaterOrEqual, value, range.Value),
            _ => value == range.Value,
        };
    }

    public static void CheckType(KeyCondition condition, KeyAttribute key)
    {
        if (condition.Value.Type != key.Type || (condition.High is { } high && high.Type != key.Type))
        {
            throw Invalid.Parameter("Condition parameter type does not match schema type");
        }

        if (key.Type != AttributeType.N && condition.Value.Content.IsEmpty && condition.Operator != KeyOperator.BeginsWith)
        {
            var kind = key.Type == AttributeType.S ? "string" : "binary";
            throw Invalid.Request(
                "One or more parameter values are not valid. "
                + $"The AttributeValue for a key attribute cannot contain an empty {kind} value. Key: {key.Name}");
        }
    }
}
