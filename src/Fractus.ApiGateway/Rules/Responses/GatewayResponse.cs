namespace Fractus.ApiGateway.Rules.Responses;

/// <summary>What a method answers.</summary>
internal sealed record GatewayResponse(int Status, IReadOnlyList<KeyValuePair<string, string>> Headers, ReadOnlyMemory<byte> Body)
{
    /// <summary>True where a service was called, of which the answer then names the trace.</summary>
    public bool IsTraced { get; init; }

    /// <summary>In place of the body where it is still coming to be.</summary>
    public IAsyncEnumerable<ReadOnlyMemory<byte>>? Parts { get; init; }

    public string? Header(string name) => Headers.FirstOrDefault(h => h.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;
}
