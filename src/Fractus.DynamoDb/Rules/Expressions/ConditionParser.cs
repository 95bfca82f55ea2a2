namespace Fractus.DynamoDb.Rules.Expressions;

/// <summary>
/// The grammar of condition, filter and key condition expressions:
/// <code>
/// condition  = and (OR and)*
/// and        = not (AND not)*
/// not        = NOT not | primary
/// primary    = operand comparator operand | operand BETWEEN operand AND operand | operand IN ( operand, … )
///            | function ( operand, … ) | ( condition )
/// operand    = path | :value | size ( operand ) | ( operand )
/// </code>
/// </summary>
internal sealed class ConditionParser : ExpressionParser
{
    private ConditionParser(string text)
        : base(text)
    {
    }

    /// <exception cref="ExpressionException">The text is no condition.</exception>
    public static ItemCondition Parse(string text)
    {
        var parser = new ConditionParser(text);
        var condition = parser.ReadCondition();
        parser.Finish();
        return condition;
    }

    protected override bool IsKeyword(Token word) =>
        word.IsWord("AND") || word.IsWord("OR") || word.IsWord("NOT") || word.IsWord("BETWEEN") || word.IsWord("IN");

    private ItemCondition ReadCondition() => AsCondition(ReadEither());

    // Until the closing parenthesis has been passed, "(a" may begin a condition or an operand.
    private object ReadEither() => ReadJunction("OR", static parser => parser.ReadJunction("AND", static p => p.ReadNot()));

    private object ReadJunction(string keyword, Func<ConditionParser, object> readPart)
    {
        var first = readPart(this);
        if (!Current.IsWord(keyword))
        {
            return first;
        }

        var parts = new List<ItemCondition> { AsCondition(first) };
        while (TryTakeWord(keyword))
        {
            CountOperator();
            parts.Add(AsCondition(readPart(this)));
        }

        return new Junction(keyword == "AND", [.. parts]);
    }

    private object ReadNot()
    {
        if (!TryTakeWord("NOT"))
        {
            return ReadPrimary();
        }

        CountOperator();
        Enter("The expression has too many negations");
        var inner = AsCondition(ReadNot());
        Leave();
        return new Negation(inner);
    }

    private object ReadPrimary()
    {
        var either = Current.Is("(") ? ReadParentheses() : ReadSimple();
        var isCompared = Comparison.Parse(Current) is not null || Current.IsWord("BETWEEN") || Current.IsWord("IN");
        return isCompared ? ReadRest(AsOperand(either)) : either;
    }

    private object ReadParentheses()
    {
        BeginParentheses();
        var inner = ReadEither();
        EndParentheses();
        return inner;
    }

    // A path, value or function that begins a condition or is one.
    private object ReadSimple()
    {
        if (IsAtFunction && !IsKeyword(Current))
        {
            return ReadFunction();
        }

        if (Current.Kind == TokenKind.ValuePlaceholder)
        {
            return new PlaceholderOperand(Take().Text);
        }

        return new PathOperand(ReadPath());
    }

    private ItemCondition ReadRest(Operand left)
    {
        if (Comparison.Parse(Current) is { } comparator)
        {
            CountOperator();
            Take();
            return new Comparison(comparator, left, ReadOperand());
        }

        if (TryTakeWord("BETWEEN"))
        {
            CountOperator();
            var low = ReadOperand();
            if (!TryTakeWord("AND"))
            {
                throw Syntax();
            }

            return new Between(left, low, ReadOperand());
        }

        Take();
        CountOperator();
        Expect("(");
        return new Membership(left, ReadOperands());
    }

    private Operand ReadOperand()
    {
        if (!Current.Is("("))
        {
            return AsOperand(ReadSimple());
        }

        BeginParentheses();
        var inner = ReadOperand();
        EndParentheses();
        return inner;
    }

    private Operand[] ReadOperands()
    {
        var operands = new List<Operand> { ReadOperand() };
        while (TryTake(","))
        {
            operands.Add(ReadOperand());
        }

        Expect(")");
        return [.. operands];
    }

    private object ReadFunction()
    {
        var name = Take().Text;
        Expect("(");
        Enter(FunctionNotAllowed(name));
        var arguments = ReadOperands();
        Leave();
        if (FunctionOperand.IsOfUpdates(name))
        {
            Keep(Fault.MisusedFunction, FunctionNotAllowed(name));
        }
        else if (!FunctionCondition.Functions.ContainsKey(name))
        {
            Keep(Fault.UnknownFunction, $"Invalid function name; function: {name}");
        }

        var hasValue = name == "size" || FunctionOperand.IsOfUpdates(name);
        return hasValue ? new FunctionOperand(name, arguments) : new FunctionCondition(name, arguments);
    }

    // Only size() has a value that can be used further; the others stand alone.
    private Operand AsOperand(object either)
    {
        if (either is FunctionCondition function)
        {
            Keep(Fault.MisusedFunction, FunctionNotAllowed(function.Name));
            return new FunctionOperand(function.Name, []);
        }

        return either as Operand ?? throw Syntax();
    }

    private ItemCondition AsCondition(object either)
    {
        if (either is FunctionOperand size)
        {
            Keep(Fault.MisusedFunction, FunctionNotAllowed(size.Name));
            return new FunctionCondition(size.Name, []);
        }

        return either as ItemCondition ?? throw Syntax();
    }

    private static string FunctionNotAllowed(string name) =>
        $"The function is not allowed to be used this way in an expression; function: {name}";
}
