using System.Text.Json;

namespace Fractus.Logs.Rules.Filter;

/// <summary>Conditions on the properties of a message that is a JSON object: <c>{ ($.a = "x*" || $.b > 3) &amp;&amp; $.c NOT EXISTS }</c>.</summary>
internal sealed class JsonPattern : FilterPattern
{
    // The pattern itself has at most 1,024 characters; this keeps its nesting off the stack's limits by far.
    private const int DeepestNesting = 64;

    private readonly Func<JsonElement, bool> _condition;

    private JsonPattern(Func<JsonElement, bool> condition) => _condition = condition;

    public static JsonPattern Parse(PatternScanner scanner)
    {
        scanner.Expect("{");
        var pattern = new JsonPattern(ParseAny(scanner, 0));
        scanner.Expect("}");
        scanner.ExpectEnd();
        return pattern;
    }

    public override bool Matches(string message)
    {
        if (!message.AsSpan().TrimStart().StartsWith("{"))
        {
            return false;
        }

        try
        {
            using var document = JsonDocument.Parse(message);
            return _condition(document.RootElement);
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static Func<JsonElement, bool> ParseAny(PatternScanner scanner, int depth)
    {
        var condition = ParseAll(scanner, depth);
        while (scanner.TryTake("||"))
        {
            var (left, right) = (condition, ParseAll(scanner, depth));
            condition = root => left(root) || right(root);
        }

        return condition;
    }

    private static Func<JsonElement, bool> ParseAll(PatternScanner scanner, int depth)
    {
        var condition = ParseOne(scanner, depth);
        while (scanner.TryTake("&&"))
        {
            var (left, right) = (condition, ParseOne(scanner, depth));
            condition = root => left(root) && right(root);
        }

        return condition;
    }

    private static Func<JsonElement, bool> ParseOne(PatternScanner scanner, int depth)
    {
        if (depth == DeepestNesting)
        {
            throw PatternScanner.Invalid();
        }

        if (scanner.TryTake("("))
        {
            var condition = ParseAny(scanner, depth + 1);
            scanner.Expect(")");
            return condition;
        }

        scanner.SkipSpaces();
        var selector = JsonSelector.Parse(scanner);
        if (scanner.TryTakeWord("NOT"))
        {
            return scanner.TryTakeWord("EXISTS") ? root => !selector.Select(root).Any() : throw PatternScanner.Invalid();
        }

        if (scanner.TryTakeWord("EXISTS"))
        {
            return root => selector.Select(root).Any();
        }

        if (scanner.TryTakeWord("IS"))
        {
            var kind = scanner.TryTakeWord("NULL") ? JsonValueKind.Null
                : scanner.TryTakeWord("TRUE") ? JsonValueKind.True
                : scanner.TryTakeWord("FALSE") ? JsonValueKind.False
                : throw PatternScanner.Invalid();
            return root => selector.Select(root).Any(element => element.ValueKind == kind);
        }

        var comparison = Comparison.TryParse(scanner, static c => char.IsWhiteSpace(c) || c is ')' or '}' or '&' or '|')
            ?? throw PatternScanner.Invalid();
        return root => selector.Select(root).Any(element => Holds(comparison, element));
    }

    private static bool Holds(Comparison comparison, JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => comparison.Holds(element.GetString()!, null),
        JsonValueKind.Number => comparison.Holds(element.GetRawText(), element.GetDouble()),
        JsonValueKind.True or JsonValueKind.False => comparison.Holds(element.GetRawText(), null),
        _ => false,
    };
}
