using Fractus.DynamoDb.Contract;
using Fractus.DynamoDb.Rules;
using Fractus.DynamoDb.Rules.Expressions;
using Fractus.DynamoDb.Rules.Tables;

namespace Fractus.DynamoDb.Storage;

/// <summary>A write of one item, ready to be applied in a transaction.</summary>
internal abstract class ItemMutation(Table table, byte[] key)
{
    public Table Table { get; } = table;

    /// <summary>The item's key in the store.</summary>
    public byte[] Key { get; } = key;

    /// <summary>Bound; it must hold of the item as it is, or of an empty one where there is none.</summary>
    public ItemCondition? Condition { get; init; }

    /// <summary>Whether the service does it of itself, which the table's stream then says.</summary>
    public virtual bool IsByService => false;

    /// <summary>Whether the error of a condition that does not hold carries the item.</summary>
    public bool ReturnsItemOnFailure { get; init; }

    /// <summary>
    /// Set where the item as it is refused the write, by the condition or as a duplicate: bytes of that item or of the one that was to
    /// take its place, whichever has more. The refused write is charged for them (Developer Guide, "Capacity unit consumption").
    /// </summary>
    public int? RefusedBytes { get; private set; }

    /// <summary>The item that the write brings; null where it changes or removes what is there.</summary>
    protected virtual AttributeMap? Brought => null;

    /// <summary>The item as it is to be; null for none.</summary>
    /// <exception cref="Kernel.ApiException">The item cannot be so changed.</exception>
    public abstract AttributeMap? Change(AttributeMap? item);

    /// <exception cref="ConditionalCheckFailedException">The condition does not hold.</exception>
    public void CheckCondition(AttributeMap? item)
    {
        if (Condition is not null && !Condition.Holds(item ?? AttributeMap.Empty))
        {
            Refuse(item);
            throw new ConditionalCheckFailedException("The conditional request failed")
            {
                Item = ReturnsItemOnFailure ? item : null,
            };
        }
    }

    protected void Refuse(AttributeMap? item) =>
        RefusedBytes = Math.Max(item is null ? 0 : ItemSize.Of(item), Brought is null ? 0 : ItemSize.Of(Brought));
}

/// <summary>PutItem: the item becomes this one.</summary>
internal sealed class PutMutation(Table table, AttributeMap item) : ItemMutation(table, ItemKey.OfItem(table, item))
{
    protected override AttributeMap? Brought => item;

    public override AttributeMap? Change(AttributeMap? old) => item;
}

/// <summary>PartiQL's INSERT: the item must not be there yet.</summary>
internal sealed class InsertMutation(Table table, AttributeMap item) : ItemMutation(table, ItemKey.OfItem(table, item))
{
    protected override AttributeMap? Brought => item;

    public override AttributeMap? Change(AttributeMap? old)
    {
        if (old is null)
        {
            return item;
        }

        Refuse(old);
        throw new DuplicateItemException("Duplicate primary key exists in table");
    }
}

/// <summary>The item becomes as it was in a backup or at an earlier time; null for none.</summary>
internal sealed class RestoreMutation(Table table, byte[] key, AttributeMap? item) : ItemMutation(table, key)
{
    public override AttributeMap? Change(AttributeMap? old) => item;
}

/// <summary>DeleteItem.</summary>
internal sealed class DeleteMutation(Table table, AttributeMap key) : ItemMutation(table, ItemKey.OfItem(table, key))
{
    public override AttributeMap? Change(AttributeMap? item) => null;
}

/// <summary>A transaction's ConditionCheck: the item stays, but its condition must hold.</summary>
internal sealed class CheckMutation(Table table, AttributeMap key) : ItemMutation(table, ItemKey.OfItem(table, key))
{
    public override AttributeMap? Change(AttributeMap? item) => item;
}

/// <summary>The end of an item whose time to live is over.</summary>
internal sealed class ExpiryMutation(Table table, byte[] itemKey) : ItemMutation(table, itemKey)
{
    public override bool IsByService => true;

    public override AttributeMap? Change(AttributeMap? item) => null;
}

/// <summary>UpdateItem: changes of an item's parts.</summary>
internal sealed class UpdateMutation(Table table, AttributeMap key, UpdateAction[] actions, bool isLegacy)
    : ItemMutation(table, ItemKey.OfItem(table, key))
{
    public override AttributeMap? Change(AttributeMap? item)
    {
        // Taking away from nothing makes nothing.
        if (item is null && actions.Length > 0 && Array.TrueForAll(actions, a => a.Verb is UpdateVerb.Remove or UpdateVerb.Delete))
        {
            return null;
        }

        var changed = Rules.Updates.ItemUpdate.Apply(item ?? key, actions, isLegacy);
        if (ItemSize.Of(changed) > ItemSize.Max)
        {
            throw ItemSize.UpdateTooLarge();
        }

        KeyRules.CheckIndexKeys(changed, Table, item);
        return changed;
    }
}
