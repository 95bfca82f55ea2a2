namespace Fractus.ApiGateway.Rules.Requests;

/// <summary>Headers in their order; names in any case are the same.</summary>
internal sealed class HeaderList(IReadOnlyList<KeyValuePair<string, string>> headers)
{
    public IReadOnlyList<KeyValuePair<string, string>> All => headers;

    /// <summary>The last value, which is the one that counts where there are several.</summary>
    public string? Get(string name)
    {
        for (var i = headers.Count - 1; i >= 0; i--)
        {
            if (headers[i].Key.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return headers[i].Value;
            }
        }

        return null;
    }

    public IEnumerable<string> Values(string name) =>
        headers.Where(h => h.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(h => h.Value);
}
