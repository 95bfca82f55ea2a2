using Fractus.Kernel.Contracts;

namespace Fractus.DynamoDb.Contract;

[Shape]
public sealed partial record ProvisionedThroughputOverride
{
    public long? ReadCapacityUnits { get; init; }
}
