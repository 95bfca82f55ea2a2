using System.Diagnostics.CodeAnalysis;
using Fractus.ApiGateway.Rules.Values;

namespace Fractus.ApiGateway.Rules.JsonPaths;

/// <summary>
/// A JSONPath, in the dialect of Jayway's library (https://github.com/json-path/JsonPath), which the real service uses: a path that
/// can have only one result gives it, or null; any other gives a list.
/// </summary>
internal sealed class JsonPath
{
    /// <summary>Characters that a path may have.</summary>
    public const int MaxLength = 8 * 1024;

    /// <summary>How many values one evaluation may look at.</summary>
    private const int MaxVisits = 200_000;

    private readonly IReadOnlyList<Segment> _segments;

    private JsonPath(IReadOnlyList<Segment> segments)
    {
        _segments = segments;
        IsDefinite = segments.All(s => s.IsDefinite);
    }

    /// <summary><c>$</c>.</summary>
    public static JsonPath Root { get; } = new([]);

    /// <summary>True where there can be but one result.</summary>
    public bool IsDefinite { get; }

    public static bool TryParse(string text, [NotNullWhen(true)] out JsonPath? path)
    {
        try
        {
            path = new JsonPath(JsonPathParser.Parse(text));
            return true;
        }
        catch (VelocityException)
        {
            path = null;
            return false;
        }
    }

    /// <exception cref="VelocityException">The path is not well formed.</exception>
    public static JsonPath Parse(string text) => new(JsonPathParser.Parse(text));

    public static JsonPath Of(IReadOnlyList<Segment> segments) => new(segments);

    /// <summary>The one result, or a list of them; null where a definite path leads nowhere.</summary>
    /// <exception cref="VelocityException">It would look at too much.</exception>
    public object? Evaluate(object? root)
    {
        var found = Find(new PathVisit(root, MaxVisits), root);
        return IsDefinite ? found.Count == 0 ? null : found[0] : new ValueList(found, isJson: true);
    }

    /// <summary>All results, within an evaluation that is already under way.</summary>
    public List<object?> Find(PathVisit visit, object? from)
    {
        List<object?> current = [from];
        foreach (var segment in _segments)
        {
            var next = new List<object?>();
            foreach (var value in current)
            {
                visit.Count();
                segment.Select(value, next, visit);
            }

            current = next;
        }

        return current;
    }
}

/// <summary>One evaluation of a path: the whole document, and how much was looked at.</summary>
internal sealed class PathVisit(object? root, int limit)
{
    private int _count;

    public object? Root { get; } = root;

    public void Count()
    {
        if (++_count > limit)
        {
            throw new VelocityException("The JSONPath looks at too much.");
        }
    }
}
