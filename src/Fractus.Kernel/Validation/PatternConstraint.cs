using System.Text.RegularExpressions;

namespace Fractus.Kernel.Validation;

/// <summary>
/// A pattern of the model, matched against the whole string. Built when first used: most requests meet only a few of them.
/// </summary>
/// <remarks>The engine without backtracking takes time in proportion to the input, whatever the input is.</remarks>
public sealed class PatternConstraint(string text)
{
    private Regex? _regex;

    /// <summary>The pattern as the model has it, which is how error messages show it.</summary>
    public string Text { get; } = text;

    public bool IsMatch(string value)
    {
        _regex ??= new Regex($@"\A(?:{Text})\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
        return _regex.IsMatch(value);
    }
}
