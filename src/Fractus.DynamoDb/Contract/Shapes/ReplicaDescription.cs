using Fractus.Kernel.Contracts;

namespace Fractus.DynamoDb.Contract;

[Shape]
public sealed partial record ReplicaDescription
{
    public string? RegionName { get; init; }

    public string? ReplicaStatus { get; init; }

    public string? ReplicaStatusDescription { get; init; }

    public string? ReplicaStatusPercentProgress { get; init; }

    public string? KMSMasterKeyId { get; init; }

    public ProvisionedThroughputOverride? ProvisionedThroughputOverride { get; init; }

    public OnDemandThroughputOverride? OnDemandThroughputOverride { get; init; }

    public TableWarmThroughputDescription? WarmThroughput { get; init; }

    public IReadOnlyList<ReplicaGlobalSecondaryIndexDescription>? GlobalSecondaryIndexes { get; init; }

    public DateTimeOffset? ReplicaInaccessibleDateTime { get; init; }

    public TableClassSummary? ReplicaTableClassSummary { get; init; }
}
