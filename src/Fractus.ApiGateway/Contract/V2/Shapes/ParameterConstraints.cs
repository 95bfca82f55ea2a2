using Fractus.Kernel.Contracts;

namespace Fractus.ApiGateway.Contract.V2;

[Shape]
public sealed partial record ParameterConstraints
{
    [Name("required")]
    public bool? Required { get; init; }
}
