namespace Fractus.Iam.Rules.Matching;

/// <summary>A compiled wildcard pattern: the common shapes (anything, a literal, a prefix) skip the general matcher.</summary>
internal readonly struct TextPattern
{
    private readonly string text;
    private readonly Shape shape;
    private readonly bool ignoreCase;

    /// <param name="tokens">A pattern in the form of <see cref="Glob"/>.</param>
    /// <param name="ignoreCase">Compare letters without regard to case.</param>
    public TextPattern(string tokens, bool ignoreCase)
    {
        this.ignoreCase = ignoreCase;
        var firstToken = tokens.AsSpan().IndexOfAny(Glob.AnyRun, Glob.AnyOne);
        (shape, text) = firstToken switch
        {
            < 0 => (Shape.Literal, tokens),
            _ when tokens[firstToken] == Glob.AnyRun && firstToken == tokens.Length - 1 => (Shape.Prefix, tokens[..firstToken]),
            _ => (Shape.General, tokens),
        };
    }

    private enum Shape : byte
    {
        Literal,
        Prefix,
        General,
    }

    public bool IsLiteral => shape == Shape.Literal;

    /// <summary>True for a lone star.</summary>
    public bool IsAnything => shape == Shape.Prefix && text.Length == 0;

    public bool Matches(ReadOnlySpan<char> candidate)
    {
        var comparison = ignoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        return shape switch
        {
            Shape.Literal => candidate.Equals(text, comparison),
            Shape.Prefix => candidate.StartsWith(text, comparison),
            _ => Glob.Matches(text, candidate, ignoreCase),
        };
    }
}
