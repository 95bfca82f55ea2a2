using Fractus.Kernel.Contracts;

namespace Fractus.DynamoDb.Contract;

[Shape]
public sealed partial record Capacity
{
    public double? ReadCapacityUnits { get; init; }

    public double? WriteCapacityUnits { get; init; }

    public double? CapacityUnits { get; init; }
}
