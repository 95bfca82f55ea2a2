using Fractus.DynamoDb.Contract;

namespace Fractus.DynamoDb.Rules.Expressions;

/// <summary>The errors of an update whose operands the item does not suit.</summary>
internal static class UpdateFault
{
    public static Kernel.ApiException MissingAttribute =>
        Invalid.Request("The provided expression refers to an attribute that does not exist in the item");

    public static Kernel.ApiException WrongOperandType =>
        Invalid.Request("An operand in the update expression has an incorrect data type");

    public static AttributeValue Evaluate(this Operand operand, AttributeMap item) =>
        operand.TryEvaluate(item, out var value) ? value : throw MissingAttribute;
}

/// <summary><c>if_not_exists(path, otherwise)</c>.</summary>
internal sealed class IfNotExistsOperand(DocumentPath path, Operand otherwise) : Operand
{
    public DocumentPath Path { get; } = path;

    public Operand Otherwise { get; } = otherwise;

    public override AttributeType? KnownType => null;

    public override Operand Bind(Binder binder) => this;

    public override bool TryEvaluate(AttributeMap item, out AttributeValue value) =>
        Path.TryFind(item, out value) || Otherwise.TryEvaluate(item, out value);
}

/// <summary><c>list_append(first, second)</c>.</summary>
internal sealed class ListAppendOperand(Operand first, Operand second) : Operand
{
    public Operand First { get; } = first;

    public Operand Second { get; } = second;

    public override AttributeType? KnownType => AttributeType.L;

    public override Operand Bind(Binder binder) => this;

    public override bool TryEvaluate(AttributeMap item, out AttributeValue value)
    {
        value = Concatenate(First.Evaluate(item), Second.Evaluate(item));
        return true;
    }

    /// <summary>The elements of two lists, one after the other.</summary>
    public static AttributeValue Concatenate(AttributeValue left, AttributeValue right)
    {
        if (left.Type != AttributeType.L || right.Type != AttributeType.L)
        {
            throw UpdateFault.WrongOperandType;
        }

        using var buffer = new ItemBuffer(left.Encoded.Length + right.Encoded.Length);
        var start = buffer.BeginContainer(AttributeType.L);
        buffer.Append(left.Encoded.Span[(ItemFormat.Header + 4)..]);
        buffer.Append(right.Encoded.Span[(ItemFormat.Header + 4)..]);
        buffer.EndContainer(start, left.Count + right.Count);
        return new AttributeValue(buffer.ToArray());
    }
}

/// <summary><c>a + b</c> and <c>a - b</c>.</summary>
internal sealed class ArithmeticOperand(Operand left, Operand right, bool isSubtraction) : Operand
{
    public Operand Left { get; } = left;

    public Operand Right { get; } = right;

    public bool IsSubtraction { get; } = isSubtraction;

    public override AttributeType? KnownType => AttributeType.N;

    public override Operand Bind(Binder binder)
    {
        var (boundLeft, boundRight) = (Left.Bind(binder), Right.Bind(binder));
        foreach (var operand in (Operand[])[boundLeft, boundRight])
        {
            if (operand.KnownType is { } type && type != AttributeType.N)
            {
                throw FunctionOperand.WrongType(IsSubtraction ? "-" : "+", type.ToString());
            }
        }

        return new ArithmeticOperand(boundLeft, boundRight, IsSubtraction);
    }

    public override bool TryEvaluate(AttributeMap item, out AttributeValue value)
    {
        value = Compute(Left.Evaluate(item), Right.Evaluate(item), IsSubtraction);
        return true;
    }

    public static AttributeValue Compute(AttributeValue left, AttributeValue right, bool isSubtraction)
    {
        if (left.Type != AttributeType.N || right.Type != AttributeType.N)
        {
            throw UpdateFault.WrongOperandType;
        }

        Span<byte> sum = stackalloc byte[DecimalCodec.MaxLength];
        var length = DecimalArithmetic.Add(left.Content.Span, right.Content.Span, isSubtraction, sum);
        return AttributeValue.Make(AttributeType.N, sum[..length]);
    }
}
