using Fractus.Kernel.Contracts;

namespace Fractus.DynamoDb.Contract;

[Shape]
public sealed partial record OnDemandThroughputOverride
{
    public long? MaxReadRequestUnits { get; init; }
}
