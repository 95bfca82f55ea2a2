using Fractus.Kernel.Contracts;

namespace Fractus.DynamoDb.Contract;

[Shape]
public sealed partial record GlobalSecondaryIndexWarmThroughputDescription
{
    public long? ReadUnitsPerSecond { get; init; }

    public long? WriteUnitsPerSecond { get; init; }

    public string? Status { get; init; }
}
