using System.Net;

namespace Fractus.ApiGateway.Rules.Requests;

/// <summary>A query string, decoded: each name with all its values in their order.</summary>
internal sealed class QueryString
{
    /// <summary>Parameters that are read; more are left out.</summary>
    private const int MaxParameters = 10_000;

    public static QueryString Empty { get; } = new([]);

    private QueryString(OrderedDictionary<string, List<string>> parameters)
    {
        Parameters = parameters;
    }

    public OrderedDictionary<string, List<string>> Parameters { get; }

    /// <param name="query">As sent, without its question mark.</param>
    public static QueryString Parse(string query)
    {
        if (query.Length == 0)
        {
            return Empty;
        }

        var parameters = new OrderedDictionary<string, List<string>>();
        var count = 0;
        foreach (var range in query.AsSpan().Split('&'))
        {
            var pair = query.AsSpan(range);
            if (pair.IsEmpty || ++count > MaxParameters)
            {
                continue;
            }

            var equals = pair.IndexOf('=');
            var name = Decode(equals < 0 ? pair : pair[..equals]);
            var value = equals < 0 ? "" : Decode(pair[(equals + 1)..]);
            if (parameters.TryGetValue(name, out var values))
            {
                values.Add(value);
            }
            else
            {
                parameters.Add(name, [value]);
            }
        }

        return new QueryString(parameters);
    }

    /// <summary>The last value.</summary>
    public string? Get(string name) => Parameters.TryGetValue(name, out var values) ? values[^1] : null;

    private static string Decode(ReadOnlySpan<char> text) =>
        text.IndexOfAny('%', '+') < 0 ? text.ToString() : WebUtility.UrlDecode(text.ToString());
}
