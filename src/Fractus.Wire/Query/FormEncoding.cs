namespace Fractus.Wire.Query;

/// <summary>The encoding of forms and query strings.</summary>
public static class FormEncoding
{
    /// <summary>Decodes percent-encoding and, as forms have it, plus as space.</summary>
    public static string Decode(ReadOnlySpan<char> text)
    {
        if (text.IndexOfAny('%', '+') < 0)
        {
            return text.ToString();
        }

        var spaced = text.ToString().Replace('+', ' ');
        return Uri.UnescapeDataString(spaced);
    }

    /// <summary>The parameters of a query string in the order given; a name without <c>=</c> has an empty value.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Parameters(string query)
    {
        foreach (var pair in query.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            yield return equals < 0
                ? new(Decode(pair), "")
                : new(Decode(pair.AsSpan(0, equals)), Decode(pair.AsSpan(equals + 1)));
        }
    }
}
