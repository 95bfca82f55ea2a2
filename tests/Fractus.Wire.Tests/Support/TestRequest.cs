using System.Text;

namespace Fractus.Wire.Tests.Support;

/// <summary>Requests as a server would hand them to the wire.</summary>
internal static class TestRequest
{
    /// <param name="method">Such as POST.</param>
    /// <param name="target">Path and query as sent.</param>
    /// <param name="headers">Lines of <c>name: value</c>; a name may come more than once.</param>
    /// <param name="body">UTF-8 text.</param>
    public static WireRequest Of(string method, string target, IEnumerable<string> headers, string body = "") =>
        Of(method, target, headers, Encoding.UTF8.GetBytes(body));

    public static WireRequest Of(string method, string target, IEnumerable<string> headers, ReadOnlyMemory<byte> body)
    {
        var question = target.IndexOf('?', StringComparison.Ordinal);
        return new WireRequest
        {
            Method = method,
            Path = question < 0 ? target : target[..question],
            Query = question < 0 ? "" : target[(question + 1)..],
            Headers = new TestHeaders(headers),
            Body = body,
        };
    }

    private sealed class TestHeaders : IWireHeaders
    {
        private readonly Dictionary<string, string> _values = new(StringComparer.OrdinalIgnoreCase);

        public TestHeaders(IEnumerable<string> lines)
        {
            foreach (var line in lines)
            {
                var colon = line.IndexOf(':', StringComparison.Ordinal);
                var (name, value) = (line[..colon], line[(colon + 1)..].Trim());
                _values[name] = _values.TryGetValue(name, out var earlier) ? $"{earlier},{value}" : value;
            }
        }

        public string? Get(string name) => _values.GetValueOrDefault(name);

        public IEnumerable<KeyValuePair<string, string>> All() => _values;
    }
}
