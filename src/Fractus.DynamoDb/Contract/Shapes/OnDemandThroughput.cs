using Fractus.Kernel.Contracts;

namespace Fractus.DynamoDb.Contract;

[Shape]
public sealed partial record OnDemandThroughput
{
    public long? MaxReadRequestUnits { get; init; }

    public long? MaxWriteRequestUnits { get; init; }
}
