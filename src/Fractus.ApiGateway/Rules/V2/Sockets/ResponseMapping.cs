using System.Text.RegularExpressions;
using Fractus.ApiGateway.Rules.Mapping;

namespace Fractus.ApiGateway.Rules.V2.Sockets;

/// <summary>
/// One response parameter of an integration response of a WebSocket API, parsed: a header of the response, and where its value comes from. A
/// message has no headers, so only the answer to a handshake shows one. Source: "IntegrationResponse" of the version 2 API reference.
/// </summary>
/// <param name="Header">Its name.</param>
/// <param name="Source">Where its value comes from.</param>
internal sealed partial record ResponseMapping(string Header, ValueSource Source)
{
    /// <exception cref="Contract.BadRequestException">One is none, or a header comes twice.</exception>
    public static List<ResponseMapping> Compile(IReadOnlyDictionary<string, string>? parameters)
    {
        var mappings = new List<ResponseMapping>();
        foreach (var (target, text) in parameters ?? new Dictionary<string, string>())
        {
            if (Target().Match(target) is not { Success: true } match
                || mappings.Exists(m => m.Header.Equals(match.Groups[1].Value, StringComparison.OrdinalIgnoreCase)))
            {
                throw Refusal.BadRequest($"Invalid mapping expression specified: {target}");
            }

            var source = ValueSource.ParseResponse(text) ?? throw Refusal.BadRequest($"Invalid mapping expression specified: {text}");
            mappings.Add(new ResponseMapping(match.Groups[1].Value, source));
        }

        return mappings;
    }

    // The reference names the response as that of a method, which in version 2 is a route.
    [GeneratedRegex(@"\A(?:method|route)\.response\.header\.([!#$%&'*+\-.^_`|~0-9A-Za-z]+)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Target();
}
