using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.ApiGateway.Contract.V2;

[Shape]
public sealed partial record CreateStageInput
{
    [Name("accessLogSettings")]
    public AccessLogSettings? AccessLogSettings { get; init; }

    [Name("ApiId")]
    [In(HttpLocation.Label)]
    public required string ApiId { get; init; }

    [Name("autoDeploy")]
    public bool? AutoDeploy { get; init; }

    [Name("clientCertificateId")]
    public string? ClientCertificateId { get; init; }

    [Name("defaultRouteSettings")]
    public RouteSettings? DefaultRouteSettings { get; init; }

    [Name("deploymentId")]
    public string? DeploymentId { get; init; }

    [Name("description")]
    [Length(0, 1024)]
    public string? Description { get; init; }

    [Name("routeSettings")]
    public IReadOnlyDictionary<string, RouteSettings>? RouteSettings { get; init; }

    [Name("stageName")]
    [Length(1, 128)]
    public required string StageName { get; init; }

    [Name("stageVariables")]
    public IReadOnlyDictionary<string, string>? StageVariables { get; init; }

    [Name("tags")]
    public IReadOnlyDictionary<string, string>? Tags { get; init; }
}
