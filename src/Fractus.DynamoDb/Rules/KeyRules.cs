using Fractus.DynamoDb.Contract;
using Fractus.DynamoDb.Rules.Tables;

namespace Fractus.DynamoDb.Rules;

/// <summary>What keys of items must be.</summary>
internal static class KeyRules
{
    private const int MaxHash = 2048;
    private const int MaxRange = 1024;

    /// <summary>Checks a key that names an item: exactly the table's key attributes.</summary>
    public static void CheckKey(AttributeMap key, KeySchema schema)
    {
        if (key.Count != schema.Count)
        {
            throw Mismatch();
        }

        foreach (var attribute in schema.Attributes)
        {
            if (!key.TryGet(attribute.Utf8Name, out var value) || value.Type != attribute.Type)
            {
                throw Mismatch();
            }

            CheckContent(attribute, value, schema, "One or more parameter values were invalid: ");
        }
    }

    /// <summary>Checks that an item has the table's key attributes, of their types: what batches say in the words of a key.</summary>
    /// <remarks>Recorded on the real service, whose PutItem names the attribute instead.</remarks>
    public static void CheckHasKey(AttributeMap item, KeySchema schema)
    {
        foreach (var attribute in schema.Attributes)
        {
            if (!item.TryGet(attribute.Utf8Name, out var value) || value.Type != attribute.Type)
            {
                throw Mismatch();
            }
        }
    }

    /// <summary>Checks the key attributes of a whole item, those of indexes included.</summary>
    public static void CheckItem(AttributeMap item, Table table)
    {
        foreach (var attribute in table.Keys.Attributes)
        {
            if (!item.TryGet(attribute.Utf8Name, out var value))
            {
                throw Invalid.Parameter($"Missing the key {attribute.Name} in the item");
            }

            if (value.Type != attribute.Type)
            {
                throw Invalid.Parameter($"Type mismatch for key {attribute.Name} expected: {attribute.Type} actual: {value.Type}");
            }

            CheckContent(attribute, value, table.Keys, "One or more parameter values are not valid. ");
        }

        CheckIndexKeys(item, table);
    }

    /// <summary>An attribute that an index is ordered by may be missing, but must be of its type and neither empty nor too long.</summary>
    /// <param name="item">As it is to be.</param>
    /// <param name="table">Its table.</param>
    /// <param name="old">As it was: what an update leaves alone may be older than the index, which then has no entry of it.</param>
    public static void CheckIndexKeys(AttributeMap item, Table table, AttributeMap? old = null)
    {
        foreach (var index in table.Indexes)
        {
            foreach (var attribute in index.Keys.Attributes)
            {
                if (item.TryGet(attribute.Utf8Name, out var value) && !CanBeIndexKey(attribute, value, index.Keys)
                    && !(old is not null && old.TryGet(attribute.Utf8Name, out var before) && before == value))
                {
                    CheckIndexKey(attribute, value, index);
                }
            }

            if (index.Keys.IsComposite)
            {
                CheckTogether(item, index.Keys, old);
            }
        }
    }

    /// <summary>Whether the attributes of a key of several are too long together, though each alone is not.</summary>
    public static bool IsTooLong(AttributeMap item, KeyAttribute[] attributes, bool isHash)
    {
        var length = 0;
        foreach (var attribute in attributes)
        {
            length += item.TryGet(attribute.Utf8Name, out var value) ? value.Content.Length : 0;
        }

        return length > (isHash ? MaxHash : MaxRange);
    }

    /// <summary>True where an entry of the index can have this value: of the attribute's type, neither empty nor too long.</summary>
    public static bool CanBeIndexKey(KeyAttribute attribute, AttributeValue value, KeySchema schema) =>
        value.Type == attribute.Type && !IsEmpty(value) && value.Content.Length <= MaxLength(attribute, schema);

    /// <summary>Checks that no key attribute, of the table or of an index, is empty: what transactions look for before all else.</summary>
    public static void CheckNotEmpty(AttributeMap attributes, Table table)
    {
        foreach (var attribute in table.Keys.Attributes)
        {
            if (attributes.TryGet(attribute.Utf8Name, out var value) && value.Type == attribute.Type && IsEmpty(value))
            {
                throw EmptyKey(attribute, value, "One or more parameter values are not valid. ");
            }
        }

        foreach (var index in table.Indexes)
        {
            foreach (var attribute in index.Keys.Attributes)
            {
                if (attributes.TryGet(attribute.Utf8Name, out var value) && value.Type == attribute.Type && IsEmpty(value))
                {
                    throw EmptyIndexKey(attribute, value, index);
                }
            }
        }
    }

    public static Kernel.ApiException Mismatch() => Invalid.Request("The provided key element does not match the schema");

    private static void CheckTogether(AttributeMap item, KeySchema schema, AttributeMap? old)
    {
        foreach (var (attributes, isHash) in new[] { (schema.Hashes, true), (schema.Ranges, false) })
        {
            if (IsTooLong(item, attributes, isHash) && !(old is not null && IsTooLong(old, attributes, isHash)))
            {
                throw TooLong(isHash);
            }
        }
    }

    private static void CheckIndexKey(KeyAttribute attribute, AttributeValue value, SecondaryIndex index)
    {
        if (value.Type != attribute.Type)
        {
            throw Invalid.Parameter(
                $"Type mismatch for Index Key {attribute.Name} Expected: {attribute.Type} Actual: {value.Type} IndexName: {index.Record.Name}");
        }

        if (IsEmpty(value))
        {
            throw EmptyIndexKey(attribute, value, index);
        }

        CheckLength(attribute, value, index.Keys);
    }

    private static void CheckContent(KeyAttribute attribute, AttributeValue value, KeySchema schema, string introduction)
    {
        if (IsEmpty(value))
        {
            throw EmptyKey(attribute, value, introduction);
        }

        CheckLength(attribute, value, schema);
    }

    private static void CheckLength(KeyAttribute attribute, AttributeValue value, KeySchema schema)
    {
        if (value.Content.Length > MaxLength(attribute, schema))
        {
            throw TooLong(schema.IsHash(attribute));
        }
    }

    private static Kernel.ApiException TooLong(bool isHash) => Invalid.Parameter(isHash
        ? "Size of hashkey has exceeded the maximum size limit of2048 bytes"
        : "Aggregated size of all range keys has exceeded the size limit of 1024 bytes");

    private static int MaxLength(KeyAttribute attribute, KeySchema schema) => schema.IsHash(attribute) ? MaxHash : MaxRange;

    private static Kernel.ApiException EmptyKey(KeyAttribute attribute, AttributeValue value, string introduction) => Invalid.Request(
        $"{introduction}The AttributeValue for a key attribute cannot contain an empty {Kind(value)} value. Key: {attribute.Name}");

    private static Kernel.ApiException EmptyIndexKey(KeyAttribute attribute, AttributeValue value, SecondaryIndex index) => Invalid.Request(
        "One or more parameter values are not valid. A value specified for a secondary index key is not supported. "
        + $"The AttributeValue for a key attribute cannot contain an empty {Kind(value)} value. "
        + $"IndexName: {index.Record.Name}, IndexKey: {attribute.Name}");

    private static bool IsEmpty(AttributeValue value) => value.Type != AttributeType.N && value.Content.IsEmpty;

    private static string Kind(AttributeValue value) => value.Type == AttributeType.S ? "string" : "binary";
}
