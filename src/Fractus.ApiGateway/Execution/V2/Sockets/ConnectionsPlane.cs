using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Fractus.ApiGateway.Rules.V2.Compiled;
using Fractus.ApiGateway.Rules.Values;
using Fractus.Kernel;
using Fractus.Kernel.DataPlane;
using Fractus.Kernel.Identity;

namespace Fractus.ApiGateway.Execution.V2.Sockets;

/// <summary>
/// The management of connections: POST, GET and DELETE of <c>/@connections/{id}</c>. Source: the public model of API Gateway's management API,
/// and "Use @connections commands in your backend service" of the developer guide.
/// </summary>
internal sealed class ConnectionsPlane(
    LiveApis apis, ISocketConnections connections, IDataPlaneAuthenticator authenticator, IAuthorizer policies, ApiMetrics metrics, IdGenerator ids)
{
    private static readonly string[] s_marks = ["/@connections/", "/%40connections/"];

    private const string Action = "execute-api:ManageConnections";

    /// <summary>Whether what follows a stage, or the server's address, names a connection.</summary>
    public static bool IsManagement(string path) => Array.Exists(s_marks, mark => path.StartsWith(mark, StringComparison.OrdinalIgnoreCase));

    /// <param name="request">As it came.</param>
    /// <param name="apiId">Null where the URL names none: then the connection tells.</param>
    /// <param name="stageName">The stage, where the URL names an API.</param>
    public async ValueTask<DataPlaneResponse> HandleAsync(DataPlaneRequest request, string? apiId, string? stageName)
    {
        var requestId = ids.Uuid();
        try
        {
            return await AnswerAsync(request, apiId, stageName, requestId);
        }
        catch (Refused refused)
        {
            return Response(refused.Status, requestId, Encoding.UTF8.GetBytes($"{{\"{refused.MessageName}\":{JsonValues.Write(refused.Message)}}}"), refused.Code);
        }
    }

    private async ValueTask<DataPlaneResponse> AnswerAsync(DataPlaneRequest request, string? apiId, string? stageName, string requestId)
    {
        var connectionId = Uri.UnescapeDataString(request.Path[(request.Path.LastIndexOf('/') + 1)..]);
        var connection = connections.Find(connectionId);
        if (connection is not null && apiId is not null && (connection.Peer.ApiId != apiId || connection.Peer.StageName != stageName))
        {
            connection = null;
        }

        var (api, stage) = (apiId ?? connection?.Peer.ApiId, stageName ?? connection?.Peer.StageName);
        var owner = CheckPermission(request, api, stage, connectionId);
        if (connection is null)
        {
            throw new Refused(410, "GoneException", "Gone");
        }

        switch (request.Method)
        {
            case "POST":
                await PostAsync(connection, request.Body);
                metrics.Messages(owner, route: null, 1);
                return Response(200, requestId, default);
            case "GET":
                return Response(200, requestId, Describe(connection));
            case "DELETE":
                await connection.CloseAsync(WebSocketCloseStatus.NormalClosure, "Connection Closed Normally");
                return Response(204, requestId, default);
            default:
                throw new Refused(403, "ForbiddenException", "Forbidden");
        }
    }

    /// <returns>The stage of the connection.</returns>
    private LiveStage CheckPermission(DataPlaneRequest request, string? apiId, string? stageName, string connectionId)
    {
        // Before any permission can be asked it must be known whose API it is; a connection that is gone has none.
        if (apiId is null)
        {
            throw new Refused(410, "GoneException", "Gone");
        }

        if (stageName is null || apis.Find(apiId)?.GetValueOrDefault(stageName) is not { Socket: not null } stage)
        {
            throw new Refused(403, "ForbiddenException", "Forbidden");
        }

        var owner = stage.Owner;
        Principal principal;
        try
        {
            principal = authenticator.Authenticate(request, "execute-api", owner.Region)
                ?? throw new Refused(403, "MissingAuthenticationTokenException", "Missing Authentication Token");
        }
        catch (ApiException refused)
        {
            throw new Refused(403, refused.Code, refused.Message);
        }

        var arn = $"arn:aws:execute-api:{owner.Region}:{owner.Account}:{apiId}/{stage.Name}/{request.Method}/@connections/{connectionId}";
        var decision = policies.Authorize(new AccessQuestion(principal, Action, arn, owner.Account, owner.Region)
        {
            SourceIp = request.SourceIp,
            UserAgent = request.Header("User-Agent"),
            SecureTransport = request.Scheme == "https",
        });
        if (!decision.IsAllowed)
        {
            throw new Refused(403, "AccessDeniedException", decision.Message) { MessageName = "Message" };
        }

        return stage;
    }

    private static async ValueTask PostAsync(SocketConnection connection, ReadOnlyMemory<byte> data)
    {
        if (data.Length > SocketServer.MaxMessage)
        {
            throw new Refused(413, "PayloadTooLargeException", "Message too long");
        }

        if (!await connection.SendAsync(data, isText: Utf8.IsValid(data.Span)))
        {
            throw new Refused(410, "GoneException", "Gone");
        }
    }

    private static byte[] Describe(SocketConnection connection)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            var peer = connection.Peer;
            json.WriteStartObject();
            json.WriteString("connectedAt"u8, Moment(peer.ConnectedAt));
            json.WriteStartObject("identity"u8);
            json.WriteString("sourceIp"u8, peer.SourceIp);
            json.WriteString("userAgent"u8, peer.UserAgent ?? "");
            json.WriteEndObject();
            json.WriteString("lastActiveAt"u8, Moment(connection.LastActive));
            json.WriteEndObject();
        }

        return buffer.ToArray();
    }

    private static string Moment(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", System.Globalization.CultureInfo.InvariantCulture);

    private static DataPlaneResponse Response(int status, string requestId, ReadOnlyMemory<byte> body, string? errorType = null)
    {
        var headers = new List<KeyValuePair<string, string>> { new("Content-Type", "application/json"), new("x-amzn-RequestId", requestId) };
        if (errorType is not null)
        {
            headers.Add(new("x-amzn-ErrorType", errorType));
        }

        return new DataPlaneResponse(status, headers, body);
    }

    private sealed class Refused(int status, string code, string message) : Exception(message)
    {
        public int Status => status;

        public string Code => code;

        public string MessageName { get; init; } = "message";
    }
}
