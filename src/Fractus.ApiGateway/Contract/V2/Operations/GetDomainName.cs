using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.ApiGateway.Contract.V2;

[Shape]
public sealed partial record GetDomainNameInput
{
    [Name("DomainName")]
    [In(HttpLocation.Label)]
    public required string DomainName { get; init; }
}
