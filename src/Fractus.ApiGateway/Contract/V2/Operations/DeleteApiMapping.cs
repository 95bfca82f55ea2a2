using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.ApiGateway.Contract.V2;

[Shape]
public sealed partial record DeleteApiMappingInput
{
    [Name("ApiMappingId")]
    [In(HttpLocation.Label)]
    public required string ApiMappingId { get; init; }

    [Name("DomainName")]
    [In(HttpLocation.Label)]
    public required string DomainName { get; init; }
}
