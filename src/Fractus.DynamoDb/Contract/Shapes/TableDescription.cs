using Fractus.Kernel.Contracts;

namespace Fractus.DynamoDb.Contract;

[Shape]
public sealed partial record TableDescription
{
    public IReadOnlyList<AttributeDefinition>? AttributeDefinitions { get; init; }

    public string? TableName { get; init; }

    public IReadOnlyList<KeySchemaElement>? KeySchema { get; init; }

    public string? TableStatus { get; init; }

    public DateTimeOffset? CreationDateTime { get; init; }

    public ProvisionedThroughputDescription? ProvisionedThroughput { get; init; }

    public long? TableSizeBytes { get; init; }

    public long? ItemCount { get; init; }

    public string? TableArn { get; init; }

    public string? TableId { get; init; }

    public BillingModeSummary? BillingModeSummary { get; init; }

    public IReadOnlyList<LocalSecondaryIndexDescription>? LocalSecondaryIndexes { get; init; }

    public IReadOnlyList<GlobalSecondaryIndexDescription>? GlobalSecondaryIndexes { get; init; }

    public StreamSpecification? StreamSpecification { get; init; }

    public string? LatestStreamLabel { get; init; }

    public string? LatestStreamArn { get; init; }

    public string? GlobalTableVersion { get; init; }

    public IReadOnlyList<ReplicaDescription>? Replicas { get; init; }

    public RestoreSummary? RestoreSummary { get; init; }

    public SSEDescription? SSEDescription { get; init; }

    public ArchivalSummary? ArchivalSummary { get; init; }

    public TableClassSummary? TableClassSummary { get; init; }

    public bool? DeletionProtectionEnabled { get; init; }

    public OnDemandThroughput? OnDemandThroughput { get; init; }

    public TableWarmThroughputDescription? WarmThroughput { get; init; }

    public string? MultiRegionConsistency { get; init; }
}
