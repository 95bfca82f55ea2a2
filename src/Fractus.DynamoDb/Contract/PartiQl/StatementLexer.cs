using System.Buffers;
using System.Text;

namespace Fractus.DynamoDb.Contract;

/// <summary>
/// Cuts a PartiQL statement into tokens. It stands in the contract because the permission that a statement needs is read from it: what
/// is allowed and what is done must see the same tokens.
/// </summary>
public ref struct StatementLexer
{
    private static readonly SearchValues<char> s_single = SearchValues.Create("()[]{},.:;*+-/%=<>?");
    private static readonly string[] s_double = ["<<", ">>", "<=", ">=", "<>", "!=", "||"];

    private readonly ReadOnlySpan<char> _text;
    private int _position;
    private int _line = 1;
    private int _lineStart;

    private StatementLexer(ReadOnlySpan<char> text) => _text = text;

    /// <returns>The tokens, a <see cref="StatementTokenKind.End"/> last.</returns>
    /// <exception cref="StatementException">A character, comment or string cannot be read.</exception>
    public static List<StatementToken> Read(string text)
    {
        var lexer = new StatementLexer(text);
        var tokens = new List<StatementToken>();
        do
        {
            lexer.SkipBlanks();
            tokens.Add(lexer.Next());
        }
        while (tokens[^1].Kind != StatementTokenKind.End);
        return tokens;
    }

    private readonly bool StartsWith(string text) => _text[_position..].StartsWith(text);

    private void SkipBlanks()
    {
        while (_position < _text.Length)
        {
            if (char.IsWhiteSpace(_text[_position]))
            {
                Advance(1);
            }
            else if (StartsWith("--"))
            {
                var length = _text[_position..].IndexOf('\n');
                Advance(length < 0 ? _text.Length - _position : length);
            }
            else if (StartsWith("/*"))
            {
                var length = _text[(_position + 2)..].IndexOf("*/");
                Advance(length < 0 ? throw StatementException.NotWellFormed("") : length + 4);
            }
            else
            {
                return;
            }
        }
    }

    private void Advance(int count)
    {
        for (var end = _position + count; _position < end; _position++)
        {
            if (_text[_position] == '\n')
            {
                _line++;
                _lineStart = _position + 1;
            }
        }
    }

    private StatementToken Next()
    {
        if (_position == _text.Length)
        {
            return new StatementToken(StatementTokenKind.End, "", _line, _position - _lineStart + 1, 0);
        }

        var first = _text[_position];
        var second = _position + 1 < _text.Length ? _text[_position + 1] : '\0';
        if (first is '\'' or '"')
        {
            return Quoted(first);
        }

        if (char.IsAsciiLetter(first) || first is '_' or '$')
        {
            return Cut(StatementTokenKind.Word, NameLength());
        }

        if (char.IsAsciiDigit(first) || (first == '.' && char.IsAsciiDigit(second)))
        {
            return Cut(StatementTokenKind.Number, NumberLength());
        }

        if (first == '?')
        {
            return Cut(StatementTokenKind.Parameter, 1);
        }

        foreach (var symbol in s_double)
        {
            if (StartsWith(symbol))
            {
                return Cut(StatementTokenKind.Symbol, symbol.Length);
            }
        }

        return s_single.Contains(first) ? Cut(StatementTokenKind.Symbol, 1) : throw StatementException.NotWellFormed("");
    }

    private StatementToken Cut(StatementTokenKind kind, int length)
    {
        var token = new StatementToken(kind, _text.Slice(_position, length).ToString(), _line, _position - _lineStart + 1, length);
        Advance(length);
        return token;
    }

    // Two quotes stand for one.
    private StatementToken Quoted(char quote)
    {
        var (line, column, start) = (_line, _position - _lineStart + 1, _position);
        var content = new StringBuilder();
        Advance(1);
        while (true)
        {
            var length = _text[_position..].IndexOf(quote);
            if (length < 0)
            {
                throw StatementException.NotWellFormed("");
            }

            content.Append(_text.Slice(_position, length));
            Advance(length + 1);
            if (_position == _text.Length || _text[_position] != quote)
            {
                break;
            }

            content.Append(quote);
            Advance(1);
        }

        var kind = quote == '"' ? StatementTokenKind.QuotedName : StatementTokenKind.Text;
        return new StatementToken(kind, content.ToString(), line, column, _position - start);
    }

    private readonly int NameLength()
    {
        var end = _position;
        while (end < _text.Length && (char.IsAsciiLetterOrDigit(_text[end]) || _text[end] is '_' or '$'))
        {
            end++;
        }

        return end - _position;
    }

    private readonly int NumberLength()
    {
        var end = EndOfDigits(_position);
        if (end < _text.Length && _text[end] == '.')
        {
            end = EndOfDigits(end + 1);
        }

        if (end < _text.Length && _text[end] is 'e' or 'E')
        {
            var digits = end + 1 < _text.Length && _text[end + 1] is '+' or '-' ? end + 2 : end + 1;
            var exponentEnd = EndOfDigits(digits);
            end = exponentEnd > digits ? exponentEnd : throw StatementException.NotWellFormed("");
        }

        return end - _position;
    }

    private readonly int EndOfDigits(int position)
    {
        while (position < _text.Length && char.IsAsciiDigit(_text[position]))
        {
            position++;
        }

        return position;
    }
}
