using Fractus.DynamoDb.Contract;
using Fractus.DynamoDb.Rules.Expressions;

namespace Fractus.DynamoDb.Rules.Legacy;

/// <summary>Which values the comparison operators take.</summary>
internal static class LegacyRules
{
    private static readonly AttributeType[] s_scalars = [AttributeType.S, AttributeType.N, AttributeType.B];

    public static void Check(string comparison, IReadOnlyList<AttributeValue> values, Wording wording)
    {
        foreach (var value in values)
        {
            CheckValue(value, wording);
        }

        CheckCount(comparison, values.Count);
        CheckTypes(comparison, values);
        if (comparison == ComparisonOperator.Between && AttributeOrder.Satisfies(Comparator.Greater, values[0], values[1]))
        {
            throw Invalid.Request("The BETWEEN condition was provided a range where the lower bound is greater than the upper bound");
        }
    }

    public static void CheckValue(AttributeValue value, Wording wording)
    {
        if (value.Fault is { } fault)
        {
            throw Invalid.Request(fault.In(wording));
        }
    }

    private static void CheckCount(string comparison, int count)
    {
        var isRight = comparison switch
        {
            ComparisonOperator.Null or ComparisonOperator.NotNull => count == 0,
            ComparisonOperator.In => count > 0,
            ComparisonOperator.Between => count == 2,
            _ => count == 1,
        };
        if (!isRight)
        {
            throw Invalid.Parameter($"Invalid number of argument(s) for the {comparison} ComparisonOperator");
        }
    }

    private static void CheckTypes(string comparison, IReadOnlyList<AttributeValue> values)
    {
        foreach (var value in values)
        {
            if (value.Type != values[0].Type)
            {
                throw Invalid.Parameter("AttributeValues inside AttributeValueList must be of same type");
            }

            if (!Takes(comparison, value.Type))
            {
                throw Invalid.Parameter($"ComparisonOperator {comparison} is not valid for {value.Type} AttributeValue type");
            }
        }
    }

    private static bool Takes(string comparison, AttributeType type) => comparison switch
    {
        ComparisonOperator.Eq or ComparisonOperator.Ne => true,
        ComparisonOperator.BeginsWith => type is AttributeType.S or AttributeType.B,
        _ => Array.IndexOf(s_scalars, type) >= 0,
    };
}
