using System.Text;
using Fractus.DynamoDb.Contract;

namespace Fractus.DynamoDb.Rules.Expressions;

/// <summary>What is refused about operands before any item is read.</summary>
internal static class OperandRules
{
    /// <summary>Comparing a path with itself says nothing and is refused.</summary>
    public static void CheckDistinct(string operation, Operand first, Operand second)
    {
        if (first is PathOperand a && second is PathOperand b && a.Path.SameAs(b.Path))
        {
            throw new ExpressionException(
                "The first operand must be distinct from the remaining operands for this operator or function; "
                + $"operator: {operation}, first operand: {a.Path}");
        }
    }

    /// <summary>A constant of a type without an order cannot be compared by order.</summary>
    public static void CheckOrdered(string operation, params ReadOnlySpan<Operand> operands)
    {
        foreach (var operand in operands)
        {
            if (operand is ConstantOperand constant && !AttributeOrder.IsOrdered(constant.Value.Type))
            {
                throw FunctionOperand.WrongType(operation, constant.Value.Type.ToString());
            }
        }
    }

    public static void CheckBounds(AttributeValue low, AttributeValue high)
    {
        var problem = low.Type != high.Type ? "same data type for lower and upper bounds"
            : AttributeOrder.Satisfies(Comparator.Greater, low, high) ? "upper bound to be greater than or equal to lower bound"
            : null;
        if (problem is not null)
        {
            throw new ExpressionException(
                $"The BETWEEN operator requires {problem}; lower bound operand: {Show(low)}, upper bound operand: {Show(high)}");
        }
    }

    /// <summary>A value as error messages show it.</summary>
    public static string Show(AttributeValue value) => $"AttributeValue: {{{value.Type}:{Text(value)}}}";

    private static string Text(AttributeValue value) => value.Type switch
    {
        AttributeType.S or AttributeType.N => value.Text,
        AttributeType.B => Convert.ToBase64String(value.Content.Span),
        AttributeType.BOOL => value.Flag ? "true" : "false",
        AttributeType.NULL => "true",
        _ => Encoding.UTF8.GetString(value.Encoded.Span),
    };
}
