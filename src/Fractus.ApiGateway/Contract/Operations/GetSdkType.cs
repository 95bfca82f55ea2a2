using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.ApiGateway.Contract;

[Shape]
public sealed partial record GetSdkTypeInput
{
    [Name("id")]
    [In(HttpLocation.Label)]
    public required string Id { get; init; }
}
