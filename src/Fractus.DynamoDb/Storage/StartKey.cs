using Fractus.DynamoDb.Contract;
using Fractus.DynamoDb.Rules.Tables;
using Fractus.DynamoDb.Rules;
using Fractus.DynamoDb.Rules.Expressions;

namespace Fractus.DynamoDb.Storage;

/// <summary>Where a page begins (<c>ExclusiveStartKey</c>), and where the next does (<c>LastEvaluatedKey</c>).</summary>
internal static class StartKey
{
    private const string IsInvalid = "The provided starting key is invalid";

    /// <summary>The key, as in the store, behind which a page begins.</summary>
    public static byte[] Read(AttributeMap given, Table table, SecondaryIndex? index, bool isScan)
    {
        if (given.Fault is { } fault)
        {
            // Recorded of Query in its newer words; a scan's are those of before.
            throw Invalid.Request(!isScan ? fault.Newer : IsNumberFault(fault.Older) ? fault.Older : $"{IsInvalid}: {fault.Older}");
        }

        var names = Names(table, index);
        var isComplete = given.Count == names.Count && names.TrueForAll(key => given.TryGet(key.Utf8Name, out _));
        if (!isComplete && (!isScan || index is not null))
        {
            throw Invalid.Request(IsInvalid);
        }

        if (!isComplete || !names.TrueForAll(key => HasIts(given, key)))
        {
            throw Invalid.Request($"{IsInvalid}: The provided key element does not match the schema");
        }

        if (!isScan && index is null && table.Keys.Range is null)
        {
            // Such a query finds one item, behind which there is nothing to go on with.
            var key = given.TryGet(table.Keys.Hash.Utf8Name, out var value) ? value : default;
            throw Invalid.Request(
                "The provided exclusive start key is invalid: ExclusiveStartKey: "
                + $"{{{table.Keys.Hash.Name}={OperandRules.Show(key)}}}");
        }

        CheckContents(given, table.Keys);
        if (index is null)
        {
            return ItemKey.OfItem(table, given);
        }

        CheckContents(given, index.Keys);
        return ItemKey.OfEntry(table, index, given);
    }

    public static AttributeMap Make(AttributeMap last, Table table, SecondaryIndex? index)
    {
        var attributes = new List<(string, AttributeValue)>();
        foreach (var key in Names(table, index))
        {
            if (last.TryGet(key.Utf8Name, out var value))
            {
                attributes.Add((key.Name, value));
            }
        }

        return AttributeMap.Of([.. attributes]);
    }

    // The key attributes of the table and of the index, each once.
    private static List<KeyAttribute> Names(Table table, SecondaryIndex? index)
    {
        var keys = new List<KeyAttribute>(table.Keys.Attributes);
        foreach (var key in index?.Keys.Attributes ?? [])
        {
            if (!keys.Exists(other => other.Name == key.Name))
            {
                keys.Add(key);
            }
        }

        return keys;
    }

    private static bool HasIts(AttributeMap given, KeyAttribute key) => given.TryGet(key.Utf8Name, out var value) && value.Type == key.Type;

    private static void CheckContents(AttributeMap given, KeySchema schema)
    {
        var key = AttributeMap.Of([.. schema.Attributes.Select(attribute => (attribute.Name, Value(given, attribute)))]);
        KeyRules.CheckKey(key, schema);
    }

    private static AttributeValue Value(AttributeMap given, KeyAttribute attribute) =>
        given.TryGet(attribute.Utf8Name, out var value) ? value : throw Invalid.Request(IsInvalid);

    // The service says these without its introduction.
    private static bool IsNumberFault(string fault) =>
        fault.Contains("duplicates", StringComparison.Ordinal) || fault.Contains("number", StringComparison.OrdinalIgnoreCase)
        || fault.Contains("numeric value", StringComparison.Ordinal) || fault.Contains("significant digits", StringComparison.Ordinal);
}
