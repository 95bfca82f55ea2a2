using Fractus.DynamoDb.Contract;

namespace Fractus.DynamoDb.Rules.Expressions;

internal enum Comparator
{
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

/// <summary><c>a = b</c> and its like.</summary>
internal sealed class Comparison(Comparator comparator, Operand left, Operand right) : ItemCondition
{
    private static readonly string[] s_symbols = ["=", "<>", "<", "<=", ">", ">="];

    public Comparator Comparator { get; } = comparator;

    public Operand Left { get; } = left;

    public Operand Right { get; } = right;

    public static Comparator? Parse(Token token) =>
        token.Kind == TokenKind.Symbol && Array.IndexOf(s_symbols, token.Text) is >= 0 and var index ? (Comparator)index : null;

    public override ItemCondition Bind(Binder binder)
    {
        var bound = new Comparison(Comparator, Left.Bind(binder), Right.Bind(binder));
        OperandRules.CheckDistinct(s_symbols[(int)Comparator], bound.Left, bound.Right);
        if (Comparator is not (Comparator.Equal or Comparator.NotEqual))
        {
            OperandRules.CheckOrdered(s_symbols[(int)Comparator], bound.Left, bound.Right);
        }

        return bound;
    }

    public override bool Holds(AttributeMap item)
    {
        var hasLeft = Left.TryEvaluate(item, out var a);
        var hasRight = Right.TryEvaluate(item, out var b);
        return Comparator switch
        {
            Comparator.Equal => hasLeft && hasRight && a == b,
            Comparator.NotEqual => !(hasLeft && hasRight && a == b),
            _ => hasLeft && hasRight && AttributeOrder.Satisfies(Comparator, a, b),
        };
    }

    public override void VisitPaths(Action<DocumentPath> visit)
    {
        VisitPaths(Left, visit);
        VisitPaths(Right, visit);
    }
}

/// <summary><c>x BETWEEN low AND high</c>, both included.</summary>
internal sealed class Between(Operand value, Operand low, Operand high) : ItemCondition
{
    public Operand Value { get; } = value;

    public Operand Low { get; } = low;

    public Operand High { get; } = high;

    public override ItemCondition Bind(Binder binder)
    {
        var bound = new Between(Value.Bind(binder), Low.Bind(binder), High.Bind(binder));
        OperandRules.CheckOrdered("BETWEEN", bound.Value, bound.Low, bound.High);
        if (bound is { Low: ConstantOperand low, High: ConstantOperand high })
        {
            OperandRules.CheckBounds(low.Value, high.Value);
        }

        return bound;
    }

    public override bool Holds(AttributeMap item) =>
        Value.TryEvaluate(item, out var value) && Low.TryEvaluate(item, out var low) && High.TryEvaluate(item, out var high)
        && AttributeOrder.Satisfies(Comparator.GreaterOrEqual, value, low)
        && AttributeOrder.Satisfies(Comparator.LessOrEqual, value, high);

    public override void VisitPaths(Action<DocumentPath> visit)
    {
        VisitPaths(Value, visit);
        VisitPaths(Low, visit);
        VisitPaths(High, visit);
    }
}

/// <summary><c>x IN (a, b, …)</c>.</summary>
internal sealed class Membership(Operand value, Operand[] choices) : ItemCondition
{
    private const int MaxChoices = 100;

    public Operand Value { get; } = value;

    public Operand[] Choices { get; } = choices;

    public override ItemCondition Bind(Binder binder)
    {
        if (Choices.Length > MaxChoices)
        {
            throw new ExpressionException(
                $"Invalid number of operands for operator or function; operator or function: IN, number of operands: {Choices.Length + 1}");
        }

        return new Membership(Value.Bind(binder), Operand.Bind(Choices, binder));
    }

    public override bool Holds(AttributeMap item)
    {
        if (!Value.TryEvaluate(item, out var sought))
        {
            return false;
        }

        foreach (var choice in Choices)
        {
            if (choice.TryEvaluate(item, out var candidate) && candidate == sought)
            {
                return true;
            }
        }

        return false;
    }

    public override void VisitPaths(Action<DocumentPath> visit)
    {
        VisitPaths(Value, visit);
        Array.ForEach(Choices, choice => VisitPaths(choice, visit));
    }
}
