using System.Text.RegularExpressions;

namespace Fractus.Kernel.Validation;

/// <summary>
/// A pattern of the model, matched against the whole string. Built when first used: most requests meet only a few of them.
/// </summary>
/// <remarks>
/// The engine without backtracking takes time in proportion to the input, whatever the input is. It knows no look-around; the few
/// patterns of the models that have one are simple enough for the other engine, and no input may hold that up.
/// </remarks>
public sealed class PatternConstraint(string text)
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(1);

    private Regex? _regex;

    // The same few names come again and again.
    private string? _lastMatch;

    /// <summary>The pattern as the model has it, which is how error messages show it.</summary>
    public string Text { get; } = text;

    public bool IsMatch(string value)
    {
        if (value == _lastMatch)
        {
            return true;
        }

        _regex ??= new Regex(
            $@"\A(?:{Text})\z", RegexOptions.CultureInvariant | (HasLookAround ? RegexOptions.None : RegexOptions.NonBacktracking), s_patience);
        if (!_regex.IsMatch(value))
        {
            return false;
        }

        _lastMatch = value;
        return true;
    }

    private bool HasLookAround =>
        Text.Contains("(?!", StringComparison.Ordinal) || Text.Contains("(?=", StringComparison.Ordinal) || Text.Contains("(?<", StringComparison.Ordinal);
}
