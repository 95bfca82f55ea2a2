using Fractus.Kernel.Contracts;

namespace Fractus.ApiGateway.Contract;

[Shape]
public sealed partial record Template
{
    [Name("value")]
    public string? Value { get; init; }
}
