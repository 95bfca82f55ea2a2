using Fractus.DynamoDb.Contract;
using Fractus.DynamoDb.Rules.Expressions;

namespace Fractus.DynamoDb.Rules;

internal enum KeyOperator
{
    Equal,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    BeginsWith,
    Between,
}

/// <summary>What a query asks of one key attribute; <see cref="High"/> is there for BETWEEN only.</summary>
internal sealed record KeyCondition(string Attribute, KeyOperator Operator, AttributeValue Value, AttributeValue? High = null);

/// <summary>Takes key conditions out of a KeyConditionExpression.</summary>
internal static class KeyConditionReader
{
    /// <param name="condition">Bound.</param>
    public static List<KeyCondition> Read(ItemCondition condition)
    {
        var found = new List<KeyCondition>();
        Read(condition, found);
        return found;
    }

    private static void Read(ItemCondition condition, List<KeyCondition> found)
    {
        if (condition is Junction { IsAnd: true } junction)
        {
            foreach (var part in junction.Parts)
            {
                Read(part, found);
            }

            return;
        }

        var read = condition switch
        {
            Comparison comparison => ReadComparison(comparison),
            Between between => Make(Key("BETWEEN", between.Value), KeyOperator.Between, between.Low, between.High),
            BeginsWithCondition begins => Make(Key("begins_with", begins.Value), KeyOperator.BeginsWith, begins.Prefix),
            _ => throw Invalid.Request($"Invalid operator used in KeyConditionExpression: {Name(condition)}"),
        };
        if (found.Exists(other => other.Attribute == read.Attribute))
        {
            throw Invalid.Request("Invalid KeyConditionExpression: KeyConditionExpressions must only contain one condition per key");
        }

        found.Add(read);
    }

    private static KeyCondition ReadComparison(Comparison comparison)
    {
        if (comparison.Comparator == Comparator.NotEqual)
        {
            throw Invalid.Request("Invalid operator used in KeyConditionExpression: <>");
        }

        if (comparison.Left is SizeOperand || comparison.Right is SizeOperand)
        {
            throw Invalid.Request("KeyConditionExpressions cannot contain nested operations");
        }

        return (comparison.Left, comparison.Right) switch
        {
            (PathOperand, PathOperand) =>
                throw Invalid.Request("Invalid condition in KeyConditionExpression: Multiple attribute names used in one condition"),
            (PathOperand path, _) => Make(path, Operator(comparison.Comparator), comparison.Right),
            (_, PathOperand path) => Make(path, Mirror(Operator(comparison.Comparator)), comparison.Left),
            _ => throw Invalid.Request("Invalid condition in KeyConditionExpression: No key attribute specified"),
        };
    }

    private static PathOperand Key(string operation, Operand operand) => operand as PathOperand ?? throw Invalid.Request(
        $"Invalid condition in KeyConditionExpression: {operation} operator must have the key attribute as its first operand");

    private static KeyCondition Make(PathOperand path, KeyOperator operation, Operand value, Operand? high = null)
    {
        if (path.Path.IsNested)
        {
            throw Invalid.Request("KeyConditionExpressions cannot have conditions on nested attributes");
        }

        return new KeyCondition(path.Path.Root, operation, Constant(value), high is null ? null : Constant(high));
    }

    private static AttributeValue Constant(Operand operand) => operand switch
    {
        ConstantOperand constant => constant.Value,
        PathOperand => throw Invalid.Request(
            "Invalid condition in KeyConditionExpression: Multiple attribute names used in one condition"),
        _ => throw Invalid.Request("KeyConditionExpressions cannot contain nested operations"),
    };

    private static KeyOperator Operator(Comparator comparator) => comparator switch
    {
        Comparator.Equal => KeyOperator.Equal,
        Comparator.Less => KeyOperator.Less,
        Comparator.LessOrEqual => KeyOperator.LessOrEqual,
        Comparator.Greater => KeyOperator.Greater,
        _ => KeyOperator.GreaterOrEqual,
    };

    private static KeyOperator Mirror(KeyOperator operation) => operation switch
    {
        KeyOperator.Less => KeyOperator.Greater,
        KeyOperator.LessOrEqual => KeyOperator.GreaterOrEqual,
        KeyOperator.Greater => KeyOperator.Less,
        KeyOperator.GreaterOrEqual => KeyOperator.LessOrEqual,
        _ => operation,
    };

    private static string Name(ItemCondition condition) => condition switch
    {
        Junction => "OR",
        Negation => "NOT",
        Membership => "IN",
        ExistsCondition exists => exists.IsWanted ? "attribute_exists" : "attribute_not_exists",
        TypeCondition => "attribute_type",
        _ => "contains",
    };
}
