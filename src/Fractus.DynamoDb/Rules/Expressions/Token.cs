namespace Fractus.DynamoDb.Rules.Expressions;

internal enum TokenKind
{
    End,

    /// <summary>A name or keyword, written plainly.</summary>
    Word,

    /// <summary><c>#name</c>.</summary>
    NamePlaceholder,

    /// <summary><c>:value</c>.</summary>
    ValuePlaceholder,
    Number,

    /// <summary>One of <c>( ) [ ] , . + - = &lt;&gt; &lt; &lt;= &gt; &gt;=</c>, or a character that belongs to no token.</summary>
    Symbol,
}

/// <summary>A piece of an expression; where it stands is kept for error messages.</summary>
internal readonly record struct Token(TokenKind Kind, string Text, int Start)
{
    public int End => Start + (Kind == TokenKind.End ? 0 : Text.Length);

    public bool Is(string symbol) => Kind == TokenKind.Symbol && Text == symbol;

    /// <summary>Keywords are recognised in any case.</summary>
    public bool IsWord(string keyword) => Kind == TokenKind.Word && Text.Equals(keyword, StringComparison.OrdinalIgnoreCase);
}
