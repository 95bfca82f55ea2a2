using Fractus.DynamoDb.Contract;
using Fractus.DynamoDb.Rules.Tables;

namespace Fractus.DynamoDb.Rules.Backups;

/// <summary>What requests are told of a backup.</summary>
internal static class BackupDescriber
{
    public static BackupDetails Details(BackupRecord backup, string status) => new()
    {
        BackupArn = backup.Arn,
        BackupName = backup.Name,
        BackupSizeBytes = backup.SizeBytes,
        BackupStatus = status,
        BackupType = backup.Type,
        BackupCreationDateTime = backup.CreatedAt,
        BackupExpiryDateTime = backup.ExpiresAt,
    };

    public static BackupDescription Describe(BackupRecord backup, string status) => new()
    {
        BackupDetails = Details(backup, status),
        SourceTableDetails = Source(backup),
        SourceTableFeatureDetails = backup.IsSystem ? new SourceTableFeatureDetails() : Features(backup.Table, backup.TableArn),
    };

    public static BackupSummary Summarize(BackupRecord backup) => new()
    {
        TableName = backup.Table.Name,
        TableId = backup.Table.TableId,
        TableArn = backup.TableArn,
        BackupArn = backup.Arn,
        BackupName = backup.Name,
        BackupCreationDateTime = backup.CreatedAt,
        BackupExpiryDateTime = backup.ExpiresAt,
        BackupStatus = backup.Status,
        BackupType = backup.Type,
        BackupSizeBytes = backup.SizeBytes,
    };

    private static SourceTableDetails Source(BackupRecord backup) => new()
    {
        TableName = backup.Table.Name,
        TableId = backup.Table.TableId,
        TableArn = backup.TableArn,
        TableSizeBytes = backup.SizeBytes,
        KeySchema = TableDescriber.KeySchema(backup.Table.Key),
        TableCreationDateTime = backup.Table.CreatedAt,
        ProvisionedThroughput = Throughput(backup.Table.Throughput),
        OnDemandThroughput = OnDemandRules.Describe(backup.Table.OnDemandMaximum),
        ItemCount = backup.ItemCount,
        BillingMode = backup.Table.IsOnDemand ? BillingMode.PayPerRequest : BillingMode.Provisioned,
    };

    private static SourceTableFeatureDetails Features(TableRecord table, string tableArn)
    {
        var locals = table.Indexes.Where(index => !index.IsGlobal).Select(index => new LocalSecondaryIndexInfo
        {
            IndexName = index.Name,
            KeySchema = TableDescriber.KeySchema(index.Key),
            Projection = TableDescriber.Projection(index),
        }).ToArray();
        var globals = table.Indexes.Where(index => index.IsGlobal).Select(index => new GlobalSecondaryIndexInfo
        {
            IndexName = index.Name,
            KeySchema = TableDescriber.KeySchema(index.Key),
            Projection = TableDescriber.Projection(index),
            ProvisionedThroughput = Throughput(index.Throughput),
            OnDemandThroughput = OnDemandRules.Describe(index.OnDemandMaximum),
        }).ToArray();
        return new SourceTableFeatureDetails
        {
            LocalSecondaryIndexes = locals.Length == 0 ? null : locals,
            GlobalSecondaryIndexes = globals.Length == 0 ? null : globals,
            StreamDescription = table.Stream is { IsEnabled: true } stream
                ? new StreamSpecification { StreamEnabled = true, StreamViewType = stream.ViewType }
                : null,
            TimeToLiveDescription = table.TimeToLiveAttribute is { } attribute
                ? new TimeToLiveDescription { TimeToLiveStatus = TimeToLiveStatus.Enabled, AttributeName = attribute }
                : null,
            SSEDescription = EncryptionRules.Describe(table.UsesManagedKey, tableArn),
        };
    }

    private static ProvisionedThroughput Throughput(ThroughputRecord? throughput) => new()
    {
        ReadCapacityUnits = throughput?.ReadUnits ?? 0,
        WriteCapacityUnits = throughput?.WriteUnits ?? 0,
    };
}
