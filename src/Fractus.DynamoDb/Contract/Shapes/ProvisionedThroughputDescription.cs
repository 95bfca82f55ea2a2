using Fractus.Kernel.Contracts;

namespace Fractus.DynamoDb.Contract;

[Shape]
public sealed partial record ProvisionedThroughputDescription
{
    public DateTimeOffset? LastIncreaseDateTime { get; init; }

    public DateTimeOffset? LastDecreaseDateTime { get; init; }

    public long? NumberOfDecreasesToday { get; init; }

    public long? ReadCapacityUnits { get; init; }

    public long? WriteCapacityUnits { get; init; }
}
