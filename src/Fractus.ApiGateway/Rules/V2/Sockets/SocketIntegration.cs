using Fractus.ApiGateway.Contract.V2;
using Fractus.ApiGateway.Rules.Compiled;
using Fractus.ApiGateway.Rules.V2.Compiled;
using Fractus.ApiGateway.Storage.V2;

namespace Fractus.ApiGateway.Rules.V2.Sockets;

/// <summary>An integration of a WebSocket API, parsed. Immutable.</summary>
internal sealed class SocketIntegration
{
    private Dictionary<string, CompiledTemplate> Templates { get; init; } = [];

    private SelectionExpression? TemplateSelection { get; init; }

    private string Passthrough { get; init; } = PassthroughBehavior.WhenNoMatch;

    private IReadOnlyList<SocketResponse> Responses { get; init; } = [];

    public required string Type { get; init; }

    /// <summary>What becomes of a message; null for nothing.</summary>
    public required string? ContentHandling { get; init; }

    /// <summary>With its stage variables filled in; empty where no function is called.</summary>
    public required string FunctionArn { get; init; }

    /// <summary>With its stage variables filled in; empty where no endpoint is called.</summary>
    public required string Url { get; init; }

    public required string Method { get; init; }

    /// <summary>The role to call as, or null.</summary>
    public required string? Credentials { get; init; }

    public required TimeSpan Timeout { get; init; }

    /// <summary>What the endpoint or the function is told beside the message.</summary>
    public required IReadOnlyList<MessageMapping> Mappings { get; init; }

    public static SocketIntegration Compile(Integration integration, ApiContent content, IReadOnlyDictionary<string, string>? variables)
    {
        var type = integration.IntegrationType!;
        var isFunction = type is IntegrationType.AwsProxy or IntegrationType.Aws;
        return new SocketIntegration
        {
            Type = type,
            ContentHandling = integration.ContentHandlingStrategy,
            FunctionArn = isFunction
                ? IntegrationUri.FillIn(FunctionUri.Function(integration.IntegrationUri, type == IntegrationType.AwsProxy), variables)
                : "",
            Url = type is IntegrationType.Http or IntegrationType.HttpProxy ? IntegrationUri.FillIn(integration.IntegrationUri!, variables) : "",
            Method = integration.IntegrationMethod is null or "ANY" ? "POST" : integration.IntegrationMethod,
            Credentials = string.IsNullOrEmpty(integration.CredentialsArn) ? null : integration.CredentialsArn,
            Timeout = TimeSpan.FromMilliseconds(integration.TimeoutInMillis!.Value),
            Mappings = MessageMapping.Compile(integration.RequestParameters),
            Templates = integration.RequestTemplates?.ToDictionary(t => Unescaped(t.Key), t => CompiledTemplate.Compile("application/json", t.Value)) ?? [],
            TemplateSelection = integration.TemplateSelectionExpression is { } expression ? SelectionExpression.Parse(expression) : null,
            Passthrough = integration.PassthroughBehavior ?? PassthroughBehavior.WhenNoMatch,
            Responses = [.. content.IntegrationResponses.Where(r => r.IntegrationId == integration.IntegrationId).Select(r => SocketResponse.Compile(r.Response))],
        };
    }

    /// <summary>The template for a message.</summary>
    /// <param name="message">The message.</param>
    /// <param name="template">Null where the message passes through.</param>
    /// <returns>False where such a message is not taken.</returns>
    public bool TryTemplate(ReadOnlySpan<byte> message, out CompiledTemplate? template)
    {
        var key = TemplateSelection?.Evaluate(message) ?? RouteRules.Default;
        if (Templates.TryGetValue(key, out template) || Templates.TryGetValue(RouteRules.Default, out template))
        {
            return true;
        }

        return Passthrough switch
        {
            PassthroughBehavior.Never => false,
            PassthroughBehavior.WhenNoTemplates => Templates.Count == 0,
            _ => true,
        };
    }

    /// <summary>What becomes of an answer: by its status, else the default.</summary>
    /// <returns>Null where it passes through.</returns>
    public SocketResponse? Response(string status) => Responses.FirstOrDefault(r => r.Pattern?.IsMatch(status) == true) ?? Responses.FirstOrDefault(r => r.Pattern is null);

    /// <summary>Keys may be written with a backslash before their dollar, as the guide writes them.</summary>
    public static string Unescaped(string key) => key.StartsWith("\\$", StringComparison.Ordinal) ? key[1..] : key;
}
