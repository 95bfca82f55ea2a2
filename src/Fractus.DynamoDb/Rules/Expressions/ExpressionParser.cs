namespace Fractus.DynamoDb.Rules.Expressions;

/// <summary>What the grammars of all expressions have in common: tokens, paths, operands and the limits.</summary>
/// <remarks>
/// Some faults are reported only when the whole expression proves well formed, and in an order of their own; they are kept until
/// then (<see cref="Keep"/>).
/// </remarks>
internal abstract class ExpressionParser
{
    private const string RedundantParentheses = "The expression has redundant parentheses;";
    private const int MaxPathSteps = 32;
    private const int MaxOperators = 300;

    // As many characters as an expression may have can nest deeper than a stack is high. What nests deeper than this is refused for another reason in any case.
    private const int MaxDepth = 400;

    private readonly string _text;
    private readonly List<Token> _tokens;
    private readonly (Fault Rank, string Message)?[] _faults = new (Fault, string)?[Enum.GetValues<Fault>().Length];
    private int[]? _closes;
    private int _position;
    private int _operators;
    private int _depth;

    protected ExpressionParser(string text)
    {
        if (text.Length == 0)
        {
            throw new ExpressionException("The expression can not be empty;");
        }

        _text = text;
        _tokens = Lexer.Read(text);
    }

    /// <summary>Kept faults, in the order in which the service looks for them.</summary>
    protected enum Fault
    {
        Parentheses,
        UnknownFunction,
        MisusedFunction,
        Reserved,
        Section,
    }

    protected Token Current => _tokens[_position];

    protected Token Following => _tokens[Math.Min(_position + 1, _tokens.Count - 1)];

    protected Token Take() => _tokens[_position++];

    protected bool TryTake(string symbol)
    {
        if (!Current.Is(symbol))
        {
            return false;
        }

        _position++;
        return true;
    }

    protected bool TryTakeWord(string keyword)
    {
        if (!Current.IsWord(keyword))
        {
            return false;
        }

        _position++;
        return true;
    }

    protected void Expect(string symbol)
    {
        if (!TryTake(symbol))
        {
            throw Syntax();
        }
    }

    protected void Keep(Fault rank, string message) => _faults[(int)rank] ??= (rank, message);

    protected void CountOperator()
    {
        if (++_operators > MaxOperators)
        {
            throw new ExpressionException($"The expression contains too many operators; operator count: {_operators}");
        }
    }

    /// <summary>Goes one level deeper; each <see cref="Leave"/> comes back.</summary>
    /// <param name="faultAtLimit">What is wrong with an expression that nests so deep.</param>
    protected void Enter(string faultAtLimit)
    {
        if (++_depth > MaxDepth)
        {
            throw new ExpressionException(faultAtLimit);
        }
    }

    protected void Leave() => _depth--;

    /// <summary>Reads the parenthesis that begins a group; two around one and the same are a fault.</summary>
    protected void BeginParentheses()
    {
        if (Following.Is("(") && Close(_position + 1) is > 0 and var inner && inner + 1 == Close(_position))
        {
            Keep(Fault.Parentheses, RedundantParentheses);
        }

        Expect("(");
        Enter(RedundantParentheses);
    }

    protected void EndParentheses()
    {
        Leave();
        Expect(")");
    }

    /// <summary>The end must be reached, and no fault be kept.</summary>
    protected void Finish()
    {
        if (Current.Kind != TokenKind.End)
        {
            throw Syntax();
        }

        foreach (var fault in _faults)
        {
            if (fault is { } kept)
            {
                throw new ExpressionException(kept.Message);
            }
        }
    }

    /// <summary>The current token does not belong here: shown with its neighbours.</summary>
    protected ExpressionException Syntax()
    {
        var token = Current;
        var first = _tokens[Math.Max(_position - 1, 0)];
        var last = Following.Kind != TokenKind.End ? Following : token.Kind != TokenKind.End ? token : first;
        var near = _text[first.Start..Math.Max(last.End, first.End)];
        return new ExpressionException($"Syntax error; token: \"{token.Text}\", near: \"{near}\"");
    }

    protected DocumentPath ReadPath()
    {
        var steps = new List<PathStep> { ReadName() };
        while (true)
        {
            if (TryTake("."))
            {
                steps.Add(ReadName());
            }
            else if (TryTake("["))
            {
                steps.Add(ReadIndex());
                Expect("]");
            }
            else
            {
                return steps.Count <= MaxPathSteps ? new DocumentPath([.. steps]) : throw new ExpressionException(
                    $"The document path has too many nesting levels; nesting levels: {steps.Count}");
            }
        }
    }

    /// <summary>True where a function's name and its opening parenthesis are next.</summary>
    protected bool IsAtFunction => Current.Kind == TokenKind.Word && Following.Is("(");

    protected virtual bool IsKeyword(Token word) => false;

    // The place of the parenthesis that closes the one here, or -1.
    private int Close(int open)
    {
        _closes ??= MatchParentheses(_tokens);
        return _closes[open];
    }

    private static int[] MatchParentheses(List<Token> tokens)
    {
        var closes = new int[tokens.Count];
        var opened = new Stack<int>();
        Array.Fill(closes, -1);
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].Is("("))
            {
                opened.Push(i);
            }
            else if (tokens[i].Is(")") && opened.TryPop(out var open))
            {
                closes[open] = i;
            }
        }

        return closes;
    }

    private PathStep ReadName()
    {
        var token = Current;
        if (token.Kind == TokenKind.NamePlaceholder)
        {
            _position++;
            return new PathStep(token.Text, null, 0);
        }

        if (token.Kind != TokenKind.Word || IsKeyword(token))
        {
            throw Syntax();
        }

        if (ReservedWords.Contains(token.Text))
        {
            Keep(Fault.Reserved, $"Attribute name is a reserved keyword; reserved keyword: {token.Text}");
        }

        _position++;
        return PathStep.Named(token.Text);
    }

    private PathStep ReadIndex()
    {
        if (Current.Kind != TokenKind.Number)
        {
            throw Syntax();
        }

        if (!int.TryParse(Current.Text, out var index))
        {
            throw new ExpressionException($"List index is not within the allowable range; index: [{Current.Text}]");
        }

        _position++;
        return PathStep.At(index);
    }
}
