using Fractus.DynamoDb.Contract;
using Fractus.DynamoDb.Rules.Expressions;
using Fractus.DynamoDb.Rules.Tables;
using Fractus.DynamoDb.Rules.Updates;
using Fractus.DynamoDb.Storage;

namespace Fractus.DynamoDb.Rules.PartiQl;

/// <summary>What a statement that writes does to its item.</summary>
internal static class StatementMutations
{
    /// <param name="statement">Bound; no SELECT.</param>
    /// <param name="table">The statement's.</param>
    /// <param name="returnsItemOnFailure">Whether the error of a condition that does not hold carries the item.</param>
    public static ItemMutation Of(Statement statement, Table table, bool returnsItemOnFailure) => statement switch
    {
        InsertStatement insert => Insert(insert, table),
        UpdateStatement update => Update(update, table, returnsItemOnFailure),
        DeleteStatement delete => Delete(delete, table, returnsItemOnFailure),
        ExistsStatement exists => Exists(exists, table, returnsItemOnFailure),
        _ => throw new InvalidOperationException("A SELECT writes nothing."),
    };

    /// <param name="insert">Bound.</param>
    public static AttributeMap ItemOf(InsertStatement insert) => ((ConstantOperand)insert.Item).Value.Map;

    private static InsertMutation Insert(InsertStatement insert, Table table)
    {
        var item = ItemOf(insert);
        ParameterRules.CheckSize(item);
        KeyRules.CheckItem(item, table);
        return new InsertMutation(table, item);
    }

    // Other than UpdateItem it makes no item.
    private static UpdateMutation Update(UpdateStatement update, Table table, bool returnsItemOnFailure)
    {
        var (key, others) = StatementKeys.Require(update.Where, table.Keys);
        KeyRules.CheckKey(key, table.Keys);
        UpdateRules.Check(update.Actions, table);
        return new UpdateMutation(table, key, update.Actions, isLegacy: false)
        {
            Condition = IsThere(others),
            ReturnsItemOnFailure = returnsItemOnFailure,
        };
    }

    // Where there is no item there is nothing to do, whatever else is asked of it.
    private static DeleteMutation Delete(DeleteStatement delete, Table table, bool returnsItemOnFailure)
    {
        var (key, others) = StatementKeys.Require(delete.Where, table.Keys);
        KeyRules.CheckKey(key, table.Keys);
        return new DeleteMutation(table, key)
        {
            Condition = others is null ? null : new Junction(isAnd: false, [AbsentCondition.Instance, others]),
            ReturnsItemOnFailure = returnsItemOnFailure,
        };
    }

    private static CheckMutation Exists(ExistsStatement exists, Table table, bool returnsItemOnFailure)
    {
        SelectPlan.Check(exists.Select, index: null);
        var (key, others) = StatementKeys.Find(exists.Select.Where, table.Keys);
        if (key is null || others is null)
        {
            throw Invalid.Request("EXISTS() must contain a single item read with additional condition");
        }

        KeyRules.CheckKey(key, table.Keys);
        return new CheckMutation(table, key) { Condition = IsThere(others), ReturnsItemOnFailure = returnsItemOnFailure };
    }

    private static ItemCondition IsThere(ItemCondition? others)
    {
        var isThere = new Negation(AbsentCondition.Instance);
        return others is null ? isThere : new Junction(isAnd: true, [isThere, others]);
    }
}
