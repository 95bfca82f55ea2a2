using Fractus.Kernel.Contracts;

namespace Fractus.DynamoDb.Contract;

[Shape]
public sealed partial record ReplicaGlobalSecondaryIndex
{
    [Length(3, 255)]
    [Pattern("[a-zA-Z0-9_.-]+")]
    public required string IndexName { get; init; }

    public ProvisionedThroughputOverride? ProvisionedThroughputOverride { get; init; }

    public OnDemandThroughputOverride? OnDemandThroughputOverride { get; init; }
}
