using Fractus.Kernel.Contracts;

namespace Fractus.DynamoDb.Contract;

[Shape]
public sealed partial record DescribeLimitsInput
{
}

[Shape]
public sealed partial record DescribeLimitsOutput
{
    public long? AccountMaxReadCapacityUnits { get; init; }

    public long? AccountMaxWriteCapacityUnits { get; init; }

    public long? TableMaxReadCapacityUnits { get; init; }

    public long? TableMaxWriteCapacityUnits { get; init; }
}
