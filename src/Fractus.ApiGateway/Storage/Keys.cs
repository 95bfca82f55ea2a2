using Fractus.Kernel;
using Fractus.Store;

namespace Fractus.ApiGateway.Storage;

/// <summary>
/// Where the service keeps what it knows. An API's id is unique in the whole cloud, because its host name is; its parts are kept
/// under the id alone and its ownership is asked of the API's own key.
/// </summary>
internal static class Keys
{
    public static Subspace Root { get; } = new("apigateway");

    private static readonly Subspace s_owners = Root.Within("owner");
    private static readonly Subspace s_apis = Root.Within("api");
    private static readonly Subspace s_resources = Root.Within("resource");
    private static readonly Subspace s_deployments = Root.Within("deployment");
    private static readonly Subspace s_stages = Root.Within("stage");

    public static byte[] Owner(string apiId) => s_owners.Key(apiId);

    public static byte[] Api(string account, string region, string apiId) => s_apis.Key(account, region, apiId);

    public static KeyRange Apis(Caller caller) => s_apis.Range(caller.Account, caller.Region);

    public static byte[] Resource(string apiId, string resourceId) => s_resources.Key(apiId, resourceId);

    public static KeyRange Resources(string apiId) => s_resources.Range(apiId);

    public static byte[] Deployment(string apiId, string deploymentId) => s_deployments.Key(apiId, deploymentId);

    public static KeyRange Deployments(string apiId) => s_deployments.Range(apiId);

    public static byte[] Stage(string apiId, string stageName) => s_stages.Key(apiId, stageName);

    public static KeyRange Stages(string apiId) => s_stages.Range(apiId);

    /// <summary>The one key of a stage, for watching it.</summary>
    public static KeyRange OnlyStage(string apiId, string stageName)
    {
        var key = Stage(apiId, stageName);
        return new KeyRange(key, (byte[])[.. key, 0]);
    }
}
