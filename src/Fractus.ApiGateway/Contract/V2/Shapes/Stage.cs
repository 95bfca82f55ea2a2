using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.ApiGateway.Contract.V2;

[Shape]
public sealed partial record Stage
{
    [Name("accessLogSettings")]
    public AccessLogSettings? AccessLogSettings { get; init; }

    [Name("apiGatewayManaged")]
    public bool? ApiGatewayManaged { get; init; }

    [Name("autoDeploy")]
    public bool? AutoDeploy { get; init; }

    [Name("clientCertificateId")]
    public string? ClientCertificateId { get; init; }

    [Name("createdDate")]
    [Timestamp(TimestampFormat.DateTime)]
    public DateTimeOffset? CreatedDate { get; init; }

    [Name("defaultRouteSettings")]
    public RouteSettings? DefaultRouteSettings { get; init; }

    [Name("deploymentId")]
    public string? DeploymentId { get; init; }

    [Name("description")]
    public string? Description { get; init; }

    [Name("lastDeploymentStatusMessage")]
    public string? LastDeploymentStatusMessage { get; init; }

    [Name("lastUpdatedDate")]
    [Timestamp(TimestampFormat.DateTime)]
    public DateTimeOffset? LastUpdatedDate { get; init; }

    [Name("routeSettings")]
    public IReadOnlyDictionary<string, RouteSettings>? RouteSettings { get; init; }

    [Name("stageName")]
    public string? StageName { get; init; }

    [Name("stageVariables")]
    public IReadOnlyDictionary<string, string>? StageVariables { get; init; }

    [Name("tags")]
    public IReadOnlyDictionary<string, string>? Tags { get; init; }
}
