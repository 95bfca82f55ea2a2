using System.Globalization;
using System.Text;
using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.Kernel.Validation;

/// <summary>
/// Gathers every broken constraint of a request and words them as the services' common validation layer does:
/// <c>1 validation error detected: Value 'x' at 'tableName' failed to satisfy constraint: Member must …</c>.
/// </summary>
/// <param name="named">The input whose name stands before the members of its body; null where none does.</param>
public ref struct ConstraintCollector(StructureSchema? named)
{
    // The real layer stops naming violations after ten.
    private const int MostViolations = 10;

    private List<(string Text, OwnWords? Own)>? _violations;
    private List<PathSegment>? _path;
    private string? _missing;
    private bool _usesCommonWords;

    public readonly bool HasViolations => _violations is not null || _missing is not null;

    public readonly string Message
    {
        get
        {
            if (_missing is not null)
            {
                return _missing;
            }

            if (_usesCommonWords)
            {
                return Detected(_violations!.ConvertAll(violation => violation.Text));
            }

            return _violations!.Find(violation => violation.Own is { Told: not Told.Among }).Own switch
            {
                { Told: Told.Bare, Text: var text } => text,
                { Text: var text } => Detected([text]),
                null => Detected(_violations.ConvertAll(violation => violation.Own?.Text ?? violation.Text)),
            };
        }
    }

    /// <summary>As the common layer words broken constraints.</summary>
    public static string Detected(IReadOnlyList<string> violations) => string.Create(
        CultureInfo.InvariantCulture, $"{violations.Count} validation {(violations.Count == 1 ? "error" : "errors")} detected: {string.Join("; ", violations)}");

    /// <summary>The request is one of those that the service tells of in the common words even where it has its own.</summary>
    public void UseCommonWords() => _usesCommonWords = true;

    /// <summary>Enters a member, or an element of it; leave with <see cref="Pop"/>.</summary>
    public void Push(string segment) => (_path ??= []).Add(new PathSegment(segment, null, null));

    /// <summary>Enters the element with this zero-based index; the services count from one.</summary>
    public void PushElement(string member, int index) => (_path ??= []).Add(new PathSegment(member, index, null));

    public void PushValue(string member, string key) => (_path ??= []).Add(new PathSegment(member, null, key));

    public readonly void Pop() => _path!.RemoveAt(_path.Count - 1);

    public void Required(string member, bool isMissing)
    {
        if (isMissing)
        {
            // Without all that is required the request is not one that the service words anything of.
            UseCommonWords();
            Add(member, null, "Member must not be null");
        }
    }

    /// <summary>A member whose absence the service words in its own way.</summary>
    public void Required(bool isMissing, string message)
    {
        if (isMissing)
        {
            _missing ??= message;
        }
    }

    public void Length(string member, string? value, long min, long max, OwnWords? own = null)
    {
        if (value is not null)
        {
            // The services count code points' UTF-16 units, as Java's length() does.
            Length(member, value.Length, value, min, max, own);
        }
    }

    /// <param name="member">The member's name.</param>
    /// <param name="count">Elements, entries or bytes.</param>
    /// <param name="shown">How the value appears in the message.</param>
    /// <param name="min">The least count.</param>
    /// <param name="max">The greatest count.</param>
    /// <param name="own">The service's words for a count below the least.</param>
    public void Length(string member, long count, string shown, long min, long max, OwnWords? own = null)
    {
        if (count < min)
        {
            Add(member, shown, $"Member must have length greater than or equal to {min}", own);
        }

        if (count > max)
        {
            Add(member, shown, $"Member must have length less than or equal to {max}");
        }
    }

    public void Range(string member, double? value, long min, long max)
    {
        if (value < min)
        {
            Add(member, Shown(value.Value), $"Member must have value greater than or equal to {min}");
        }

        if (value > max)
        {
            Add(member, Shown(value.Value), $"Member must have value less than or equal to {max}");
        }
    }

    public void Pattern(string member, string? value, PatternConstraint pattern)
    {
        if (value is not null && !pattern.IsMatch(value))
        {
            Add(member, value, $"Member must satisfy regular expression pattern: {pattern.Text}");
        }
    }

    public void Enum(string member, string? value, string[] allowed, OwnWords? own = null)
    {
        if (value is not null && Array.IndexOf(allowed, value) < 0)
        {
            Add(member, value, $"Member must satisfy enum value set: [{string.Join(", ", allowed)}]", own);
        }
    }

    /// <summary>The elements of a list, which are told of as one.</summary>
    public void Elements(string member, IReadOnlyList<string> elements, ElementConstraint constraint)
    {
        foreach (var element in elements)
        {
            if (!constraint.IsMet(element))
            {
                Add(member, ShownText.Of(elements), constraint.Text);
                return;
            }
        }
    }

    /// <summary>The keys of a map, which are told of as one. Call it where one is broken.</summary>
    /// <param name="member">The map.</param>
    /// <param name="shown">The map as the message shows it.</param>
    /// <param name="constraint">What each key must satisfy.</param>
    public void MapKeys(string member, string shown, ElementConstraint constraint) =>
        Add(member, shown, "Map keys must satisfy constraint: " + constraint.Listed);

    /// <summary>The values of a map, which are told of as one. Call it where one is broken.</summary>
    /// <param name="member">The map.</param>
    /// <param name="shown">The map as the message shows it.</param>
    /// <param name="constraint">What each value must satisfy.</param>
    public void MapValues(string member, string shown, ElementConstraint constraint) =>
        Add(member, shown, "Map value must satisfy constraint: " + constraint.Listed);

    private static string Shown(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);

    private void Add(string member, string? value, string constraint, OwnWords? own = null)
    {
        _violations ??= [];
        if (_violations.Count == MostViolations)
        {
            return;
        }

        var text = new StringBuilder("Value ");
        text.Append(value is null ? "null" : $"'{value}'").Append(" at '");
        AddInput(text, _path is [var first, ..] ? first.Member.Split('.')[0] : member);
        foreach (var segment in _path ?? [])
        {
            segment.AppendTo(text);
        }

        _violations.Add((text.Append(member).Append("' failed to satisfy constraint: ").Append(constraint).ToString(), own));
    }

    private readonly void AddInput(StringBuilder text, string member)
    {
        if (named is not null && named.IndexOf(Encoding.UTF8.GetBytes(member), 0) >= 0)
        {
            text.Append(char.ToLowerInvariant(named.Name[0])).Append(named.Name.AsSpan(1)).Append('.');
        }
    }

    // Put into words only where something is wrong.
    private readonly record struct PathSegment(string Member, int? Index, string? Key)
    {
        public void AppendTo(StringBuilder text)
        {
            text.Append(Member).Append('.');
            if (Index is { } index)
            {
                text.Append(CultureInfo.InvariantCulture, $"{index + 1}.member.");
            }
            else if (Key is not null)
            {
                text.Append(Key).Append(".member.");
            }
        }
    }
}
