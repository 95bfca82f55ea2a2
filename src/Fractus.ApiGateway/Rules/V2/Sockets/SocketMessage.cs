using System.Globalization;
using Fractus.ApiGateway.Rules.Responses;
using Fractus.ApiGateway.Rules.Usage;
using Fractus.ApiGateway.Rules.V2.Compiled;
using Fractus.ApiGateway.Rules.Values;
using Fractus.Kernel;
using Fractus.Kernel.DataPlane;

namespace Fractus.ApiGateway.Rules.V2.Sockets;

/// <summary>What is known of a connection for as long as it lasts.</summary>
/// <param name="Id">By which everyone names it.</param>
/// <param name="ApiId">Of which API.</param>
/// <param name="StageName">Of which stage.</param>
/// <param name="DomainName">The host that the client asked for, without port.</param>
/// <param name="SourceIp">Of the client.</param>
/// <param name="UserAgent">Of the client; null where it told none.</param>
/// <param name="ConnectedAt">When it began.</param>
internal sealed record SocketPeer(
    string Id, string ApiId, string StageName, string DomainName, string SourceIp, string? UserAgent, DateTimeOffset ConnectedAt)
{
    /// <summary>What the authorizer told, where one was asked.</summary>
    public ValueMap? Authorizer { get; set; }

    /// <summary>Who signed the handshake, where the API asks that.</summary>
    public Principal? Caller { get; set; }

    /// <summary>The value of the API key that the handshake came with, or that its authorizer gave; good or not.</summary>
    public string? ShownKey { get; set; }

    /// <summary>The API key, where a route asked for one.</summary>
    public KeyEntry? ApiKey { get; set; }

    /// <summary>
    /// What events and templates tell of the client. Source: "WebSocket API mapping template reference" of the developer guide, and events
    /// recorded of the real service.
    /// </summary>
    public ValueMap Identity()
    {
        var identity = new ValueMap();
        Add("userArn", Caller?.Arn);
        Add("userAgent", UserAgent);
        Add("accountId", Caller?.Account);
        Add("caller", Caller?.UserId);
        Add("sourceIp", SourceIp);
        Add("accessKey", Caller?.AccessKeyId);
        Add("user", Caller?.UserId);
        Add("apiKey", ApiKey?.Value);
        Add("apiKeyId", ApiKey?.Id);
        return identity;

        void Add(string name, string? value)
        {
            if (value is not null)
            {
                identity[name] = value;
            }
        }
    }
}

/// <summary>An event of a connection on its way to a route: the handshake, a message, or the end.</summary>
internal sealed class SocketMessage
{
    public const string ConnectEvent = "CONNECT";
    public const string MessageEvent = "MESSAGE";
    public const string DisconnectEvent = "DISCONNECT";

    private ValueMap? _context;

    public required LiveStage Stage { get; init; }

    public required SocketPeer Peer { get; init; }

    public required string EventType { get; init; }

    /// <summary>By which it goes.</summary>
    public required SocketRoute Route { get; init; }

    public required string RequestId { get; init; }

    /// <summary>The same: a WebSocket API has no second one.</summary>
    public string ExtendedRequestId => RequestId;

    public required DateTimeOffset Time { get; init; }

    /// <summary>Null but of messages.</summary>
    public string? MessageId { get; init; }

    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>Null but of a handshake.</summary>
    public DataPlaneRequest? Handshake { get; init; }

    /// <summary>The client's headers, and what the gateway adds; none but of a handshake.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>The status of the close frame, at the end.</summary>
    public int? DisconnectStatus { get; init; }

    public string? DisconnectReason { get; init; }

    /// <summary>Null where the route has none.</summary>
    public ExecutionLog? Log { get; init; }

    public string RouteKey => Route.Key;

    /// <summary>Such as <c>09/Apr/2015:12:34:56 +0000</c>.</summary>
    public string TimeText => Time.UtcDateTime.ToString("dd/MMM/yyyy:HH:mm:ss +0000", CultureInfo.InvariantCulture);

    /// <summary>What permissions name.</summary>
    public string Arn => $"arn:aws:execute-api:{Stage.Owner.Region}:{Stage.Owner.Account}:{Stage.ApiId}/{Stage.Name}/{RouteKey}";

    public ValueMap Context => _context ??= Variables();

    /// <summary>Makes the variables anew: more is known of the client.</summary>
    public void Learn() => _context = null;

    // Source: "WebSocket API mapping template and access logging variables" of the developer guide.
    private ValueMap Variables()
    {
        return new ValueMap
        {
            ["accountId"] = Stage.Owner.Account,
            ["apiId"] = Stage.ApiId,
            ["authorizer"] = Peer.Authorizer ?? [],
            ["connectedAt"] = Peer.ConnectedAt.ToUnixTimeMilliseconds(),
            ["connectionId"] = Peer.Id,
            ["domainName"] = Peer.DomainName,
            ["eventType"] = EventType,
            ["extendedRequestId"] = ExtendedRequestId,
            ["identity"] = Peer.Identity(),
            ["messageDirection"] = "IN",
            ["messageId"] = MessageId,
            ["requestId"] = RequestId,
            ["requestTime"] = TimeText,
            ["requestTimeEpoch"] = Time.ToUnixTimeMilliseconds(),
            ["routeKey"] = RouteKey,
            ["stage"] = Stage.Name,
        };
    }
}
