using System.Globalization;
using System.Text.Json;

namespace Fractus.Logs.Rules.Filter;

/// <summary>A place in a JSON document: <c>$.user.roles[0]</c>, <c>$['a name']</c>; <c>*</c> stands for every property or element.</summary>
internal sealed class JsonSelector
{
    private const string Every = "*";

    private readonly List<(string? Property, int? Index)> _steps = [];

    public static JsonSelector Parse(PatternScanner scanner)
    {
        var selector = new JsonSelector();
        scanner.Expect("$");
        while (scanner.Peek is '.' or '[')
        {
            if (scanner.Peek == '.')
            {
                scanner.Expect(".");
            }

            selector._steps.Add(scanner.Peek == '[' ? ParseBracket(scanner) : ParseProperty(scanner));
        }

        return selector._steps.Count > 0 ? selector : throw PatternScanner.Invalid();
    }

    public IEnumerable<JsonElement> Select(JsonElement root)
    {
        IEnumerable<JsonElement> selected = [root];
        foreach (var step in _steps)
        {
            selected = selected.SelectMany(element => Step(element, step.Property, step.Index));
        }

        return selected;
    }

    private static (string? Property, int? Index) ParseProperty(PatternScanner scanner)
    {
        var name = scanner.TakeUntil(static c => char.IsWhiteSpace(c) || c is '.' or '[' or '=' or '!' or '<' or '>' or ')' or '}');
        return name.Length > 0 ? (name, null) : throw PatternScanner.Invalid();
    }

    private static (string? Property, int? Index) ParseBracket(PatternScanner scanner)
    {
        scanner.Expect("[");
        if (scanner.Peek is '\'' or '"')
        {
            var name = scanner.TakeQuoted(scanner.Peek, unescape: true);
            scanner.Expect("]");
            return (name, null);
        }

        var text = scanner.TakeUntil(static c => c == ']');
        scanner.Expect("]");
        if (text == Every)
        {
            return (Every, null);
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? (null, index) : throw PatternScanner.Invalid();
    }

    private static IEnumerable<JsonElement> Step(JsonElement element, string? property, int? index)
    {
        if (index is { } place)
        {
            return element.ValueKind == JsonValueKind.Array && place < element.GetArrayLength() ? [element[place]] : [];
        }

        if (property == Every)
        {
            return element.ValueKind switch
            {
                JsonValueKind.Array => element.EnumerateArray(),
                JsonValueKind.Object => element.EnumerateObject().Select(p => p.Value),
                _ => [],
            };
        }

        return element.ValueKind == JsonValueKind.Object && element.TryGetProperty(property!, out var value) ? [value] : [];
    }
}
