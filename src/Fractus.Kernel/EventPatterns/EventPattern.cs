using System.Text.Json;

namespace Fractus.Kernel.EventPatterns;

/// <summary>
/// A pattern that events match or not: an object of the event's form, with the accepted values at its leaves. Source: "Creating Amazon
/// EventBridge event patterns" and "Control which events Lambda sends to your function".
/// </summary>
/// <remarks>
/// Fields that the pattern names must all match; of the values at a leaf one is enough. An array in the event matches where one of its
/// elements does, and several fields of an object in an array only in one and the same element. A dot in a name stands for a step into an
/// object, in pattern and event.
/// </remarks>
public sealed class EventPattern
{
    private readonly PatternNode _root;

    internal EventPattern(PatternNode root) => _root = root;

    /// <exception cref="EventPatternException">It is not a pattern.</exception>
    public static EventPattern Parse(string json) => EventPatternParser.Parse(json);

    public bool Matches(JsonElement json) => _root.Matches(new EventNode(json, ""));
}

/// <summary>An object of a pattern.</summary>
internal sealed class PatternNode
{
    /// <summary>Each with what is to be below it: an object or a leaf.</summary>
    public Dictionary<string, (PatternNode? Node, ValueMatcher[]? Leaf)> Fields { get; } = [];

    /// <summary>Of each of these one must match.</summary>
    public List<PatternNode[]> Alternatives { get; } = [];

    public bool Matches(EventNode? at)
    {
        if (at is { Element.ValueKind: JsonValueKind.Array } array)
        {
            // Once as if nothing were there, for an array without objects.
            return array.Element.EnumerateArray().Where(element => element.ValueKind is JsonValueKind.Object or JsonValueKind.Array)
                .Select(element => (EventNode?)new EventNode(element, "")).DefaultIfEmpty(null).Any(Matches);
        }

        var here = at is { Element.ValueKind: JsonValueKind.Object } ? at : null;
        return Fields.All(field => Matches(here?.Find(field.Key), field.Value.Node, field.Value.Leaf))
            && Alternatives.All(group => group.Any(alternative => alternative.Matches(here)));
    }

    private static bool Matches(EventNode? value, PatternNode? node, ValueMatcher[]? leaf) =>
        node is not null ? node.Matches(value) : leaf!.Any(value is { } present ? matcher => present.AnyValue(matcher) : matcher => matcher.MatchesAbsence);
}

/// <summary>A place in an event: an element, or those fields of an object whose names begin with a prefix that ends with a dot.</summary>
internal readonly record struct EventNode(JsonElement Element, string Prefix)
{
    public EventNode? Find(string name)
    {
        var full = Prefix + name;
        if (Element.TryGetProperty(full, out var value))
        {
            return new EventNode(value, "");
        }

        full += ".";
        foreach (var property in Element.EnumerateObject())
        {
            if (property.Name.StartsWith(full, StringComparison.Ordinal))
            {
                return new EventNode(Element, full);
            }
        }

        return null;
    }

    /// <summary>Whether the value here, or one of an array's, matches. Objects are no values.</summary>
    public bool AnyValue(ValueMatcher matcher)
    {
        var hasValue = false;
        return Prefix.Length == 0 && Any(Element, matcher, ref hasValue) ? true : !hasValue && matcher.MatchesAbsence;
    }

    private static bool Any(JsonElement value, ValueMatcher matcher, ref bool hasValue)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                return false;
            case JsonValueKind.Array:
                foreach (var element in value.EnumerateArray())
                {
                    if (Any(element, matcher, ref hasValue))
                    {
                        return true;
                    }
                }

                return false;
            default:
                hasValue = true;
                return matcher.Matches(value);
        }
    }
}
