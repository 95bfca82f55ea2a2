using Fractus.DynamoDb.Contract;
using Fractus.DynamoDb.Rules.Expressions;
using Fractus.DynamoDb.Rules.Tables;
using Fractus.DynamoDb.Rules.Updates;
using Fractus.DynamoDb.Storage;

namespace Fractus.DynamoDb.Rules.Transactions;

internal enum TransactVerb
{
    ConditionCheck,
    Put,
    Delete,
    Update,
}

/// <summary>One action of a write transaction, with its expressions read and bound.</summary>
/// <param name="Verb">What is to be done.</param>
/// <param name="Attributes">The item of a put, the key of the others.</param>
internal sealed record TransactAction(TransactVerb Verb, AttributeMap Attributes)
{
    public UpdateAction[] Updates { get; init; } = [];

    public ItemCondition? Condition { get; init; }

    public bool ReturnsItemOnFailure { get; init; }

    /// <summary>Bytes that it counts for the limit of a transaction.</summary>
    public long Size { get; init; }

    /// <summary>Finds an empty value of a key attribute, which refuses the whole request.</summary>
    public void CheckNotEmpty(Table table)
    {
        KeyRules.CheckNotEmpty(Attributes, table);
        KeyRules.CheckNotEmpty(UpdateRules.Constants(Updates), table);
    }

    /// <summary>Checks keys and key attributes: what is wrong with them cancels the transaction.</summary>
    public void Check(Table table)
    {
        if (Verb == TransactVerb.Put)
        {
            KeyRules.CheckItem(Attributes, table);
            return;
        }

        KeyRules.CheckKey(Attributes, table.Keys);
        UpdateRules.Check(Updates, table);
    }

    public ItemMutation Mutation(Table table) => Verb switch
    {
        TransactVerb.Put => new PutMutation(table, Attributes) { Condition = Condition, ReturnsItemOnFailure = ReturnsItemOnFailure },
        TransactVerb.Delete => new DeleteMutation(table, Attributes) { Condition = Condition, ReturnsItemOnFailure = ReturnsItemOnFailure },
        TransactVerb.Update => new UpdateMutation(table, Attributes, Updates, isLegacy: false)
        {
            Condition = Condition,
            ReturnsItemOnFailure = ReturnsItemOnFailure,
        },
        _ => new CheckMutation(table, Attributes) { Condition = Condition, ReturnsItemOnFailure = ReturnsItemOnFailure },
    };
}
