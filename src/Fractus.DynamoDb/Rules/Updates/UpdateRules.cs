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
