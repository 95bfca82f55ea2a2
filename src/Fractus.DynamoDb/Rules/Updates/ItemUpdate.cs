using Fractus.DynamoDb.Contract;
using Fractus.DynamoDb.Rules.Expressions;

namespace Fractus.DynamoDb.Rules.Updates;

/// <summary>Applies the changes of an update to an item.</summary>
internal static class ItemUpdate
{
    /// <param name="item">The item as it is, or its key where there is none yet.</param>
    /// <param name="actions">Bound actions; every operand sees the item as it was before any of them.</param>
    /// <param name="isLegacy">They came as <c>AttributeUpdates</c>, whose faults have other words.</param>
    public static AttributeMap Apply(AttributeMap item, UpdateAction[] actions, bool isLegacy)
    {
        var root = new MapNode(item);
        foreach (var action in actions)
        {
            // Evaluated first: the order in which an operand's and a path's faults are found is the service's.
            var operand = action.Operand?.Evaluate(item);
            var (parent, step) = FindParent(root, action.Path);
            switch (action.Verb)
            {
                case UpdateVerb.Set:
                    CheckDepth(action, operand!.Value);
                    parent.Set(step, DocumentNode.Of(operand.Value));
                    break;
                case UpdateVerb.Remove:
                    parent.Remove(step);
                    break;
                default:
                    Combine(item, action, operand!.Value, parent, step, isLegacy);
                    break;
            }
        }

        return root.ToMap(item.Encoded.Length + 256);
    }

    // A value may be nested deeper than an attribute, and its place in the item adds to it.
    private static void CheckDepth(UpdateAction action, AttributeValue value)
    {
        if (action.Path.Steps.Length + ItemDepth.Below(value) > ItemDepth.Max)
        {
            throw Invalid.Request(ItemDepth.TooDeep);
        }
    }

    // ADD to a number or set, or DELETE from a set.
    private static void Combine(
        AttributeMap item, UpdateAction action, AttributeValue operand, ContainerNode parent, PathStep step, bool isLegacy)
    {
        var exists = action.Path.TryFind(item, out var present);
        if (exists && present.Type != operand.Type)
        {
            throw isLegacy ? Invalid.Request("Type mismatch for attribute to update") : UpdateFault.WrongOperandType;
        }

        if (action.Verb == UpdateVerb.Add)
        {
            parent.Set(step, DocumentNode.Of(exists ? Sum(present, operand) : operand));
        }
        else if (exists)
        {
            var rest = SetAlgebra.Except(present, operand);
            if (rest is { } left)
            {
                parent.Set(step, DocumentNode.Of(left));
            }
            else
            {
                parent.Remove(step);
            }
        }
    }

    private static AttributeValue Sum(AttributeValue present, AttributeValue operand) => operand.Type switch
    {
        AttributeType.N => ArithmeticOperand.Compute(present, operand, isSubtraction: false),
        AttributeType.L => ListAppendOperand.Concatenate(present, operand),
        _ => SetAlgebra.Union(present, operand),
    };

    private static (ContainerNode Parent, PathStep Step) FindParent(MapNode root, DocumentPath path)
    {
        ContainerNode parent = root;
        for (var i = 0; i < path.Steps.Length - 1; i++)
        {
            var step = path.Steps[i];
            var child = parent.Accepts(step) ? parent.Get(step)?.Open() : null;
            if (child is null)
            {
                throw InvalidPath();
            }

            // Opened containers replace their bytes, so that the next change of them finds this one.
            parent.Set(step, child);
            parent = child;
        }

        return parent.Accepts(path.Steps[^1]) ? (parent, path.Steps[^1]) : throw InvalidPath();
    }

    private static Kernel.ApiException InvalidPath() =>
        Invalid.Request("The document path provided in the update expression is invalid for update");
}
