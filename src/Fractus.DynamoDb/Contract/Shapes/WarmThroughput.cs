using Fractus.Kernel.Contracts;

namespace Fractus.DynamoDb.Contract;

[Shape]
public sealed partial record WarmThroughput
{
    public long? ReadUnitsPerSecond { get; init; }

    public long? WriteUnitsPerSecond { get; init; }
}
