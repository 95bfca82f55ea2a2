using System.Globalization;
using System.Text;

namespace Fractus.ApiGateway.Rules.JsonPaths;

/// <summary>Where the parser of a JSONPath is in its text.</summary>
internal sealed class PathCursor(string text)
{
    private const int MaxDepth = 30;

    private int _depth;

    public int Position { get; set; }

    public bool IsAtEnd => Position >= text.Length;

    /// <summary>The next character; a null character at the end.</summary>
    public char Next => Position < text.Length ? text[Position] : '\0';

    public string From(int start) => text[start..Position];

    public void Enter()
    {
        if (++_depth > MaxDepth)
        {
            throw Invalid();
        }
    }

    public void Leave() => _depth--;

    public string Quoted()
    {
        var quote = Next;
        if (quote is not ('\'' or '"'))
        {
            throw Invalid();
        }

        Position++;
        var quoted = new StringBuilder();
        while (Next != quote)
        {
            if (Next == '\\' && Position + 1 < text.Length)
            {
                Position++;
            }

            if (IsAtEnd)
            {
                throw Invalid();
            }

            quoted.Append(Next);
            Position++;
        }

        Position++;
        return quoted.ToString();
    }

    public int? TryInteger()
    {
        var start = Position;
        if (Next == '-')
        {
            Position++;
        }

        while (char.IsAsciiDigit(Next))
        {
            Position++;
        }

        if (start == Position)
        {
            return null;
        }

        return int.TryParse(text.AsSpan(start, Position - start), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw Invalid();
    }

    public bool TryTakeSpaced(string expected)
    {
        SkipSpaces();
        return TryTake(expected);
    }

    public bool TryTake(string expected)
    {
        if (string.CompareOrdinal(text, Position, expected, 0, expected.Length) != 0)
        {
            return false;
        }

        Position += expected.Length;
        return true;
    }

    public void Take(char expected)
    {
        if (Next != expected)
        {
            throw Invalid();
        }

        Position++;
    }

    public void SkipSpaces()
    {
        while (Next is ' ' or '\t' or '\n' or '\r')
        {
            Position++;
        }
    }

    public VelocityException Invalid() => new($"Not a JSONPath: '{text}', at character {Position + 1}.");
}
