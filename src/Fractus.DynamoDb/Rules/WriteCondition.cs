using Fractus.DynamoDb.Contract;
using Fractus.DynamoDb.Rules.Expressions;
using Fractus.DynamoDb.Rules.Legacy;

namespace Fractus.DynamoDb.Rules;

/// <summary>The condition of a write, in either style.</summary>
internal static class WriteCondition
{
    public static ItemCondition? Read(
        string? expression,
        IReadOnlyDictionary<string, ExpectedAttributeValue>? expected,
        string? conditionalOperator,
        IReadOnlyDictionary<string, string>? names,
        AttributeMap? values)
    {
        if (expression is null)
        {
            return LegacyCondition.FromExpected(expected, conditionalOperator);
        }

        var binder = new Binder(names, values);
        var condition = ExpressionReader.Condition("ConditionExpression", expression, binder);
        binder.CheckAllUsed();
        return condition;
    }
}
