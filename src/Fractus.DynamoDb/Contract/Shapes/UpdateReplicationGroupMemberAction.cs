using Fractus.Kernel.Contracts;

namespace Fractus.DynamoDb.Contract;

[Shape]
public sealed partial record UpdateReplicationGroupMemberAction
{
    public required string RegionName { get; init; }

    public string? KMSMasterKeyId { get; init; }

    public ProvisionedThroughputOverride? ProvisionedThroughputOverride { get; init; }

    public OnDemandThroughputOverride? OnDemandThroughputOverride { get; init; }

    [Length(1)]
    public IReadOnlyList<ReplicaGlobalSecondaryIndex>? GlobalSecondaryIndexes { get; init; }

    [Enum(typeof(TableClass))]
    public string? TableClassOverride { get; init; }
}
