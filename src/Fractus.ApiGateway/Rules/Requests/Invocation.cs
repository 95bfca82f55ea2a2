using Fractus.ApiGateway.Rules.Compiled;
using Fractus.ApiGateway.Rules.Responses;
using Fractus.ApiGateway.Rules.Usage;
using Fractus.ApiGateway.Rules.Values;
using Fractus.Kernel;

namespace Fractus.ApiGateway.Rules.Requests;

/// <summary>One request to a method, and what is known of it.</summary>
internal sealed class Invocation
{
    private ValueMap? _context;

    public required CompiledApi Api { get; init; }

    public required CompiledMethod Method { get; init; }

    /// <summary>Of the request, even where the method is ANY.</summary>
    public required string HttpMethod { get; init; }

    /// <summary>Behind the stage, with its slashes as sent but for more than one at the beginning.</summary>
    public required string Path { get; init; }

    /// <summary>With the stage, as sent.</summary>
    public required string FullPath { get; init; }

    public required HeaderList Headers { get; init; }

    public required QueryString Query { get; init; }

    public required IReadOnlyList<KeyValuePair<string, string>> PathParameters { get; init; }

    public required ReadOnlyMemory<byte> Body { get; set; }

    public required string RequestId { get; init; }

    public required string ExtendedRequestId { get; init; }

    /// <summary>Such as <c>Root=1-5759e988-bd862e3fe1be46a994272793</c>.</summary>
    public required string TraceId { get; init; }

    public required DateTimeOffset Time { get; init; }

    public required string Protocol { get; init; }

    /// <summary>The host, without port.</summary>
    public required string DomainName { get; init; }

    public required string SourceIp { get; init; }

    /// <summary>Who signed the request, where the method asks that.</summary>
    public Principal? Caller
    {
        get;
        set => Learn(ref field, value);
    }

    /// <summary>The API key that it came with, where the method asks that.</summary>
    public KeyEntry? ApiKey
    {
        get;
        set => Learn(ref field, value);
    }

    /// <summary>What the authorizer told of the request, where the method asks one.</summary>
    public ValueMap? Authorizer
    {
        get;
        set => Learn(ref field, value);
    }

    /// <summary>Set for a test, and where the stage writes an execution log.</summary>
    public ExecutionLog? Log { get; init; }

    /// <summary>Whether it is a test of a method or an authorizer, by whoever may manage the API.</summary>
    public bool IsTest { get; init; }

    /// <summary>What the request asks of the stage's cache.</summary>
    public CacheControl CacheControl { get; set; }

    /// <summary>Whether the answer was a kept one; null where the method is not cached.</summary>
    public bool? IsCacheHit { get; set; }

    /// <summary>How it got access, for the access log; null where the stage has none.</summary>
    public IReadOnlyDictionary<string, ValueMap>? AccessSteps { get; set; }

    /// <summary>For a request to a custom domain name: the base path that led here, without slashes.</summary>
    public string? BasePathMatched { get; init; }

    /// <summary>The path as functions see it: behind the stage, but with a base path that led here.</summary>
    public string EventPath => string.IsNullOrEmpty(BasePathMatched) ? Path : $"/{BasePathMatched}{Path}";

    /// <summary>Milliseconds that the integration took; null where none was called.</summary>
    public long? IntegrationLatencyMs { get; set; }

    /// <summary>The HTTP status that the integration gave; null where none was called.</summary>
    public int? IntegrationStatus { get; set; }

    /// <summary>By what the service behind the method knows the call.</summary>
    public string? EndpointRequestId
    {
        get;
        set => Learn(ref field, value);
    }

    /// <summary>What a request template may change of the request: <c>$context.requestOverride</c>.</summary>
    public ValueMap RequestOverride => field ??= new ValueMap
    {
        ["header"] = new ValueMap(),
        ["querystring"] = new ValueMap(),
        ["path"] = new ValueMap(),
    };

    /// <summary>What a template may change of the answer: <c>$context.responseOverride</c>.</summary>
    public ValueMap ResponseOverride => field ??= new ValueMap { ["header"] = new ValueMap() };

    public ValueMap Context => _context ??= RequestContext.Variables(this);

    /// <summary>What a policy must allow for the request to pass.</summary>
    public string MethodArn => Arn(Path.Trim('/'));

    public string DomainPrefix
    {
        get
        {
            var dot = DomainName.IndexOf('.', StringComparison.Ordinal);
            return dot < 0 ? DomainName : DomainName[..dot];
        }
    }

    /// <summary>Such as <c>09/Apr/2015:12:34:56 +0000</c>.</summary>
    public string RequestTime => Time.UtcDateTime.ToString("dd/MMM/yyyy:HH:mm:ss +0000", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>What permissions name: <c>arn:aws:execute-api:region:account:api/stage/METHOD/path</c>.</summary>
    public string Arn(string path) =>
        $"arn:aws:execute-api:{Api.Owner.Region}:{Api.Owner.Account}:{Api.ApiId}/{Api.StageName}/{HttpMethod}/{path.TrimStart('/')}";

    // Whatever is learnt on the way shows in the variables.
    private void Learn<T>(ref T known, T value)
    {
        known = value;
        _context = null;
    }
}
