namespace Fractus.ApiGateway.Rules.Compiled;

/// <summary>The media types that an API treats as binary.</summary>
internal sealed class MediaTypes(IReadOnlyList<string>? types)
{
    private readonly HashSet<string> _types = new(types ?? [], StringComparer.OrdinalIgnoreCase);

    private readonly bool _isAny = types?.Contains("*/*") == true;

    /// <param name="header">A Content-Type or Accept header; of several types the first counts, as on the real service.</param>
    public bool Contains(string? header) =>
        _types.Count > 0 && (_isAny || (header is not null && _types.Contains(First(header))));

    /// <summary>The first type of a header, without its parameters.</summary>
    public static string First(string header)
    {
        var end = header.AsSpan().IndexOfAny(',', ';');
        return (end < 0 ? header : header[..end]).Trim();
    }
}
