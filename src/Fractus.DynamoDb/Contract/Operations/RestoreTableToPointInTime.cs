using Fractus.Kernel.Contracts;

namespace Fractus.DynamoDb.Contract;

[Shape]
public sealed partial record RestoreTableToPointInTimeInput
{
    [Length(1, 1024)]
    public string? SourceTableArn { get; init; }

    [Length(3, 255)]
    [Pattern("[a-zA-Z0-9_.-]+")]
    public string? SourceTableName { get; init; }

    [Length(3, 255)]
    [Pattern("[a-zA-Z0-9_.-]+")]
    public required string TargetTableName { get; init; }

    public bool? UseLatestRestorableTime { get; init; }

    public DateTimeOffset? RestoreDateTime { get; init; }

    [Enum(typeof(BillingMode))]
    public string? BillingModeOverride { get; init; }

    public IReadOnlyList<GlobalSecondaryIndex>? GlobalSecondaryIndexOverride { get; init; }

    public IReadOnlyList<LocalSecondaryIndex>? LocalSecondaryIndexOverride { get; init; }

    public ProvisionedThroughput? ProvisionedThroughputOverride { get; init; }

    public OnDemandThroughput? OnDemandThroughputOverride { get; init; }

    public SSESpecification? SSESpecificationOverride { get; init; }
}

[Shape]
public sealed partial record RestoreTableToPointInTimeOutput
{
    public TableDescription? TableDescription { get; init; }
}
