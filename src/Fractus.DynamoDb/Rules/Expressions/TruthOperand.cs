using Fractus.DynamoDb.Contract;

namespace Fractus.DynamoDb.Rules.Expressions;

/// <summary>Whether a condition holds, as a value to compare: <c>attribute_exists(a) = TRUE</c> in PartiQL.</summary>
internal sealed class TruthOperand(ItemCondition condition) : Operand
{
    private static readonly AttributeValue s_true = new(new[] { ItemFormat.True });
    private static readonly AttributeValue s_false = new(new[] { (byte)AttributeType.BOOL });

    public ItemCondition Condition { get; } = condition;

    public override AttributeType? KnownType => AttributeType.BOOL;

    public static AttributeValue Value(bool isTrue) => isTrue ? s_true : s_false;

    public override Operand Bind(Binder binder) => new TruthOperand(Condition.Bind(binder));

    public override bool TryEvaluate(AttributeMap item, out AttributeValue value)
    {
        value = Value(Condition.Holds(item));
        return true;
    }
}
