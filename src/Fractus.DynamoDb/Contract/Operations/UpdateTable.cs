using Fractus.Kernel.Contracts;

namespace Fractus.DynamoDb.Contract;

[Shape]
public sealed partial record UpdateTableInput
{
    public IReadOnlyList<AttributeDefinition>? AttributeDefinitions { get; init; }

    [Required("The parameter 'TableName' is required but was not present in the request")]
    [Length(1, 1024)]
    public required string TableName { get; init; }

    [Enum(typeof(BillingMode))]
    public string? BillingMode { get; init; }

    public ProvisionedThroughput? ProvisionedThroughput { get; init; }

    public IReadOnlyList<GlobalSecondaryIndexUpdate>? GlobalSecondaryIndexUpdates { get; init; }

    public StreamSpecification? StreamSpecification { get; init; }

    public SSESpecification? SSESpecification { get; init; }

    [Length(1)]
    public IReadOnlyList<ReplicationGroupUpdate>? ReplicaUpdates { get; init; }

    public string? TableClass { get; init; }

    public bool? DeletionProtectionEnabled { get; init; }

    [Enum(typeof(MultiRegionConsistency))]
    public string? MultiRegionConsistency { get; init; }

    public OnDemandThroughput? OnDemandThroughput { get; init; }

    public WarmThroughput? WarmThroughput { get; init; }
}

[Shape]
public sealed partial record UpdateTableOutput
{
    public TableDescription? TableDescription { get; init; }
}
