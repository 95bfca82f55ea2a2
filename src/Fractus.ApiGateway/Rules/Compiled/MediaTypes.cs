namespace Fractus.ApiGateway.Rules.Compiled;

/// <summary>
/// The media types that an API treats as binary. A wildcard stands for a whole (<c>*/*</c>) or for its second part (<c>image/*</c>); one for the
/// first part alone matches nothing. So it is recorded of the real service.
/// </summary>
internal sealed class MediaTypes
{
    private const string Any = "*/*";

    private readonly HashSet<string> _types = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> _ranges = [];
    private readonly bool _isAny;

    public MediaTypes(IReadOnlyList<string>? types)
    {
        foreach (var type in types ?? [])
        {
            if (type == Any)
            {
                _isAny = true;
            }
            else if (type.EndsWith("/*", StringComparison.Ordinal))
            {
                _ranges.Add(type[..^1]);
            }
            else if (!type.StartsWith('*'))
            {
                _types.Add(type);
            }
        }
    }

    /// <param name="header">A Content-Type or Accept header; of several types the first counts, as on the real service.</param>
    public bool Contains(string? header)
    {
        if (_isAny || header is null || (_types.Count == 0 && _ranges.Count == 0))
        {
            return _isAny;
        }

        var type = First(header);
        return _types.Contains(type) || _ranges.Exists(range => type.StartsWith(range, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The first type of a header, without its parameters.</summary>
    public static string First(string header)
    {
        var end = header.AsSpan().IndexOfAny(',', ';');
        return (end < 0 ? header : header[..end]).Trim();
    }
}
