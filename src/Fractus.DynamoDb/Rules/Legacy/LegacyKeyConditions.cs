using Fractus.DynamoDb.Contract;

namespace Fractus.DynamoDb.Rules.Legacy;

/// <summary><c>KeyConditions</c>, which key condition expressions replaced.</summary>
internal static class LegacyKeyConditions
{
    public static List<KeyCondition> Read(IReadOnlyDictionary<string, Condition> conditions)
    {
        var read = new List<KeyCondition>();
        foreach (var (name, condition) in conditions)
        {
            var values = condition.AttributeValueList ?? [];
            LegacyRules.Check(condition.ComparisonOperator, values, Wording.Newer);
            var operation = Operator(condition.ComparisonOperator);
            read.Add(new KeyCondition(name, operation, values[0], values.Count > 1 ? values[1] : null));
        }

        return read;
    }

    private static KeyOperator Operator(string comparison) => comparison switch
    {
        ComparisonOperator.Eq => KeyOperator.Equal,
        ComparisonOperator.Lt => KeyOperator.Less,
        ComparisonOperator.Le => KeyOperator.LessOrEqual,
        ComparisonOperator.Gt => KeyOperator.Greater,
        ComparisonOperator.Ge => KeyOperator.GreaterOrEqual,
        ComparisonOperator.BeginsWith => KeyOperator.BeginsWith,
        ComparisonOperator.Between => KeyOperator.Between,
        _ => throw Invalid.Request("Attempted conditional constraint is not an indexable operation"),
    };
}
