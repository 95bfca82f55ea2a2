using System.Text.RegularExpressions;
using Fractus.ApiGateway.Rules.Values;

namespace Fractus.ApiGateway.Rules.Schemas;

/// <summary>Reads the values of a schema's keywords.</summary>
internal static class Keywords
{
    private static readonly TimeSpan s_patternTimeout = TimeSpan.FromMilliseconds(100);

    /// <summary>A count that must not be negative; null where the keyword is absent.</summary>
    public static long? Count(ValueMap schema, string keyword) => schema.Find(keyword) switch
    {
        null when !schema.ContainsKey(keyword) => null,
        long count and >= 0 => count,
        _ => throw new SchemaException($"{keyword} must be an integer that is not negative."),
    };

    public static double? Number(ValueMap schema, string keyword) => schema.Find(keyword) switch
    {
        null when !schema.ContainsKey(keyword) => null,
        var value => Scalars.Number(value) ?? throw new SchemaException($"{keyword} must be a number."),
    };

    public static bool Flag(ValueMap schema, string keyword) => schema.Find(keyword) switch
    {
        null when !schema.ContainsKey(keyword) => false,
        bool flag => flag,
        _ => throw new SchemaException($"{keyword} must be a boolean."),
    };

    public static ValueMap? Map(ValueMap schema, string keyword) => schema.Find(keyword) switch
    {
        null when !schema.ContainsKey(keyword) => null,
        ValueMap map => map,
        _ => throw new SchemaException($"{keyword} must be an object."),
    };

    /// <summary>A list with at least one element.</summary>
    public static ValueList? List(ValueMap schema, string keyword) => schema.Find(keyword) switch
    {
        null when !schema.ContainsKey(keyword) => null,
        ValueList { Count: > 0 } list => list,
        _ => throw new SchemaException($"{keyword} must be an array with at least one element."),
    };

    public static List<string>? Names(object? value, string keyword) => value switch
    {
        null => null,
        ValueList { Count: > 0 } list when list.All(name => name is string) => [.. list.Cast<string>()],
        _ => throw new SchemaException($"{keyword} must be an array of strings."),
    };

    public static Regex Pattern(object? value, string keyword)
    {
        var text = value as string ?? throw new SchemaException($"{keyword} must be a string.");
        try
        {
            return new Regex(text, RegexOptions.CultureInvariant, s_patternTimeout);
        }
        catch (ArgumentException)
        {
            throw new SchemaException($"{keyword} is not a valid regular expression: {text}");
        }
    }

    /// <summary>A pattern that takes too long fails the check.</summary>
    public static bool IsMatch(Regex pattern, string text)
    {
        try
        {
            return pattern.IsMatch(text);
        }
        catch (RegexMatchTimeoutException)
        {
            throw new SchemaException($"The regular expression takes too long: {pattern}");
        }
    }

    /// <summary><c>["a","b"]</c>, in order.</summary>
    public static string Show(IEnumerable<string> names) =>
        $"[{string.Join(',', names.Order(StringComparer.Ordinal).Select(name => JsonValues.Write(name)))}]";
}
