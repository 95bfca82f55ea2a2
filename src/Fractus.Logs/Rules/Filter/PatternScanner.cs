using System.Text;
using Fractus.Logs.Contract;

namespace Fractus.Logs.Rules.Filter;

/// <summary>Reads a filter pattern from front to back.</summary>
internal sealed class PatternScanner(string text)
{
    private int _position;

    /// <summary>The next character, or NUL at the end.</summary>
    public char Peek => _position < text.Length ? text[_position] : '\0';

    public bool IsAtEnd => _position == text.Length;

    public static InvalidParameterException Invalid() => new("Invalid filter pattern");

    public void SkipSpaces()
    {
        while (!IsAtEnd && char.IsWhiteSpace(text[_position]))
        {
            _position++;
        }
    }

    /// <summary>Passes over <paramref name="wanted"/>, and spaces before it, where it comes next.</summary>
    public bool TryTake(string wanted)
    {
        SkipSpaces();
        if (string.CompareOrdinal(text, _position, wanted, 0, wanted.Length) != 0)
        {
            return false;
        }

        _position += wanted.Length;
        return true;
    }

    /// <summary>As <see cref="TryTake"/>, in whatever case; the word must end there.</summary>
    public bool TryTakeWord(string wanted)
    {
        SkipSpaces();
        var end = _position + wanted.Length;
        if (string.Compare(text, _position, wanted, 0, wanted.Length, StringComparison.OrdinalIgnoreCase) != 0
            || (end < text.Length && char.IsLetterOrDigit(text[end])))
        {
            return false;
        }

        _position = end;
        return true;
    }

    public void Expect(string wanted)
    {
        if (!TryTake(wanted))
        {
            throw Invalid();
        }
    }

    public void ExpectEnd()
    {
        SkipSpaces();
        if (!IsAtEnd)
        {
            throw Invalid();
        }
    }

    /// <summary>The characters up to the first for which <paramref name="isEnd"/> holds; may be none.</summary>
    public string TakeUntil(Func<char, bool> isEnd)
    {
        var start = _position;
        while (!IsAtEnd && !isEnd(text[_position]))
        {
            _position++;
        }

        return text[start.._position];
    }

    /// <summary>The text up to the closing <paramref name="quote"/>, the scanner standing on the opening one.</summary>
    public string TakeQuoted(char quote, bool unescape)
    {
        var taken = new StringBuilder();
        for (_position++; ; _position++)
        {
            var next = Peek;
            if (IsAtEnd)
            {
                throw Invalid();
            }

            if (next == quote)
            {
                _position++;
                return taken.ToString();
            }

            if (next == '\\' && _position + 1 < text.Length && (unescape || text[_position + 1] == quote))
            {
                next = text[++_position];
            }

            taken.Append(next);
        }
    }
}
