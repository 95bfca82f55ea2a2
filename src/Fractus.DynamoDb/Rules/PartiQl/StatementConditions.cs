using Fractus.DynamoDb.Contract;
using Fractus.DynamoDb.Rules.Expressions;

namespace Fractus.DynamoDb.Rules.PartiQl;

/// <summary>
/// The grammar of WHERE:
/// <code>
/// or        = and (OR and)*
/// and       = not (AND not)*
/// not       = NOT not | test
/// test      = term (comparator term | [NOT] BETWEEN term AND term | [NOT] IN list | IS [NOT] type)?
/// term      = value | path | function ( term, … ) | ( or )
/// </code>
/// </summary>
internal sealed class StatementConditions(StatementCursor cursor)
{
    private static readonly string[] s_comparators = ["=", "<>", "<", "<=", ">", ">="];

    public ItemCondition Read() => AsCondition(ReadEither());

    // What stands in parentheses may be a condition or a term of one.
    private object ReadEither() => ReadJunction("OR", static self => self.ReadJunction("AND", static inner => inner.ReadNot()));

    private object ReadJunction(string keyword, Func<StatementConditions, object> readPart)
    {
        var first = readPart(this);
        if (!cursor.Current.IsWord(keyword))
        {
            return first;
        }

        var parts = new List<ItemCondition> { AsCondition(first) };
        while (cursor.TryTakeWord(keyword))
        {
            cursor.CountOperator();
            parts.Add(AsCondition(readPart(this)));
        }

        return new Junction(keyword == "AND", [.. parts]);
    }

    private object ReadNot()
    {
        if (!cursor.TryTakeWord("NOT"))
        {
            return ReadTest();
        }

        cursor.CountOperator();
        cursor.Enter();
        var inner = AsCondition(ReadNot());
        cursor.Leave();
        return new Negation(inner);
    }

    private object ReadTest()
    {
        var left = ReadTerm();
        if (TryTakeComparator() is { } comparator)
        {
            return new Comparison(comparator, AsOperand(left), ReadOperand());
        }

        if (cursor.TryTakeWord("IS"))
        {
            cursor.CountOperator();
            var isNot = cursor.TryTakeWord("NOT");
            var test = StatementTypes.Read(cursor, AsOperand(left));
            return isNot ? new Negation(test) : test;
        }

        var isNegated = cursor.Current.IsWord("NOT") && (cursor.Following.IsWord("IN") || cursor.Following.IsWord("BETWEEN"));
        if (isNegated)
        {
            cursor.Take();
        }

        if (!cursor.Current.IsWord("IN") && !cursor.Current.IsWord("BETWEEN"))
        {
            return CheckNoOther(left);
        }

        cursor.CountOperator();
        ItemCondition range = cursor.TryTakeWord("IN") ? new Membership(AsOperand(left), ReadChoices()) : ReadBetween(AsOperand(left));
        return isNegated ? new Negation(range) : range;
    }

    private Comparator? TryTakeComparator()
    {
        var token = cursor.Current;
        var index = token.Is("!=") ? (int)Comparator.NotEqual : token.Kind == StatementTokenKind.Symbol ? Array.IndexOf(s_comparators, token.Text) : -1;
        if (index < 0)
        {
            return null;
        }

        cursor.CountOperator();
        cursor.Take();
        return (Comparator)index;
    }

    // PartiQL has more operators than DynamoDB.
    private object CheckNoOther(object left)
    {
        var token = cursor.Current;
        var isOther = token.IsWord("LIKE") || token.Is("||") || token.Is("+") || token.Is("-") || token.Is("*") || token.Is("/") || token.Is("%");
        return isOther
            ? throw new StatementException($"Unsupported operator in Condition Expression. Operator: {token.Text.ToUpperInvariant()}")
            : left;
    }

    private Between ReadBetween(Operand value)
    {
        cursor.ExpectWord("BETWEEN");
        var low = ReadOperand();
        cursor.ExpectWord("AND");
        return new Between(value, low, ReadOperand());
    }

    private Operand[] ReadChoices()
    {
        var close = cursor.TryTake("[") ? "]" : cursor.TryTake("(") ? ")" : cursor.TryTake("<<") ? ">>"
            : throw StatementPaths.Unexpected(cursor);
        var choices = new List<Operand>();
        do
        {
            choices.Add(ReadOperand());
        }
        while (cursor.TryTake(","));
        cursor.Expect(close);
        return [.. choices];
    }

    private Operand ReadOperand()
    {
        var term = ReadTerm();
        CheckNoOther(term);
        return AsOperand(term);
    }

    private object ReadTerm()
    {
        if (StatementLiterals.IsAtLiteral(cursor))
        {
            return StatementLiterals.Read(cursor);
        }

        if (cursor.Current.Is("("))
        {
            cursor.Take();
            cursor.Enter();
            var inner = ReadEither();
            cursor.Leave();
            cursor.Expect(")");
            return inner;
        }

        if (cursor.Current.Kind == StatementTokenKind.Word && cursor.Following.Is("(") && !StatementKeywords.IsOperator(cursor.Current))
        {
            return ReadFunction();
        }

        return StatementKeywords.IsName(cursor.Current)
            ? new PathOperand(StatementPaths.Read(cursor))
            : throw StatementPaths.Unexpected(cursor);
    }

    private object ReadFunction()
    {
        var token = cursor.Take();
        var name = token.Text.ToLowerInvariant();
        if (!FunctionCondition.Functions.ContainsKey(name))
        {
            throw new StatementException($"Unrecognized function: {name} at {token.Place}");
        }

        cursor.Expect("(");
        cursor.Enter();
        var arguments = new List<Operand>();
        while (!cursor.Current.Is(")"))
        {
            arguments.Add(AsOperand(ReadTerm()));
            if (!cursor.TryTake(","))
            {
                break;
            }
        }

        cursor.Leave();
        cursor.Expect(")");
        return name == "size" ? new FunctionOperand(name, [.. arguments]) : new FunctionCondition(name, [.. arguments]);
    }

    private static ItemCondition AsCondition(object either) => either as ItemCondition
        ?? throw StatementException.NotWellFormed("Expected a condition");

    private static Operand AsOperand(object either) => either as Operand ?? new TruthOperand((ItemCondition)either);
}
