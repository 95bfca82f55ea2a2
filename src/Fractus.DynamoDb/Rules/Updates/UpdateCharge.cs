using Fractus.DynamoDb.Rules.Expressions;

namespace Fractus.DynamoDb.Rules.Updates;

/// <summary>
/// What an update expression counts for the limit on an item's size. The service weighs the request, not the item: what each action
/// writes, and a fixed cost for each part of it. So an update can be refused whose item would be small enough, and one that the item's
/// own size refuses may count little. It is not documented: these figures were measured byte for byte on AWS (dynamodb-conformance,
/// October 2026), where all regions but two counted so. Of the operations UpdateItem alone does, and not for <c>AttributeUpdates</c>.
/// </summary>
internal static class UpdateCharge
{
    private const int Update = 3;

    // Of an action: one that writes a value, and one that takes something away, whatever it takes.
    private const int Write = 19;
    private const int Removal = 1;

    // Of what it names and takes the value from, beside the names and indexes themselves.
    private const int TargetStep = 4;
    private const int Path = 1;
    private const int PathStep = 14;
    private const int Sum = 34;
    private const int Difference = 37;
    private const int ListAppend = 37;
    private const int IfNotExists = 39;

    /// <exception cref="Kernel.ApiException">It counts more than an item may.</exception>
    public static void Check(UpdateAction[] actions)
    {
        if (Of(actions) > ItemSize.Max)
        {
            throw ItemSize.UpdateTooLarge();
        }
    }

    /// <param name="actions">Bound.</param>
    public static long Of(UpdateAction[] actions)
    {
        long charge = Update;
        foreach (var action in actions)
        {
            charge += OfTarget(action.Path);
            charge += action.Verb is UpdateVerb.Set or UpdateVerb.Add ? Write + Of(action.Operand!) : Removal;
        }

        return charge;
    }

    private static long OfTarget(DocumentPath path)
    {
        long charge = LengthOf(path.Steps[0]);
        foreach (var step in path.Steps.AsSpan(1))
        {
            charge += TargetStep + LengthOf(step);
        }

        return charge;
    }

    // What a path leads to is not counted: it is in the table already.
    private static long Of(Operand operand) => operand switch
    {
        ConstantOperand constant => ItemSize.Of(constant.Value),
        PathOperand path => Of(path.Path),
        ArithmeticOperand sum => (sum.IsSubtraction ? Difference : Sum) + Of(sum.Left) + Of(sum.Right),
        ListAppendOperand lists => ListAppend + Of(lists.First) + Of(lists.Second),
        IfNotExistsOperand choice => IfNotExists + Of(choice.Path) + Of(choice.Otherwise),
        _ => throw new InvalidOperationException($"An update has no operand of the kind {operand.GetType().Name}."),
    };

    private static long Of(DocumentPath path)
    {
        long charge = Path;
        foreach (var step in path.Steps)
        {
            charge += PathStep + LengthOf(step);
        }

        return charge;
    }

    private static int LengthOf(PathStep step) => step.Utf8Name?.Length ?? DigitsOf(step.Index);

    private static int DigitsOf(int index)
    {
        var digits = 1;
        for (; index >= 10; index /= 10)
        {
            digits++;
        }

        return digits;
    }
}
