using Fractus.DynamoDb.Contract;
using Fractus.DynamoDb.Rules.Expressions;
using Fractus.DynamoDb.Rules.Tables;

namespace Fractus.DynamoDb.Rules.PartiQl;

/// <summary>The key of the one item that a statement is about, as its WHERE says it.</summary>
internal static class StatementKeys
{
    /// <returns>The key, and what else the WHERE asks; no key where it does not name one item.</returns>
    public static (AttributeMap? Key, ItemCondition? Others) Find(ItemCondition? where, KeySchema keys)
    {
        var others = new List<ItemCondition>();
        AddConjuncts(where, others);
        var found = new List<(string, AttributeValue)>();
        foreach (var key in keys.Attributes)
        {
            var index = others.FindIndex(part => ValueOf(part, key) is not null);
            if (index < 0)
            {
                return (null, where);
            }

            found.Add((key.Name, ValueOf(others[index], key)!.Value));
            others.RemoveAt(index);
        }

        return (AttributeMap.Of([.. found]), others.Count switch { 0 => null, 1 => others[0], _ => new Junction(true, [.. others]) });
    }

    /// <summary>For a write, which must name its item.</summary>
    public static (AttributeMap Key, ItemCondition? Others) Require(ItemCondition? where, KeySchema keys)
    {
        var (key, others) = Find(where, keys);
        if (key is null)
        {
            throw Invalid.Request("Where clause does not contain a mandatory equality on all key attributes");
        }

        foreach (var attribute in keys.Attributes)
        {
            key.TryGet(attribute.Utf8Name, out var value);
            CheckType(attribute, value);
        }

        return (key, others);
    }

    public static void CheckType(KeyAttribute key, AttributeValue value)
    {
        if (value.Type != key.Type)
        {
            throw Invalid.Request($"Key attribute's data type should match its data type in table's schema: Key {key.Name}");
        }
    }

    private static void AddConjuncts(ItemCondition? condition, List<ItemCondition> conjuncts)
    {
        if (condition is Junction { IsAnd: true } all)
        {
            Array.ForEach(all.Parts, part => AddConjuncts(part, conjuncts));
        }
        else if (condition is not null)
        {
            conjuncts.Add(condition);
        }
    }

    private static AttributeValue? ValueOf(ItemCondition condition, KeyAttribute key) => condition switch
    {
        Comparison { Comparator: Comparator.Equal, Left: PathOperand path, Right: ConstantOperand constant } when Is(path, key) => constant.Value,
        Comparison { Comparator: Comparator.Equal, Left: ConstantOperand constant, Right: PathOperand path } when Is(path, key) => constant.Value,
        _ => null,
    };

    private static bool Is(PathOperand path, KeyAttribute key) => !path.Path.IsNested && path.Path.Root == key.Name;
}
