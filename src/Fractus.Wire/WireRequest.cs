namespace Fractus.Wire;

/// <summary>The headers of a request, whatever server received it.</summary>
public interface IWireHeaders
{
    /// <returns>The value, several of one name joined by commas; null where there is none. Names match whatever their case.</returns>
    string? Get(string name);

    /// <summary>Every header, for the bindings that take all of a prefix.</summary>
    IEnumerable<KeyValuePair<string, string>> All();
}

/// <summary>An HTTP request as the protocols see it: nothing decoded yet.</summary>
public sealed class WireRequest
{
    public required string Method { get; init; }

    /// <summary>The path as sent: percent-encoding kept.</summary>
    public required string Path { get; init; }

    /// <summary>The query string as sent, without its question mark.</summary>
    public required string Query { get; init; }

    public required IWireHeaders Headers { get; init; }

    /// <summary>The whole body, after decoding of <c>aws-chunked</c> and gzip.</summary>
    public ReadOnlyMemory<byte> Body { get; set; }

    /// <summary>The body before decoding, which is what a signature is over; null where it needed none.</summary>
    public ReadOnlyMemory<byte>? SentBody { get; set; }

    /// <summary>The values of the path's labels, decoded; filled by the router.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Labels { get; set; } = [];

    /// <summary>The parameters of a query-protocol request, filled by the router that had to look for the action.</summary>
    public Wire.Query.QueryNode? Form { get; set; }
}
