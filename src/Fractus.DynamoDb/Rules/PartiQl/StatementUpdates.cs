using Fractus.DynamoDb.Contract;
using Fractus.DynamoDb.Rules.Expressions;

namespace Fractus.DynamoDb.Rules.PartiQl;

/// <summary>
/// The changes of UPDATE:
/// <code>
/// changes  = (SET path = sum (, path = sum)* | REMOVE path (, path)*)+
/// sum      = operand ((+ | -) operand)*
/// operand  = value | path | list_append ( operand , operand ) | set_add ( path , set ) | set_delete ( path , set ) | ( sum )
/// </code>
/// The two functions of sets must be the whole of what is set, and name its own path.
/// </summary>
internal sealed class StatementUpdates(StatementCursor cursor)
{
    private readonly List<UpdateAction> _actions = [];

    public UpdateAction[] Read()
    {
        while (true)
        {
            if (cursor.TryTakeWord("SET"))
            {
                ReadEach(ReadSet);
            }
            else if (cursor.TryTakeWord("REMOVE"))
            {
                ReadEach(() => new UpdateAction(UpdateVerb.Remove, StatementPaths.Read(cursor), null));
            }
            else
            {
                return [.. _actions];
            }
        }
    }

    private void ReadEach(Func<UpdateAction> read)
    {
        do
        {
            cursor.CountOperator();
            _actions.Add(read());
        }
        while (cursor.TryTake(","));
    }

    private UpdateAction ReadSet()
    {
        var path = StatementPaths.Read(cursor);
        cursor.Expect("=");
        var isFunction = cursor.Following.Is("(");
        if (isFunction && cursor.Current.IsWord("set_add"))
        {
            return ReadSetFunction(UpdateVerb.Add, path);
        }

        return isFunction && cursor.Current.IsWord("set_delete")
            ? ReadSetFunction(UpdateVerb.Delete, path)
            : new UpdateAction(UpdateVerb.Set, path, ReadSum());
    }

    private UpdateAction ReadSetFunction(UpdateVerb verb, DocumentPath path)
    {
        var function = cursor.Take();
        var name = function.Text.ToUpperInvariant();
        var (arguments, firstAt) = ReadArguments();
        if (arguments.Count != 2)
        {
            throw new StatementException($"{name} must have exactly two arguments at {function.Place}");
        }

        if (arguments[0] is not PathOperand target || !target.Path.SameAs(path))
        {
            throw new StatementException($"The first argument to {name} must equal the assignment value at {function.Place}");
        }

        var fault = $"The second argument to {name} must be a value with type SET at {firstAt.Place}";
        return new UpdateAction(verb, path, new SetMembersOperand(arguments[1], fault));
    }

    private (List<Operand> Arguments, StatementToken FirstAt) ReadArguments()
    {
        cursor.Expect("(");
        cursor.Enter();
        var firstAt = cursor.Current;
        var arguments = new List<Operand>();
        while (!cursor.Current.Is(")"))
        {
            arguments.Add(ReadSum());
            if (!cursor.TryTake(","))
            {
                break;
            }
        }

        cursor.Leave();
        cursor.Expect(")");
        return (arguments, firstAt);
    }

    private Operand ReadSum()
    {
        var sum = ReadOperand();
        while (cursor.Current.Is("+") || cursor.Current.Is("-"))
        {
            cursor.CountOperator();
            var isSubtraction = cursor.Take().Text == "-";
            sum = new ArithmeticOperand(sum, ReadOperand(), isSubtraction);
        }

        var token = cursor.Current;
        return token.Is("*") || token.Is("/") || token.Is("%") || token.Is("||")
            ? throw new StatementException($"Unsupported operator in Update Expression. Operator: {token.Text}")
            : sum;
    }

    private Operand ReadOperand()
    {
        if (StatementLiterals.IsAtLiteral(cursor))
        {
            return StatementLiterals.Read(cursor);
        }

        if (cursor.TryTake("("))
        {
            cursor.Enter();
            var inner = ReadSum();
            cursor.Leave();
            cursor.Expect(")");
            return inner;
        }

        var token = cursor.Current;
        if (token.Kind != StatementTokenKind.Word || !cursor.Following.Is("("))
        {
            return new PathOperand(StatementPaths.Read(cursor));
        }

        if (!token.IsWord("list_append"))
        {
            throw new StatementException($"Unrecognized function: {token.Text.ToLowerInvariant()} at {token.Place}");
        }

        cursor.Take();
        return new FunctionOperand("list_append", [.. ReadArguments().Arguments]);
    }
}
