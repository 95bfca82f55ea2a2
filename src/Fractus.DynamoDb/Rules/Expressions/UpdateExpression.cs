namespace Fractus.DynamoDb.Rules.Expressions;

internal enum UpdateVerb
{
    Set,
    Remove,
    Add,
    Delete,
}

/// <summary>One change of one path. REMOVE has no operand.</summary>
internal sealed record UpdateAction(UpdateVerb Verb, DocumentPath Path, Operand? Operand)
{
    public UpdateAction Bind(Binder binder) => new(Verb, Path.Bind(binder), Operand?.Bind(binder));
}

/// <summary>The changes of an update expression, in the order in which they are written.</summary>
internal sealed class UpdateExpression(UpdateAction[] actions)
{
    public UpdateAction[] Actions { get; } = actions;

    /// <summary>This expression with its placeholders replaced and its paths and operands checked.</summary>
    public UpdateExpression Bind(Binder binder)
    {
        var bound = Array.ConvertAll(Actions, action => action.Bind(binder));
        PathRules.CheckDisjoint(Array.ConvertAll(bound, action => action.Path));
        foreach (var action in bound)
        {
            CheckOperand(action);
        }

        return new UpdateExpression(bound);
    }

    private static void CheckOperand(UpdateAction action)
    {
        if (action.Verb is not (UpdateVerb.Add or UpdateVerb.Delete))
        {
            return;
        }

        var type = ((ConstantOperand)action.Operand!).Value.Type;
        var isSet = type is Contract.AttributeType.SS or Contract.AttributeType.NS or Contract.AttributeType.BS;
        if (!isSet && !(action.Verb == UpdateVerb.Add && type == Contract.AttributeType.N))
        {
            throw new ExpressionException(
                "Incorrect operand type for operator or function; "
                + $"operator: {action.Verb.ToString().ToUpperInvariant()}, operand type: {LongName(type)}, typeSet: {TypeSet(action.Verb)}");
        }
    }

    private static string TypeSet(UpdateVerb verb) => verb == UpdateVerb.Add ? "ALLOWED_FOR_ADD_OPERAND" : "ALLOWED_FOR_DELETE_OPERAND";

    private static string LongName(Contract.AttributeType type) => type switch
    {
        Contract.AttributeType.S => "STRING",
        Contract.AttributeType.N => "NUMBER",
        Contract.AttributeType.B => "BINARY",
        Contract.AttributeType.BOOL => "BOOLEAN",
        Contract.AttributeType.L => "LIST",
        Contract.AttributeType.M => "MAP",
        _ => "NULL",
    };
}
