using System.Globalization;

namespace Fractus.Kernel.Validation;

/// <summary>
/// What every text of a list must satisfy, where the service tells of the list as a whole:
/// <c>Member must satisfy constraint: [Member must satisfy enum value set: [x86_64, arm64], Member must not be null]</c>.
/// </summary>
/// <param name="min">The least length.</param>
/// <param name="max">The greatest length.</param>
/// <param name="pattern">Null where any text will do.</param>
/// <param name="allowed">Null where any text will do.</param>
/// <param name="told">The values that the message names; null where they are those that are allowed.</param>
/// <param name="notNull">Whether the message says that an element must be there.</param>
/// <param name="inBrackets">Whether a single constraint stands in brackets too.</param>
public sealed class ElementConstraint(
    long min, long max, PatternConstraint? pattern, string[]? allowed, IReadOnlyList<string>? told, bool notNull, bool inBrackets)
{
    public bool IsMet(string? element) =>
        element is not null
        && element.Length >= min && element.Length <= max
        && (pattern is null || pattern.IsMatch(element))
        && (allowed is null || Array.IndexOf(allowed, element) >= 0);

    /// <summary>Several constraints stand in brackets.</summary>
    public string Text
    {
        get
        {
            string[] parts = [.. Parts()];
            return parts is [var only] && !inBrackets ? only : "Member must satisfy constraint: " + Listed;
        }
    }

    /// <summary>All of them in brackets, as messages about maps have them.</summary>
    public string Listed => $"[{string.Join(", ", Parts())}]";

    private IEnumerable<string> Parts()
    {
        if (max < long.MaxValue)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"Member must have length less than or equal to {max}");
            yield return string.Create(CultureInfo.InvariantCulture, $"Member must have length greater than or equal to {min}");
        }

        if (pattern is not null)
        {
            yield return $"Member must satisfy regular expression pattern: {pattern.Text}";
        }

        if (allowed is not null)
        {
            yield return $"Member must satisfy enum value set: [{string.Join(", ", told ?? allowed)}]";
        }

        if (notNull)
        {
            yield return "Member must not be null";
        }
    }
}
