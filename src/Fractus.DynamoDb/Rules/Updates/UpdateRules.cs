using Fractus.DynamoDb.Contract;
using Fractus.DynamoDb.Rules.Expressions;
using Fractus.DynamoDb.Rules.Tables;

namespace Fractus.DynamoDb.Rules.Updates;

/// <summary>What an update may not do to a table's key attributes and to those of its indexes.</summary>
internal static class UpdateRules
{
    public static void Check(UpdateAction[] actions, Table table)
    {
        foreach (var action in actions)
        {
            if (table.Keys.Find(action.Path.Root) is { } key)
            {
                throw Invalid.Parameter($"Cannot update attribute {key.Name}. This attribute is part of the key");
            }
        }

        foreach (var index in table.Indexes)
        {
            foreach (var action in actions)
            {
                if (index.Keys.Find(action.Path.Root) is { } key)
                {
                    CheckIndexKey(action, key, index);
                }
            }
        }
    }

    /// <summary>What an update sets top-level attributes to, as far as it is known without an item.</summary>
    public static AttributeMap Constants(UpdateAction[] actions)
    {
        var constants = new List<(string, AttributeValue)>();
        foreach (var action in actions)
        {
            if (action is { Verb: UpdateVerb.Set, Path.IsNested: false, Operand: ConstantOperand constant })
            {
                constants.Add((action.Path.Root, constant.Value));
            }
        }

        return AttributeMap.Of([.. constants]);
    }

    private static void CheckIndexKey(UpdateAction action, KeyAttribute key, SecondaryIndex index)
    {
        if (action.Path.IsNested)
        {
            throw KeyPaths.NotScalar("IndexKey", key.Name);
        }

        if (action is { Verb: UpdateVerb.Set or UpdateVerb.Add, Operand.KnownType: { } type } && type != key.Type)
        {
            throw Invalid.Parameter(
                $"Type mismatch for Index Key {key.Name} Expected: {key.Type} Actual: {type} IndexName: {index.Record.Name}");
        }
    }
}
