using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.Lambda.Contract;

[Shape]
public sealed partial record GetEventSourceMappingInput
{
    [In(HttpLocation.Label)]
    public required string UUID { get; init; }
}
