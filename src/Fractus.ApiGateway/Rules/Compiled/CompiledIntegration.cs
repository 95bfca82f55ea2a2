using Fractus.ApiGateway.Contract;
using Fractus.ApiGateway.Rules.Mapping;

namespace Fractus.ApiGateway.Rules.Compiled;

/// <summary>A parameter that is set from elsewhere: the name behind <c>integration.request.header.</c> or the like, and its source.</summary>
internal readonly record struct CompiledMapping(string Target, ValueSource Source);

/// <summary>An integration with its templates, patterns and mappings parsed.</summary>
internal sealed class CompiledIntegration
{
    private const string RequestHeader = "integration.request.header.";
    private const string RequestQuery = "integration.request.querystring.";
    private const string RequestPath = "integration.request.path.";
    private const string Default = "$default";

    private readonly Dictionary<string, CompiledTemplate?> _requestTemplates;
    private readonly string _passthrough;

    private CompiledIntegration(Dictionary<string, CompiledTemplate?> requestTemplates, string passthrough)
    {
        _requestTemplates = requestTemplates;
        _passthrough = passthrough;
    }

    public required string Type { get; init; }

    /// <summary>With its stage variables filled in; empty for a mock.</summary>
    public required string Uri { get; init; }

    /// <summary>What is called of a service other than Lambda; null where that is not what is called.</summary>
    public ServiceTarget? Service { get; init; }

    /// <summary>False where an HTTPS endpoint may show any certificate.</summary>
    public bool ChecksCertificates { get; init; } = true;

    /// <summary>The function's ARN with its stage variables filled in; empty where none is called.</summary>
    public required string FunctionArn { get; init; }

    /// <summary>Null for a mock.</summary>
    public required string? HttpMethod { get; init; }

    /// <summary>The role to call as, or null.</summary>
    public required string? Credentials { get; init; }

    public required int TimeoutMs { get; init; }

    public required string? ContentHandling { get; init; }

    public required IReadOnlyList<CompiledMapping> HeaderMappings { get; init; }

    public IReadOnlyList<CompiledMapping> QueryMappings { get; init; } = [];

    public IReadOnlyList<CompiledMapping> PathMappings { get; init; } = [];

    /// <summary>With which other methods it shares kept answers.</summary>
    public string CacheNamespace { get; init; } = "";

    /// <summary>What a kept answer depends on.</summary>
    public IReadOnlyList<ValueSource> CacheKeys { get; init; } = [];

    public required IReadOnlyList<CompiledIntegrationResponse> Responses { get; init; }

    public static CompiledIntegration Compile(Integration integration, IReadOnlyDictionary<string, string>? stageVariables)
    {
        var uri = integration.Type == IntegrationType.Mock ? "" : IntegrationUri.FillIn(integration.Uri ?? "", stageVariables);
        var templates = integration.RequestTemplates?.ToDictionary(
            t => t.Key, t => t.Value is null ? null : CompiledTemplate.Compile(t.Key, t.Value), StringComparer.OrdinalIgnoreCase);
        return new CompiledIntegration(templates ?? [], integration.PassthroughBehavior ?? IntegrationRules.WhenNoMatch)
        {
            Type = integration.Type!,
            Uri = uri,
            FunctionArn = IntegrationUri.FindFunction(integration) is { } function ? IntegrationUri.FillIn(function, stageVariables) : "",
            Service = integration.Type == IntegrationType.Aws && IntegrationUri.FindFunction(integration) is null ? ServiceTarget.Parse(uri) : null,
            ChecksCertificates = integration.TlsConfig?.InsecureSkipVerification != true,
            HttpMethod = integration.HttpMethod,
            Credentials = integration.Credentials,
            TimeoutMs = integration.TimeoutInMillis ?? IntegrationRules.DefaultTimeoutMs,
            ContentHandling = integration.ContentHandling,
            HeaderMappings = Mappings(integration, RequestHeader),
            QueryMappings = Mappings(integration, RequestQuery),
            PathMappings = Mappings(integration, RequestPath),
            CacheNamespace = integration.CacheNamespace ?? "",
            CacheKeys = [.. (integration.CacheKeyParameters ?? [])
                .Select(key => ValueSource.ParseRequest(integration.RequestParameters?.GetValueOrDefault(key) ?? key)).OfType<ValueSource>()],
            Responses = [.. integration.IntegrationResponses?.Values.Select(CompiledIntegrationResponse.Compile) ?? []],
        };
    }

    private static List<CompiledMapping> Mappings(Integration integration, string prefix) =>
        [.. (integration.RequestParameters ?? new Dictionary<string, string>())
            .Where(p => p.Key.StartsWith(prefix, StringComparison.Ordinal))
            .Select(p => new CompiledMapping(p.Key[prefix.Length..], ValueSource.ParseRequest(p.Value)!))];

    /// <summary>The template for a content type.</summary>
    /// <param name="contentType">Of the request, without parameters; where it has none, JSON is meant.</param>
    /// <param name="template">Null where the body passes through.</param>
    /// <returns>False where a body of that type is not accepted.</returns>
    public bool TryTemplate(string contentType, out CompiledTemplate? template)
    {
        if (_requestTemplates.TryGetValue(contentType, out template) || _requestTemplates.TryGetValue(Default, out template))
        {
            return true;
        }

        return _passthrough switch
        {
            IntegrationRules.Never => false,
            IntegrationRules.WhenNoTemplates => _requestTemplates.Count == 0,
            _ => true,
        };
    }
}

/// <summary>One possible answer of an integration, parsed.</summary>
internal sealed class CompiledIntegrationResponse
{
    private const string ResponseHeader = "method.response.header.";

    public required int Status { get; init; }

    /// <summary>Null for the default response.</summary>
    public required SelectionPattern? Pattern { get; init; }

    public required string? ContentHandling { get; init; }

    public required IReadOnlyList<CompiledMapping> HeaderMappings { get; init; }

    private IReadOnlyList<CompiledTemplate?> Templates { get; init; } = [];

    private IReadOnlyList<string> ContentTypes { get; init; } = [];

    public static CompiledIntegrationResponse Compile(IntegrationResponse response)
    {
        SelectionPattern.TryCreate(response.SelectionPattern, out var pattern);
        return new CompiledIntegrationResponse
        {
            Status = int.Parse(response.StatusCode!, System.Globalization.CultureInfo.InvariantCulture),
            Pattern = pattern,
            ContentHandling = response.ContentHandling,
            HeaderMappings = [.. (response.ResponseParameters ?? new Dictionary<string, string>())
                .Select(p => new CompiledMapping(p.Key[ResponseHeader.Length..], ValueSource.ParseResponse(p.Value)!))],
            ContentTypes = [.. response.ResponseTemplates?.Keys ?? []],
            Templates = [.. response.ResponseTemplates?.Select(t => t.Value is null ? null : CompiledTemplate.Compile(t.Key, t.Value)) ?? []],
        };
    }

    /// <summary>The template by what the client accepts, then JSON's, then the first; null where the body passes through.</summary>
    public CompiledTemplate? Template(string? accept)
    {
        if (Templates.Count == 0)
        {
            return null;
        }

        var at = accept is null ? -1 : IndexOf(accept);
        at = at < 0 ? IndexOf("application/json") : at;
        return Templates[Math.Max(at, 0)];
    }

    private int IndexOf(string contentType)
    {
        for (var i = 0; i < ContentTypes.Count; i++)
        {
            if (ContentTypes[i].Equals(contentType, StringComparison.OrdinalIgnoreCase))
            {
                return i;
            }
        }

        return -1;
    }
}
