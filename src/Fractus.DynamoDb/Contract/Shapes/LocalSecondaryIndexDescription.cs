using Fractus.Kernel.Contracts;

namespace Fractus.DynamoDb.Contract;

[Shape]
public sealed partial record LocalSecondaryIndexDescription
{
    public string? IndexName { get; init; }

    public IReadOnlyList<KeySchemaElement>? KeySchema { get; init; }

    public Projection? Projection { get; init; }

    public long? IndexSizeBytes { get; init; }

    public long? ItemCount { get; init; }

    public string? IndexArn { get; init; }
}
