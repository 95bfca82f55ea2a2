using Fractus.ApiGateway.Contract.V2;
using Fractus.ApiGateway.Rules.Compiled;
using Fractus.ApiGateway.Rules.Responses;
using Fractus.ApiGateway.Rules.V2.Compiled;

namespace Fractus.ApiGateway.Rules.V2.Sockets;

/// <summary>A response of an integration of a WebSocket API, parsed.</summary>
internal sealed class SocketResponse
{
    private Dictionary<string, CompiledTemplate> Templates { get; init; } = [];

    private SelectionExpression? TemplateSelection { get; init; }

    private List<ResponseMapping> Mappings { get; init; } = [];

    /// <summary>Null of the default response.</summary>
    public required SelectionPattern? Pattern { get; init; }

    /// <summary>What becomes of the answer; null for nothing.</summary>
    public required string? ContentHandling { get; init; }

    public static SocketResponse Compile(IntegrationResponse response) => new()
    {
        Pattern = Status(response.IntegrationResponseKey!)?.Pattern,
        ContentHandling = response.ContentHandlingStrategy,
        Templates = response.ResponseTemplates?.ToDictionary(
            t => SocketIntegration.Unescaped(t.Key), t => CompiledTemplate.Compile("application/json", t.Value)) ?? [],
        Mappings = ResponseMapping.Compile(response.ResponseParameters),
        TemplateSelection = response.TemplateSelectionExpression is { } expression ? SelectionExpression.Parse(expression) : null,
    };

    /// <summary>Reads the key of a response: <c>$default</c>, or a pattern of statuses between slashes.</summary>
    /// <returns>Null where it is neither.</returns>
    public static StatusKey? Status(string key) => key switch
    {
        RouteRules.Default => new StatusKey(null),
        ['/', .., '/'] when key.Length > 2 && SelectionPattern.TryCreate(key[1..^1], out var pattern) => new StatusKey(pattern),
        _ => null,
    };

    /// <summary>The template for an answer; null where it passes through.</summary>
    /// <param name="message">What the client sent.</param>
    /// <param name="answer">What the integration answered.</param>
    public CompiledTemplate? Template(ReadOnlySpan<byte> message, AnswerHead answer)
    {
        var key = TemplateSelection?.Evaluate(message, answer) ?? RouteRules.Default;
        return Templates.GetValueOrDefault(key) ?? Templates.GetValueOrDefault(RouteRules.Default);
    }

    /// <summary>The headers that the answer to a handshake is given; what has no value is left out.</summary>
    /// <param name="message">The handshake.</param>
    /// <param name="answer">What the integration answered.</param>
    /// <param name="body">And its body.</param>
    /// <exception cref="VelocityException">A value takes too long to find.</exception>
    public List<KeyValuePair<string, string>> Headers(SocketMessage message, AnswerHead answer, ReadOnlyMemory<byte> body)
    {
        var values = new ResponseValues(answer.Headers, body, () => message.Context, message.Stage.Variables);
        var headers = new List<KeyValuePair<string, string>>(Mappings.Count);
        foreach (var mapping in Mappings)
        {
            if (values.Get(mapping.Source) is { } value)
            {
                headers.Add(new(mapping.Header, value));
            }
        }

        return headers;
    }

    /// <param name="Pattern">Null for the default.</param>
    public readonly record struct StatusKey(SelectionPattern? Pattern);
}
