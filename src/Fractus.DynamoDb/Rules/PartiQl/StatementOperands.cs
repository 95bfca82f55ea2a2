using Fractus.DynamoDb.Contract;
using Fractus.DynamoDb.Rules.Expressions;

namespace Fractus.DynamoDb.Rules.PartiQl;

/// <summary>A list that is written out, perhaps with parameters in it; binding makes it a constant.</summary>
internal sealed class ListOperand(Operand[] elements) : Operand
{
    public Operand[] Elements { get; } = elements;

    public override AttributeType? KnownType => AttributeType.L;

    public override Operand Bind(Binder binder)
    {
        using var buffer = new ItemBuffer(256);
        var start = buffer.BeginContainer(AttributeType.L);
        foreach (var element in Elements)
        {
            buffer.Append(((ConstantOperand)element.Bind(binder)).Value.Encoded.Span);
        }

        buffer.EndContainer(start, Elements.Length);
        return Nesting.Checked(new AttributeValue(buffer.ToArray()));
    }

    public override bool TryEvaluate(AttributeMap item, out AttributeValue value) =>
        throw new InvalidOperationException("The statement has not been bound.");
}

/// <summary>A map that is written out.</summary>
internal sealed class MapOperand((string Name, Operand Value)[] entries) : Operand
{
    public override AttributeType? KnownType => AttributeType.M;

    public override Operand Bind(Binder binder)
    {
        var map = AttributeMap.Of(Array.ConvertAll(entries, entry => (entry.Name, ((ConstantOperand)entry.Value.Bind(binder)).Value)));
        using var buffer = new ItemBuffer(map.Encoded.Length + ItemFormat.Header);
        var start = buffer.BeginContainer(AttributeType.M);
        buffer.Append(map.Encoded.Span[4..]);
        buffer.EndContainer(start, map.Count);
        return Nesting.Checked(new AttributeValue(buffer.ToArray()));
    }

    public override bool TryEvaluate(AttributeMap item, out AttributeValue value) =>
        throw new InvalidOperationException("The statement has not been bound.");
}

/// <summary>The second argument of <c>set_add</c> and <c>set_delete</c>: a set, which a parameter turns out to be when it is bound.</summary>
internal sealed class SetMembersOperand(Operand members, string faultOfOthers) : Operand
{
    public override Operand Bind(Binder binder)
    {
        var bound = members.Bind(binder);
        return bound.KnownType is AttributeType.SS or AttributeType.NS or AttributeType.BS ? bound : throw new StatementException(faultOfOthers);
    }

    public override bool TryEvaluate(AttributeMap item, out AttributeValue value) =>
        throw new InvalidOperationException("The statement has not been bound.");
}

/// <summary>Holds where there is no item. An item has at least its key.</summary>
internal sealed class AbsentCondition : ItemCondition
{
    public static AbsentCondition Instance { get; } = new();

    public override ItemCondition Bind(Binder binder) => this;

    public override bool Holds(AttributeMap item) => item.Count == 0;

    public override void VisitPaths(Action<DocumentPath> visit)
    {
    }
}
