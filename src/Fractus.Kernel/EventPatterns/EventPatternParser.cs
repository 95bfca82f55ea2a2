using System.Text.Json;

namespace Fractus.Kernel.EventPatterns;

/// <summary>Reads patterns: first the objects, here, then the values at their leaves.</summary>
internal static class EventPatternParser
{
    private const string Or = "$or";

    private static readonly JsonDocumentOptions s_options = new() { MaxDepth = 64 };

    /// <exception cref="EventPatternException">It is not a pattern.</exception>
    public static EventPattern Parse(string json)
    {
        JsonElement root;
        try
        {
            using var document = JsonDocument.Parse(json, s_options);
            root = document.RootElement.Clone();
        }
        catch (JsonException)
        {
            throw new EventPatternException("Filter is not a valid JSON object");
        }

        return root.ValueKind == JsonValueKind.Object ? new EventPattern(ReadNode(root)) : throw new EventPatternException("Filter is not an object");
    }

    private static PatternNode ReadNode(JsonElement json)
    {
        var node = new PatternNode();
        var isEmpty = true;
        foreach (var property in json.EnumerateObject())
        {
            isEmpty = false;
            if (property.Name == Or && IsAlternatives(property.Value))
            {
                node.Alternatives.Add([.. property.Value.EnumerateArray().Select(ReadNode)]);
            }
            else
            {
                AddField(node, property.Name, property.Value);
            }
        }

        return isEmpty ? throw new EventPatternException("Empty objects are not allowed") : node;
    }

    // Anything else of that name is a field.
    private static bool IsAlternatives(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array && value.GetArrayLength() > 1 && value.EnumerateArray().All(element => element.ValueKind == JsonValueKind.Object);

    private static void AddField(PatternNode node, string name, JsonElement value)
    {
        var steps = name.Split('.');
        foreach (var step in steps.AsSpan(0, steps.Length - 1))
        {
            if (!node.Fields.TryGetValue(step, out var below) || below.Node is null)
            {
                below = (new PatternNode(), null);
                node.Fields[step] = below;
            }

            node = below.Node!;
        }

        node.Fields[steps[^1]] = value.ValueKind switch
        {
            JsonValueKind.Object => (ReadNode(value), null),
            JsonValueKind.Array when value.GetArrayLength() > 0 => (null, [.. value.EnumerateArray().Select(ValueMatcherParser.Parse)]),
            JsonValueKind.Array => throw new EventPatternException("Empty arrays are not allowed"),
            _ => throw new EventPatternException($"\"{name}\" must be an object or an array"),
        };
    }
}
