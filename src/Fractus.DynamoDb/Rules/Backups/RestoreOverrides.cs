using Fractus.DynamoDb.Contract;

namespace Fractus.DynamoDb.Rules.Backups;

/// <summary>In what a restored table is to differ from its source; null leaves the source's.</summary>
internal sealed record RestoreOverrides
{
    public string? BillingMode { get; init; }

    public ProvisionedThroughput? Throughput { get; init; }

    public OnDemandThroughput? OnDemandThroughput { get; init; }

    /// <summary>An empty list leaves all indexes off, as in the next.</summary>
    public IReadOnlyList<GlobalSecondaryIndex>? GlobalIndexes { get; init; }

    public IReadOnlyList<LocalSecondaryIndex>? LocalIndexes { get; init; }

    public SSESpecification? Encryption { get; init; }

    public static RestoreOverrides Of(RestoreTableFromBackupInput input) => new()
    {
        BillingMode = input.BillingModeOverride,
        Throughput = input.ProvisionedThroughputOverride,
        OnDemandThroughput = input.OnDemandThroughputOverride,
        GlobalIndexes = input.GlobalSecondaryIndexOverride,
        LocalIndexes = input.LocalSecondaryIndexOverride,
        Encryption = input.SSESpecificationOverride,
    };

    public static RestoreOverrides Of(RestoreTableToPointInTimeInput input) => new()
    {
        BillingMode = input.BillingModeOverride,
        Throughput = input.ProvisionedThroughputOverride,
        OnDemandThroughput = input.OnDemandThroughputOverride,
        GlobalIndexes = input.GlobalSecondaryIndexOverride,
        LocalIndexes = input.LocalSecondaryIndexOverride,
        Encryption = input.SSESpecificationOverride,
    };
}
