using Fractus.DynamoDb.Contract;

namespace Fractus.DynamoDb.Rules.Expressions;

/// <summary>Something that holds of an item or does not. It is evaluated only when it has been bound.</summary>
internal abstract class ItemCondition
{
    /// <summary>This condition with its placeholders replaced and its operands checked.</summary>
    public abstract ItemCondition Bind(Binder binder);

    public abstract bool Holds(AttributeMap item);

    /// <summary>Calls <paramref name="visit"/> with every path that is read.</summary>
    public abstract void VisitPaths(Action<DocumentPath> visit);

    protected static void VisitPaths(Operand operand, Action<DocumentPath> visit)
    {
        if (operand is PathOperand path)
        {
            visit(path.Path);
        }
        else if (operand is SizeOperand size)
        {
            VisitPaths(size.Argument, visit);
        }
        else if (operand is TruthOperand truth)
        {
            truth.Condition.VisitPaths(visit);
        }
    }
}

/// <summary>All of several conditions, or any of them.</summary>
internal sealed class Junction(bool isAnd, ItemCondition[] parts) : ItemCondition
{
    public bool IsAnd { get; } = isAnd;

    public ItemCondition[] Parts { get; } = parts;

    public override ItemCondition Bind(Binder binder) => new Junction(IsAnd, Array.ConvertAll(Parts, part => part.Bind(binder)));

    public override bool Holds(AttributeMap item)
    {
        foreach (var part in Parts)
        {
            if (part.Holds(item) != IsAnd)
            {
                return !IsAnd;
            }
        }

        return IsAnd;
    }

    public override void VisitPaths(Action<DocumentPath> visit) => Array.ForEach(Parts, part => part.VisitPaths(visit));
}

internal sealed class Negation(ItemCondition inner) : ItemCondition
{
    public override ItemCondition Bind(Binder binder) => new Negation(inner.Bind(binder));

    public override bool Holds(AttributeMap item) => !inner.Holds(item);

    public override void VisitPaths(Action<DocumentPath> visit) => inner.VisitPaths(visit);
}
