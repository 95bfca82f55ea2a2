using Fractus.Kernel.Contracts;

namespace Fractus.DynamoDb.Contract;

[Shape]
public sealed partial record RestoreTableFromBackupInput
{
    [Length(3, 255)]
    [Pattern("[a-zA-Z0-9_.-]+")]
    public required string TargetTableName { get; init; }

    [Length(37, 1024)]
    public required string BackupArn { get; init; }

    [Enum(typeof(BillingMode))]
    public string? BillingModeOverride { get; init; }

    public IReadOnlyList<GlobalSecondaryIndex>? GlobalSecondaryIndexOverride { get; init; }

    public IReadOnlyList<LocalSecondaryIndex>? LocalSecondaryIndexOverride { get; init; }

    public ProvisionedThroughput? ProvisionedThroughputOverride { get; init; }

    public OnDemandThroughput? OnDemandThroughputOverride { get; init; }

    public SSESpecification? SSESpecificationOverride { get; init; }
}

[Shape]
public sealed partial record RestoreTableFromBackupOutput
{
    public TableDescription? TableDescription { get; init; }
}
