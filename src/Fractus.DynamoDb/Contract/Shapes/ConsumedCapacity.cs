using Fractus.Kernel.Contracts;

namespace Fractus.DynamoDb.Contract;

[Shape]
public sealed partial record ConsumedCapacity
{
    public string? TableName { get; init; }

    public double? CapacityUnits { get; init; }

    public double? ReadCapacityUnits { get; init; }

    public double? WriteCapacityUnits { get; init; }

    public Capacity? Table { get; init; }

    public IReadOnlyDictionary<string, Capacity>? LocalSecondaryIndexes { get; init; }

    public IReadOnlyDictionary<string, Capacity>? GlobalSecondaryIndexes { get; init; }
}
