using Fractus.Kernel.Contracts;

namespace Fractus.DynamoDb.Contract;

[Shape]
public sealed partial record GlobalSecondaryIndexDescription
{
    public string? IndexName { get; init; }

    public IReadOnlyList<KeySchemaElement>? KeySchema { get; init; }

    public Projection? Projection { get; init; }

    public string? IndexStatus { get; init; }

    public bool? Backfilling { get; init; }

    public ProvisionedThroughputDescription? ProvisionedThroughput { get; init; }

    public long? IndexSizeBytes { get; init; }

    public long? ItemCount { get; init; }

    public string? IndexArn { get; init; }

    public OnDemandThroughput? OnDemandThroughput { get; init; }

    public GlobalSecondaryIndexWarmThroughputDescription? WarmThroughput { get; init; }
}
