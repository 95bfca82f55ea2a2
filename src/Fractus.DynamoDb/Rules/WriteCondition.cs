using Fractus.DynamoDb.Contract;
using Fractus.DynamoDb.Rules.Expressions;
using Fractus.DynamoDb.Rules.Legacy;

namespace Fractus.DynamoDb.Rules;

/// <summary>The condition of a put or a delete, in either style, after all that such a request can have wrong beside it.</summary>
internal static class WriteCondition
{
    /// <param name="attributes">The item that is put, or the key of the one that is deleted.</param>
    /// <param name="returnValues">As the request has it.</param>
    /// <param name="expression">The condition expression.</param>
    /// <param name="expected">What it replaced.</param>
    /// <param name="conditionalOperator">For that.</param>
    /// <param name="names">For the expression.</param>
    /// <param name="values">For the expression.</param>
    /// <param name="wording">For faults.</param>
    public static ItemCondition? Read(
        AttributeMap attributes,
        string? returnValues,
        string? expression,
        IReadOnlyDictionary<string, ExpectedAttributeValue>? expected,
        string? conditionalOperator,
        IReadOnlyDictionary<string, string>? names,
        AttributeMap? values,
        Wording wording)
    {
        ParameterRules.CheckStyle(
            [Given.Of("ConditionExpression", expression)],
            [Given.Of("Expected", expected), Given.Of("ConditionalOperator", conditionalOperator)],
            names,
            values,
            wording);
        ParameterRules.CheckValues(attributes, wording);
        ParameterRules.CheckReturnsOldOnly(returnValues);
        if (expression is null)
        {
            return LegacyCondition.FromExpected(expected, conditionalOperator, wording);
        }

        var binder = new Binder(names, values, wording);
        var condition = ExpressionReader.Condition("ConditionExpression", expression, binder);
        binder.CheckAllUsed();
        return condition;
    }
}
