using System.Globalization;
using Fractus.ApiGateway.Rules.Requests;
using Fractus.ApiGateway.Rules.V2.Compiled;
using Fractus.ApiGateway.Rules.Values;
using Fractus.Kernel;
using Fractus.Kernel.DataPlane;

namespace Fractus.ApiGateway.Rules.V2.Http;

/// <summary>One request to an HTTP API, and what is known of it.</summary>
internal sealed class HttpCall
{
    public required LiveStage Stage { get; init; }

    public required DataPlaneRequest Request { get; init; }

    /// <summary>With the stage where the URL names it, decoded.</summary>
    public required string RawPath { get; init; }

    /// <summary>The client's, and what the gateway adds.</summary>
    public required HeaderList Headers { get; init; }

    public required QueryString Query { get; init; }

    public required string RequestId { get; init; }

    public required DateTimeOffset Time { get; init; }

    /// <summary>The host, without port.</summary>
    public required string DomainName { get; init; }

    /// <summary>Null until it is found, and where none is.</summary>
    public HttpRoute? Route { get; set; }

    /// <summary>Values decoded, in the order of the path.</summary>
    public List<KeyValuePair<string, string>> PathParameters { get; } = [];

    /// <summary>Who signed the request, where the route asks that.</summary>
    public Principal? Caller { get; set; }

    /// <summary>The claims of the token, where the route asks one.</summary>
    public ValueMap? Claims { get; set; }

    /// <summary>The scopes of the token that the route asks for.</summary>
    public IReadOnlyList<string>? Scopes { get; set; }

    /// <summary>What a Lambda authorizer told.</summary>
    public ValueMap? Authorizer { get; set; }

    /// <summary>Milliseconds; null where nothing was called.</summary>
    public long? IntegrationLatencyMs { get; set; }

    /// <summary>What went wrong with the integration or the authorizer, for the access log.</summary>
    public string? Fault { get; set; }

    public string DomainPrefix => DomainName.Split('.', 2)[0];

    /// <summary>Such as <c>09/Apr/2015:12:34:56 +0000</c>.</summary>
    public string TimeText => Time.UtcDateTime.ToString("dd/MMM/yyyy:HH:mm:ss +0000", CultureInfo.InvariantCulture);

    /// <summary>What permissions name.</summary>
    public string Arn => $"arn:aws:execute-api:{Stage.Owner.Region}:{Stage.Owner.Account}:{Stage.ApiId}/{Stage.Name}/{Request.Method}{PathInStage}";

    /// <summary>Behind the stage, with its slash.</summary>
    public required string PathInStage { get; init; }

    /// <summary>As whom functions see the gateway: for <c>aws:SourceArn</c>.</summary>
    public string SourceArn => Route is { Method.Length: > 0 } route
        ? $"arn:aws:execute-api:{Stage.Owner.Region}:{Stage.Owner.Account}:{Stage.ApiId}/{Stage.Name}/{(route.Method == "ANY" ? "*" : route.Method)}{route.ResourcePath}"
        : $"arn:aws:execute-api:{Stage.Owner.Region}:{Stage.Owner.Account}:{Stage.ApiId}/{Stage.Name}/$default";
}
