using Fractus.ApiGateway.Contract.V2;
using Fractus.ApiGateway.Rules.Compiled;
using Fractus.ApiGateway.Rules.Responses;
using Fractus.ApiGateway.Rules.V2.Sockets;
using Fractus.ApiGateway.Storage;
using Fractus.ApiGateway.Storage.V2;

namespace Fractus.ApiGateway.Rules.V2.Compiled;

/// <summary>A stage of an HTTP or WebSocket API as it serves requests: its deployment, parsed. Immutable; another takes its place whole.</summary>
internal sealed class LiveStage
{
    public required string ApiId { get; init; }

    public required ApiOwner Owner { get; init; }

    public required string Name { get; init; }

    public required string? DeploymentId { get; init; }

    public required IReadOnlyDictionary<string, string>? Variables { get; init; }

    public required bool IsEndpointDisabled { get; init; }

    /// <summary>Null where the stage writes none.</summary>
    public required AccessLog? AccessLog { get; init; }

    /// <summary>Null where the API answers no CORS requests.</summary>
    public required CorsPolicy? Cors { get; init; }

    /// <summary>Null of a WebSocket API.</summary>
    public required RouteTable? Http { get; init; }

    /// <summary>Null of an HTTP API.</summary>
    public required SocketRoutes? Socket { get; init; }

    public static LiveStage Compile(ApiOwner owner, ApiContent content, Stage stage)
    {
        var isHttp = ApiRules.IsHttp(content.Api);
        return new LiveStage
        {
            ApiId = content.Api.ApiId!,
            Owner = owner,
            Name = stage.StageName!,
            DeploymentId = stage.DeploymentId,
            Variables = stage.StageVariables is { Count: > 0 } variables ? variables : null,
            IsEndpointDisabled = content.Api.DisableExecuteApiEndpoint == true,
            AccessLog = stage.AccessLogSettings is { DestinationArn: { } arn, Format: { } format }
                ? new AccessLog(StageRules.LogGroup(arn)!, new VariableTemplate(format, "-"))
                : null,
            Cors = content.Api.CorsConfiguration is { } cors ? new CorsPolicy(cors) : null,
            Http = isHttp ? new RouteTable(content.Routes.Select(r => HttpRoute.Compile(r, content, stage))) : null,
            Socket = isHttp ? null : SocketRoutes.Compile(content, stage),
        };
    }
}
