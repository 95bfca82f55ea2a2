using Fractus.ApiGateway.Contract;
using Fractus.ApiGateway.Rules;
using Fractus.ApiGateway.Rules.Sdk;
using Fractus.Kernel;

namespace Fractus.ApiGateway.Handlers;

public sealed partial class ApiGatewayHandlers
{
    private const string JavaScript = "javascript";

    // Those of the real service that are not generated here.
    private static readonly string[] s_otherSdks = ["android", "java", "objectivec", "ruby", "swift"];

    private static readonly SdkType s_javaScript = new()
    {
        Id = JavaScript,
        FriendlyName = "JavaScript",
        Description = "JavaScript SDK for browsers, with Signature Version 4",
        ConfigurationProperties = [],
    };

    /// <summary>Where the server is reached; known when it listens.</summary>
    public ServerEndpoint? Endpoint { get; set; }

    public ValueTask<SdkOutput> GetSdk(GetSdkInput input, Caller caller, CancellationToken cancellation)
    {
        CheckSdkType(input.SdkType);
        return Read(caller, input.RestApiId, api =>
        {
            var stage = api.Stage(input.StageName);
            var sdk = new JavaScriptSdk(api.Deployment(stage.DeploymentId!), InvokeUrl.Of(Endpoint, input.RestApiId, input.StageName, caller.Region), caller.Region);
            return new SdkOutput
            {
                Body = sdk.ToZip(stage.LastUpdatedDate ?? Now()),
                ContentType = "application/octet-stream",
                ContentDisposition = $"attachment; filename=\"javascript_{input.RestApiId}-{input.StageName}.zip\"",
            };
        });
    }

    public ValueTask<SdkType> GetSdkType(GetSdkTypeInput input, Caller caller, CancellationToken cancellation)
    {
        CheckSdkType(input.Id);
        return ValueTask.FromResult(s_javaScript);
    }

    public ValueTask<SdkTypes> GetSdkTypes(GetSdkTypesInput input, Caller caller, CancellationToken cancellation) =>
        ValueTask.FromResult(new SdkTypes { Items = [s_javaScript] });

    private static void CheckSdkType(string type)
    {
        NotSupported.RefuseWhen(s_otherSdks.Contains(type), $"The SDK type {type}");
        if (type != JavaScript)
        {
            throw new NotFoundException("Invalid SDK type identifier specified");
        }
    }
}
