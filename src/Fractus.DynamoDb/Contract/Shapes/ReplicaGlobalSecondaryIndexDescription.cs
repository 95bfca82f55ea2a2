using Fractus.Kernel.Contracts;

namespace Fractus.DynamoDb.Contract;

[Shape]
public sealed partial record ReplicaGlobalSecondaryIndexDescription
{
    public string? IndexName { get; init; }

    public ProvisionedThroughputOverride? ProvisionedThroughputOverride { get; init; }

    public OnDemandThroughputOverride? OnDemandThroughputOverride { get; init; }

    public GlobalSecondaryIndexWarmThroughputDescription? WarmThroughput { get; init; }
}
