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
    /// <returns>The condition of the sort key, if there is one, behind that of the partition key.</returns>
    public static (KeyCondition Hash, KeyCondition? Range) Check(List<KeyCondition> conditions, KeySchema keys)
    {
        if (keys.Range is null && conditions.Count > 1)
        {
            throw Invalid.Request("Query key condition not supported");
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

        return (hash, range);
    }

    public static KeyRange Of(Table table, SecondaryIndex? index, AttributeValue hash, KeyCondition? range)
    {
        var prefix = index?.EntryPrefix ?? table.ItemPrefix;
        var partition = ItemKey.OfPartition(prefix.Span, hash.Content.Span);
        var all = KeyRange.StartingWith(partition);
        if (range is null)
        {
            return all;
        }

        var isIndex = index is not null;
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
    public static KeyRange Resume(
        KeyRange all, byte[] start, bool isReverse, AttributeMap startKey, KeyCondition hash, KeyCondition? range)
    {
        var isSamePartition = startKey.TryGet(hash.Attribute, out var startHash) && startHash == hash.Value;
        if (range is null && !isSamePartition)
        {
            throw Invalid.Request("The provided starting key is outside query boundaries based on provided conditions");
        }

        if (range is not null && !Matches(startKey, range))
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

    private static void CheckType(KeyCondition condition, KeyAttribute key)
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
