using Fractus.DynamoDb.Contract;
using Fractus.DynamoDb.Rules.Expressions;

namespace Fractus.DynamoDb.Rules.Legacy;

/// <summary>The conditions of <c>Expected</c>, <c>QueryFilter</c> and <c>ScanFilter</c>, which expressions replaced, as item conditions.</summary>
internal static class LegacyCondition
{
    /// <param name="conditions">By attribute.</param>
    /// <param name="conditionalOperator">AND, which is the default, or OR.</param>
    /// <param name="wording">The operation's, for faults.</param>
    public static ItemCondition? FromFilter(
        IReadOnlyDictionary<string, Condition>? conditions, string? conditionalOperator, Wording wording)
    {
        if (wording == Wording.Older)
        {
            // Before the operator, as recorded of a scan in us-east-1.
            CheckValues(conditions);
        }

        CheckOperator(conditions?.Count ?? 0, conditionalOperator, wording);
        if (conditions is null || conditions.Count == 0)
        {
            return null;
        }

        var parts = new List<ItemCondition>();
        foreach (var (name, condition) in conditions)
        {
            var values = condition.AttributeValueList ?? [];
            LegacyRules.Check(condition.ComparisonOperator, values, wording);
            parts.Add(Make(name, condition.ComparisonOperator, values));
        }

        return Join(parts, conditionalOperator);
    }

    public static ItemCondition? FromExpected(
        IReadOnlyDictionary<string, ExpectedAttributeValue>? expected, string? conditionalOperator, Wording wording)
    {
        CheckOperator(expected?.Count ?? 0, conditionalOperator, wording);
        if (expected is null || expected.Count == 0)
        {
            return null;
        }

        var parts = new List<ItemCondition>();
        foreach (var (name, condition) in expected)
        {
            parts.Add(FromExpected(name, condition, wording));
        }

        return Join(parts, conditionalOperator);
    }

    private static ItemCondition FromExpected(string name, ExpectedAttributeValue expected, Wording wording)
    {
        if (expected.AttributeValueList is not null && expected.Value is not null)
        {
            throw Invalid.Parameter($"Value and AttributeValueList cannot be used together for Attribute: {name}");
        }

        if (expected.ComparisonOperator is { } comparison)
        {
            return FromComparison(name, expected, comparison, wording);
        }

        if (expected.AttributeValueList is not null)
        {
            throw Invalid.Parameter($"AttributeValueList can only be used with a ComparisonOperator for Attribute: {name}");
        }

        if (expected.Exists == false)
        {
            return expected.Value is null
                ? new ExistsCondition(DocumentPath.ToAttribute(name), isWanted: false)
                : throw Invalid.Parameter($"Value cannot be used when Exists is false for Attribute: {name}");
        }

        if (expected.Value is not { } value)
        {
            var exists = expected.Exists is null ? "null" : "true";
            throw Invalid.Parameter($"Value must be provided when Exists is {exists} for Attribute: {name}");
        }

        LegacyRules.CheckValue(value, wording);
        return Make(name, ComparisonOperator.Eq, [value]);
    }

    private static ItemCondition FromComparison(string name, ExpectedAttributeValue expected, string comparison, Wording wording)
    {
        if (expected.Exists is not null)
        {
            throw Invalid.Parameter($"Exists and ComparisonOperator cannot be used together for Attribute: {name}");
        }

        var takesNone = comparison is ComparisonOperator.Null or ComparisonOperator.NotNull;
        if (!takesNone && expected.AttributeValueList is null && expected.Value is null)
        {
            throw Invalid.Parameter(
                $"Value or AttributeValueList must be used with ComparisonOperator: {comparison} for Attribute: {name}");
        }

        var values = expected.AttributeValueList ?? (expected.Value is { } single ? [single] : []);
        LegacyRules.Check(comparison, values, wording);
        return Make(name, comparison, values);
    }

    private static void CheckValues(IReadOnlyDictionary<string, Condition>? conditions)
    {
        foreach (var value in conditions?.Values.SelectMany(condition => condition.AttributeValueList ?? []) ?? [])
        {
            LegacyRules.CheckValue(value, Wording.Older);
        }
    }

    private static ItemCondition Make(string name, string comparison, IReadOnlyList<AttributeValue> values)
    {
        var path = DocumentPath.ToAttribute(name);
        var attribute = new PathOperand(path);
        Operand Value(int index) => new ConstantOperand(values[index]);
        return comparison switch
        {
            ComparisonOperator.Null => new ExistsCondition(path, isWanted: false),
            ComparisonOperator.NotNull => new ExistsCondition(path, isWanted: true),
            ComparisonOperator.Contains => new ContainsCondition(attribute, Value(0)),
            ComparisonOperator.NotContains => new Junction(
                isAnd: true,
                [new ExistsCondition(path, isWanted: true), new Negation(new ContainsCondition(attribute, Value(0)))]),
            ComparisonOperator.BeginsWith => new BeginsWithCondition(attribute, Value(0)),
            ComparisonOperator.Between => new Between(attribute, Value(0), Value(1)),
            ComparisonOperator.In => new Membership(attribute, [.. values.Select(value => new ConstantOperand(value))]),
            _ => new Comparison(Comparator(comparison), attribute, Value(0)),
        };
    }

    private static Comparator Comparator(string comparison) => comparison switch
    {
        ComparisonOperator.Eq => Expressions.Comparator.Equal,
        ComparisonOperator.Ne => Expressions.Comparator.NotEqual,
        ComparisonOperator.Lt => Expressions.Comparator.Less,
        ComparisonOperator.Le => Expressions.Comparator.LessOrEqual,
        ComparisonOperator.Gt => Expressions.Comparator.Greater,
        _ => Expressions.Comparator.GreaterOrEqual,
    };

    private static ItemCondition Join(List<ItemCondition> parts, string? conditionalOperator) =>
        parts.Count == 1 ? parts[0] : new Junction(conditionalOperator != ConditionalOperator.Or, [.. parts]);

    private static void CheckOperator(int count, string? conditionalOperator, Wording wording)
    {
        if (conditionalOperator is null || count > 1)
        {
            return;
        }

        var fault = count == 0
            ? "ConditionalOperator cannot be used without Filter or Expected"
            : "ConditionalOperator can only be used when Filter or Expected has two or more elements";
        throw wording == Wording.Newer ? Invalid.Request(fault) : Invalid.Parameter(fault);
    }
}
