using Fractus.DynamoDb.Contract;

namespace Fractus.DynamoDb.Rules.PartiQl;

/// <summary>A place in a statement's tokens, with the limits of reading on.</summary>
internal sealed class StatementCursor(List<StatementToken> tokens)
{
    // A statement of 8192 characters could nest deeper than a stack is high.
    private const int MaxDepth = 100;
    private const int MaxOperators = 300;

    private int _position;
    private int _depth;
    private int _operators;

    public StatementToken Current => tokens[_position];

    public StatementToken Previous => tokens[Math.Max(_position - 1, 0)];

    public StatementToken Following => tokens[Math.Min(_position + 1, tokens.Count - 1)];

    /// <summary>How many <c>?</c> have been read.</summary>
    public int Parameters { get; private set; }

    public bool IsAtEnd => Current.Kind == StatementTokenKind.End || (Current.Is(";") && Following.Kind == StatementTokenKind.End);

    public StatementToken Take()
    {
        var token = Current;
        if (token.Kind != StatementTokenKind.End)
        {
            _position++;
        }

        Parameters += token.Kind == StatementTokenKind.Parameter ? 1 : 0;
        return token;
    }

    public bool TryTake(string symbol)
    {
        var isThere = Current.Is(symbol);
        _position += isThere ? 1 : 0;
        return isThere;
    }

    public bool TryTakeWord(string keyword)
    {
        var isThere = Current.IsWord(keyword);
        _position += isThere ? 1 : 0;
        return isThere;
    }

    public void Expect(string symbol)
    {
        if (!TryTake(symbol))
        {
            throw StatementException.NotWellFormed($"Expected {symbol}");
        }
    }

    public void ExpectWord(string keyword)
    {
        if (!TryTakeWord(keyword))
        {
            throw StatementException.NotWellFormed($"Expected {keyword}");
        }
    }

    public void CountOperator()
    {
        if (++_operators > MaxOperators)
        {
            throw new StatementException($"The expression contains too many operators; operator count: {_operators}");
        }
    }

    /// <summary>Goes one level deeper; each <see cref="Leave"/> comes back.</summary>
    public void Enter()
    {
        if (++_depth > MaxDepth)
        {
            throw StatementException.NotWellFormed("Nested too deeply");
        }
    }

    public void Leave() => _depth--;

    public static StatementException Leftover() => StatementException.NotWellFormed("Unexpected token after expression");
}
