using Fractus.Kernel.Contracts;

namespace Fractus.ApiGateway.Contract;

[Shape]
public sealed partial record SdkTypes
{
    [Name("item")]
    public IReadOnlyList<SdkType>? Items { get; init; }
}
