using Fractus.DynamoDb.Contract;

namespace Fractus.DynamoDb.Rules.Expressions;

/// <summary>Something in an expression that has a value. It is evaluated only when it has been bound.</summary>
internal abstract class Operand
{
    /// <summary>The type where it is known without an item; used to refuse what can never be right.</summary>
    public virtual AttributeType? KnownType => null;

    /// <summary>This operand with its placeholders replaced.</summary>
    public abstract Operand Bind(Binder binder);

    /// <returns>False where the item does not have what is asked.</returns>
    public abstract bool TryEvaluate(AttributeMap item, out AttributeValue value);

    public static Operand[] Bind(Operand[] operands, Binder binder)
    {
        var bound = new Operand[operands.Length];
        for (var i = 0; i < bound.Length; i++)
        {
            bound[i] = operands[i].Bind(binder);
        }

        return bound;
    }
}

internal sealed class PathOperand(DocumentPath path) : Operand
{
    public DocumentPath Path { get; } = path;

    public override Operand Bind(Binder binder)
    {
        var bound = Path.Bind(binder);
        return bound == Path ? this : new PathOperand(bound);
    }

    public override bool TryEvaluate(AttributeMap item, out AttributeValue value) => Path.TryFind(item, out value);
}

internal sealed class PlaceholderOperand(string name) : Operand
{
    public override Operand Bind(Binder binder) => new ConstantOperand(binder.Value(name));

    public override bool TryEvaluate(AttributeMap item, out AttributeValue value) =>
        throw new InvalidOperationException("The expression has not been bound.");
}

internal sealed class ConstantOperand(AttributeValue value) : Operand
{
    public AttributeValue Value { get; } = value;

    public override AttributeType? KnownType => Value.Type;

    public override Operand Bind(Binder binder) => this;

    public override bool TryEvaluate(AttributeMap item, out AttributeValue result)
    {
        result = Value;
        return true;
    }
}
