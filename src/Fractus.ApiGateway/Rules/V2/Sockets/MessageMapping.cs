namespace Fractus.ApiGateway.Rules.V2.Sockets;

/// <summary>One request parameter of an integration of a WebSocket API, parsed.</summary>
/// <param name="Place">Where it goes.</param>
/// <param name="Name">Under which name.</param>
/// <param name="Value">Where its value comes from.</param>
internal sealed record MessageMapping(MessagePlace Place, string Name, MessageParameter Value)
{
    private static readonly (string Prefix, MessagePlace Place)[] s_places =
    [
        ("integration.request.header.", MessagePlace.Header),
        ("integration.request.querystring.", MessagePlace.QueryString),
        ("integration.request.path.", MessagePlace.Path),
    ];

    /// <exception cref="Contract.BadRequestException">One is none.</exception>
    public static List<MessageMapping> Compile(IReadOnlyDictionary<string, string>? parameters)
    {
        var mappings = new List<MessageMapping>();
        foreach (var (target, source) in parameters ?? new Dictionary<string, string>())
        {
            var (prefix, place) = Array.Find(s_places, p => target.Length > p.Prefix.Length && target.StartsWith(p.Prefix, StringComparison.Ordinal));
            if (prefix is null)
            {
                throw Refusal.BadRequest($"Invalid mapping expression specified: {target}");
            }

            var value = MessageParameter.Parse(source) ?? throw Refusal.BadRequest($"Invalid mapping expression specified: {source}");
            mappings.Add(new MessageMapping(place, target[prefix.Length..], value));
        }

        return mappings;
    }
}

/// <summary>Where a request parameter goes.</summary>
internal enum MessagePlace
{
    Header,
    QueryString,
    Path,
}
