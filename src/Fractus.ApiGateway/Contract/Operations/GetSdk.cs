using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.ApiGateway.Contract;

[Shape]
public sealed partial record GetSdkInput
{
    [Name("restApiId")]
    [In(HttpLocation.Label)]
    public required string RestApiId { get; init; }

    [Name("stageName")]
    [In(HttpLocation.Label)]
    public required string StageName { get; init; }

    [Name("sdkType")]
    [In(HttpLocation.Label)]
    public required string SdkType { get; init; }

    [Name("parameters")]
    [In(HttpLocation.QueryParams)]
    public IReadOnlyDictionary<string, string>? Parameters { get; init; }
}
