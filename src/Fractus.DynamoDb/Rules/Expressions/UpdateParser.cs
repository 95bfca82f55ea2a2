namespace Fractus.DynamoDb.Rules.Expressions;

/// <summary>
/// The grammar of update expressions; each section at most once:
/// <code>
/// update   = (SET path = value, … | REMOVE path, … | ADD path :value, … | DELETE path :value, …)+
/// value    = operand ((+ | -) operand)?
/// operand  = path | :value | if_not_exists ( path , operand ) | list_append ( operand , operand ) | ( value )
/// </code>
/// </summary>
internal sealed class UpdateParser : ExpressionParser
{
    private static readonly string[] s_sections = ["SET", "REMOVE", "ADD", "DELETE"];

    private readonly List<UpdateAction> _actions = [];

    private UpdateParser(string text)
        : base(text)
    {
    }

    /// <exception cref="ExpressionException">The text is no update expression.</exception>
    public static UpdateExpression Parse(string text)
    {
        var parser = new UpdateParser(text);
        parser.ReadSections();
        parser.Finish();
        return new UpdateExpression([.. parser._actions]);
    }

    protected override bool IsKeyword(Token word) => Array.Exists(s_sections, word.IsWord);

    private void ReadSections()
    {
        var seen = new HashSet<UpdateVerb>();
        do
        {
            var verb = ReadVerb();
            if (!seen.Add(verb))
            {
                Keep(
                    Fault.Section,
                    $"The \"{verb.ToString().ToUpperInvariant()}\" section can only be used once in an update expression;");
            }

            do
            {
                ReadAction(verb);
            }
            while (TryTake(","));
        }
        while (Current.Kind != TokenKind.End);
    }

    private UpdateVerb ReadVerb()
    {
        var verb = Array.FindIndex(s_sections, Current.IsWord);
        if (verb < 0)
        {
            throw Syntax();
        }

        Take();
        return (UpdateVerb)verb;
    }

    private void ReadAction(UpdateVerb verb)
    {
        CountOperator();
        var path = ReadPath();
        switch (verb)
        {
            case UpdateVerb.Set:
                Expect("=");
                _actions.Add(new UpdateAction(verb, path, ReadValue()));
                break;
            case UpdateVerb.Remove:
                _actions.Add(new UpdateAction(verb, path, null));
                break;
            default:
                if (Current.Kind != TokenKind.ValuePlaceholder)
                {
                    throw Syntax();
                }

                _actions.Add(new UpdateAction(verb, path, new PlaceholderOperand(Take().Text)));
                break;
        }
    }

    private Operand ReadValue()
    {
        var left = ReadOperand();
        var isSubtraction = Current.Is("-");
        if (!isSubtraction && !Current.Is("+"))
        {
            return left;
        }

        CountOperator();
        Take();
        return new ArithmeticOperand(left, ReadOperand(), isSubtraction);
    }

    private Operand ReadOperand()
    {
        if (Current.Is("("))
        {
            BeginParentheses();
            var inner = ReadValue();
            EndParentheses();
            return inner;
        }

        if (Current.Kind == TokenKind.ValuePlaceholder)
        {
            return new PlaceholderOperand(Take().Text);
        }

        return IsAtFunction && !IsKeyword(Current) ? ReadFunction() : new PathOperand(ReadPath());
    }

    private FunctionOperand ReadFunction()
    {
        var name = Take().Text;
        Expect("(");
        Enter($"The function is not allowed to be used this way in an expression; function: {name}");
        var arguments = new List<Operand> { ReadOperand() };
        while (TryTake(","))
        {
            arguments.Add(ReadOperand());
        }

        Expect(")");
        Leave();
        if (name == "list_append" && arguments.Exists(argument => argument is FunctionOperand { Name: "list_append" }))
        {
            Keep(Fault.MisusedFunction, $"The function is not allowed to be used this way in an expression; function: {name}");
        }

        if (!FunctionOperand.IsOfUpdates(name))
        {
            var isKnown = FunctionCondition.Functions.ContainsKey(name);
            Keep(
                isKnown ? Fault.MisusedFunction : Fault.UnknownFunction,
                isKnown ? $"The function is not allowed in an update expression; function: {name}" : $"Invalid function name; function: {name}");
        }

        return new FunctionOperand(name, [.. arguments]);
    }
}
