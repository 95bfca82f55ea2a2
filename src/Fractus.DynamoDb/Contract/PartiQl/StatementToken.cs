namespace Fractus.DynamoDb.Contract;

public enum StatementTokenKind
{
    End,

    /// <summary>A name or keyword, written plainly.</summary>
    Word,

    /// <summary>A name in double quotes, which is never a keyword.</summary>
    QuotedName,

    /// <summary>A string in single quotes.</summary>
    Text,
    Number,

    /// <summary><c>?</c>.</summary>
    Parameter,
    Symbol,
}

/// <summary>A piece of a PartiQL statement.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Text">As written; without quotes where it had some.</param>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1, in characters.</param>
/// <param name="Length">In characters, quotes included.</param>
public readonly record struct StatementToken(StatementTokenKind Kind, string Text, int Line, int Column, int Length)
{
    /// <summary>As error messages show it.</summary>
    public string Place => $"{Line}:{Column}:{Length}";

    public bool IsName => Kind is StatementTokenKind.Word or StatementTokenKind.QuotedName;

    public bool Is(string symbol) => Kind == StatementTokenKind.Symbol && Text == symbol;

    /// <summary>Keywords are recognised in any case.</summary>
    public bool IsWord(string keyword) => Kind == StatementTokenKind.Word && Text.Equals(keyword, StringComparison.OrdinalIgnoreCase);
}
