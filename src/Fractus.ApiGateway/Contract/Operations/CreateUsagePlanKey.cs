using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.ApiGateway.Contract;

[Shape]
public sealed partial record CreateUsagePlanKeyInput
{
    [Name("usagePlanId")]
    [In(HttpLocation.Label)]
    public required string UsagePlanId { get; init; }

    [Name("keyId")]
    public required string KeyId { get; init; }

    [Name("keyType")]
    public required string KeyType { get; init; }
}
