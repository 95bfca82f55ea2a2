using Fractus.DynamoDb.Contract;
using Fractus.DynamoDb.Rules.Expressions;
using Fractus.DynamoDb.Storage;

namespace Fractus.DynamoDb.Rules.Tables;

/// <summary>A secondary index, local or global.</summary>
internal sealed class SecondaryIndex
{
    private readonly ItemProjection? _projection;

    /// <param name="tableNumber">Its table's.</param>
    /// <param name="record">The index as it was created.</param>
    /// <param name="keys">Its key.</param>
    /// <param name="tableKeys">The key of its table, which every entry has too.</param>
    public SecondaryIndex(long tableNumber, IndexRecord record, KeySchema keys, KeySchema tableKeys)
    {
        Record = record;
        EntryPrefix = KeySpace.Entries(tableNumber, record.Number);
        Keys = keys;
        ProjectsAll = record.ProjectionType == ProjectionType.All;
        var projected = keys.Attributes.Concat(tableKeys.Attributes).Select(key => key.Name).Concat(record.NonKeyAttributes ?? []);
        ProjectedNames = projected.ToHashSet(StringComparer.Ordinal);
        if (!ProjectsAll)
        {
            _projection = new ItemProjection(ProjectedNames.Select(DocumentPath.ToAttribute));
        }
    }

    public IndexRecord Record { get; }

    public KeySchema Keys { get; }

    /// <summary>What the store's keys of its entries begin with.</summary>
    public ReadOnlyMemory<byte> EntryPrefix { get; }

    public bool ProjectsAll { get; }

    /// <summary>The attributes that an entry has, where not all are projected.</summary>
    public HashSet<string> ProjectedNames { get; }

    /// <summary>What an item's entry holds.</summary>
    public AttributeMap Project(AttributeMap item) => _projection is null ? item : _projection.Apply(item);

    /// <summary>
    /// True where the item has every attribute of this index's key: only then does it stand in the index. An item that is older than
    /// the index may have an attribute that cannot be of its key; it is left out.
    /// </summary>
    public bool Includes(AttributeMap item)
    {
        foreach (var key in Keys.Attributes)
        {
            if (!item.TryGet(key.Utf8Name, out var value) || !KeyRules.CanBeIndexKey(key, value, Keys))
            {
                return false;
            }
        }

        return !Keys.IsComposite || (!KeyRules.IsTooLong(item, Keys.Hashes, isHash: true) && !KeyRules.IsTooLong(item, Keys.Ranges, isHash: false));
    }
}
