namespace Fractus.DynamoDb.Rules.Expressions;

/// <summary>Cuts an expression into tokens.</summary>
internal static class Lexer
{
    /// <returns>The tokens, an <see cref="TokenKind.End"/> last.</returns>
    public static List<Token> Read(string text)
    {
        var tokens = new List<Token>();
        for (var i = 0; i < text.Length;)
        {
            if (text[i] is ' ' or '\t' or '\r' or '\n')
            {
                i++;
                continue;
            }

            var token = Next(text, i);
            tokens.Add(token);
            i = token.End;
        }

        tokens.Add(new Token(TokenKind.End, "<EOF>", text.Length));
        return tokens;
    }

    private static Token Next(string text, int start)
    {
        var first = text[start];
        if (char.IsAsciiLetter(first))
        {
            return Cut(TokenKind.Word, text, start, EndOfName(text, start));
        }

        if (first is '#' or ':' && EndOfName(text, start + 1) is var end && end > start + 1)
        {
            return Cut(first == '#' ? TokenKind.NamePlaceholder : TokenKind.ValuePlaceholder, text, start, end);
        }

        if (char.IsAsciiDigit(first))
        {
            return Cut(TokenKind.Number, text, start, EndOfDigits(text, start));
        }

        var isPair = start + 1 < text.Length && ((first is '<' or '>' && text[start + 1] == '=') || (first == '<' && text[start + 1] == '>'));
        return Cut(TokenKind.Symbol, text, start, start + (isPair ? 2 : 1));
    }

    private static Token Cut(TokenKind kind, string text, int start, int end) => new(kind, text[start..end], start);

    private static int EndOfName(string text, int i)
    {
        while (i < text.Length && (char.IsAsciiLetterOrDigit(text[i]) || text[i] == '_'))
        {
            i++;
        }

        return i;
    }

    private static int EndOfDigits(string text, int i)
    {
        while (i < text.Length && char.IsAsciiDigit(text[i]))
        {
            i++;
        }

        return i;
    }
}
