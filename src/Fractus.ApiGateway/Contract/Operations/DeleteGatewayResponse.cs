using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.ApiGateway.Contract;

[Shape]
public sealed partial record DeleteGatewayResponseInput
{
    [Name("restApiId")]
    [In(HttpLocation.Label)]
    public required string RestApiId { get; init; }

    [Name("responseType")]
    [In(HttpLocation.Label)]
    [Enum(typeof(GatewayResponseType))]
    public required string ResponseType { get; init; }
}
