namespace Fractus.ApiGateway.Rules.Velocity.Parsing;

/// <summary>Where a parser is in its text.</summary>
/// <param name="text">The text.</param>
/// <param name="depth">How deep this text itself stands in another one.</param>
internal sealed class Cursor(string text, int depth = 0)
{
    public int Depth { get; private set; } = depth;

    public int Position { get; set; }

    public bool IsAtEnd => Position >= text.Length;

    /// <summary>The next character; a null character at the end.</summary>
    public char Next => Peek(0);

    public char Peek(int ahead) => Position + ahead < text.Length ? text[Position + ahead] : '\0';

    public bool StartsWith(string expected) => string.CompareOrdinal(text, Position, expected, 0, expected.Length) == 0;

    public string From(int start) => text[start..Position];

    public bool TryTake(string expected)
    {
        if (!StartsWith(expected))
        {
            return false;
        }

        Position += expected.Length;
        return true;
    }

    public void Take(char expected)
    {
        if (Next != expected || IsAtEnd)
        {
            throw Unexpected($"'{expected}'");
        }

        Position++;
    }

    /// <summary>The text up to the next character that may begin something other than text.</summary>
    public string TakeText()
    {
        var rest = text.AsSpan(Position);
        var length = rest.IndexOfAny('#', '$', '\\');
        var taken = text.Substring(Position, length < 0 ? rest.Length : length);
        Position += taken.Length;
        return taken;
    }

    /// <summary>Everything up to <paramref name="end"/>, which is passed over; the rest of the text where it does not come.</summary>
    public string TakeUntil(string end)
    {
        var found = text.IndexOf(end, Position, StringComparison.Ordinal);
        var taken = found < 0 ? text[Position..] : text[Position..found];
        Position = found < 0 ? text.Length : found + end.Length;
        return taken;
    }

    public void SkipSpaces(bool alsoLines)
    {
        while (Next is ' ' or '\t' || (alsoLines && Next is '\n' or '\r'))
        {
            Position++;
        }
    }

    /// <summary>Passes over spaces and one line's end, if that is all that comes.</summary>
    public void SkipRestOfLine()
    {
        var start = Position;
        SkipSpaces(alsoLines: false);
        if (!TryTake("\r\n") && !TryTake("\n") && !TryTake("\r"))
        {
            Position = start;
        }
    }

    /// <returns>Null where no identifier begins here.</returns>
    public string? TryIdentifier()
    {
        if (!char.IsAsciiLetter(Next) && Next != '_')
        {
            return null;
        }

        var start = Position;
        while (char.IsAsciiLetterOrDigit(Next) || Next is '_' or '-')
        {
            Position++;
        }

        return From(start);
    }

    public void Enter()
    {
        if (++Depth > VelocityLimits.Depth)
        {
            throw new VelocityException("The template nests too deep.");
        }
    }

    public void Leave() => Depth--;

    public VelocityException Unexpected(string wanted)
    {
        var line = 1 + text.AsSpan(0, Math.Min(Position, text.Length)).Count('\n');
        var found = IsAtEnd ? "the end" : $"'{Next}'";
        return new VelocityException($"Line {line}: {wanted} expected, {found} found.");
    }
}
