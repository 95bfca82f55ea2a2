using Fractus.DynamoDb.Contract;

namespace Fractus.DynamoDb.Rules.Tables;

/// <summary>Makes a table's record from a request, and a description from a record.</summary>
internal static class TableDescriber
{
    /// <summary>The record, which is yet to be given its number.</summary>
    public static TableRecord Record(CreateTableInput input, string tableId, DateTimeOffset now)
    {
        var indexNumber = 0;
        var isOnDemand = input.BillingMode == BillingMode.PayPerRequest;
        var locals = (input.LocalSecondaryIndexes ?? []).Select(index => new IndexRecord
        {
            Number = ++indexNumber,
            Name = index.IndexName,
            IsGlobal = false,
            Key = Key(index.KeySchema),
            ProjectionType = index.Projection.ProjectionType!,
            NonKeyAttributes = index.Projection.NonKeyAttributes,
        });
        var globals = (input.GlobalSecondaryIndexes ?? []).Select(index => GlobalIndex(index, ++indexNumber, isOnDemand));
        var throughput = ThroughputRules.Create(input.ProvisionedThroughput);
        return new TableRecord
        {
            Number = 0,
            Name = input.TableName,
            TableId = tableId,
            CreatedAt = now,
            AttributeTypes = input.AttributeDefinitions.ToDictionary(d => d.AttributeName, d => d.AttributeType, StringComparer.Ordinal),
            Key = Key(input.KeySchema),
            Indexes = [.. locals, .. globals],
            LastIndexNumber = indexNumber,
            IsOnDemand = isOnDemand,
            OnDemandSince = isOnDemand ? now : null,
            Throughput = throughput,
            OnDemandMaximum = OnDemandRules.Create(input.OnDemandThroughput, isOnDemand, index: null),
            Warm = WarmRules.Create(input.WarmThroughput, isOnDemand, throughput, index: null),
            TableClass = input.TableClass,
            UsesManagedKey = EncryptionRules.Read(input.SSESpecification),
            IsDeletionProtected = input.DeletionProtectionEnabled == true,
            Tags = (input.Tags ?? []).ToDictionary(tag => tag.Key, tag => tag.Value, StringComparer.Ordinal),
        };
    }

    public static IndexRecord GlobalIndex(GlobalSecondaryIndex index, int number, bool isOnDemand)
    {
        var throughput = ThroughputRules.Create(index.ProvisionedThroughput);
        return new IndexRecord
        {
            Number = number,
            Name = index.IndexName,
            IsGlobal = true,
            Key = Key(index.KeySchema),
            ProjectionType = index.Projection.ProjectionType!,
            NonKeyAttributes = index.Projection.NonKeyAttributes,
            Throughput = throughput,
            OnDemandMaximum = OnDemandRules.Create(index.OnDemandThroughput, isOnDemand, index.IndexName),
            Warm = WarmRules.Create(index.WarmThroughput, isOnDemand, throughput, index.IndexName),
        };
    }

    /// <param name="table">The table.</param>
    /// <param name="now">The time, by which decreases of today are counted.</param>
    /// <param name="counts">Items and bytes of the table (0) and of each index, by number.</param>
    public static TableDescription Describe(Table table, DateTimeOffset now, Func<int, (long Items, long Bytes)> counts)
    {
        var record = table.Record;
        var (items, bytes) = counts(0);
        return new TableDescription
        {
            AttributeDefinitions =
            [
                .. record.AttributeTypes.OrderBy(a => a.Key, StringComparer.Ordinal)
                    .Select(a => new AttributeDefinition { AttributeName = a.Key, AttributeType = a.Value }),
            ],
            TableName = record.Name,
            KeySchema = KeySchema(record.Key),
            TableStatus = record.IsBeingFilled ? TableStatus.Creating : TableStatus.Active,
            CreationDateTime = record.CreatedAt,
            ProvisionedThroughput = ThroughputRules.Describe(record.Throughput, now),
            TableSizeBytes = bytes,
            ItemCount = items,
            TableArn = table.Arn,
            TableId = record.TableId,
            BillingModeSummary = Billing(record),
            LocalSecondaryIndexes = Locals(table, counts),
            GlobalSecondaryIndexes = Globals(table, now, counts),
            SSEDescription = EncryptionRules.Describe(record.UsesManagedKey, table.Arn),
            TableClassSummary = record.TableClass is null
                ? null
                : new TableClassSummary { TableClass = record.TableClass, LastUpdateDateTime = record.TableClassChangedAt },
            DeletionProtectionEnabled = record.IsDeletionProtected,
            OnDemandThroughput = OnDemandRules.Describe(record.OnDemandMaximum),
            WarmThroughput = Warm(record),
            StreamSpecification = record.Stream is { IsEnabled: true } stream
                ? new StreamSpecification { StreamEnabled = true, StreamViewType = stream.ViewType }
                : null,
            LatestStreamLabel = record.Stream?.Label,
            LatestStreamArn = record.Stream is null ? null : $"{table.Arn}/stream/{record.Stream.Label}",
            RestoreSummary = Restore(record.Restore),
        };
    }

    /// <summary>
    /// What CreateTable answers: all of it is in the state in which callers expect to have to wait, and warm throughput is told only where
    /// it was asked for.
    /// </summary>
    /// <remarks>Recorded on the real service; of an index that is given warm throughput nothing is recorded, so it is as its table.</remarks>
    public static TableDescription AsCreating(TableDescription description, CreateTableInput input) => description with
    {
        TableStatus = TableStatus.Creating,
        BillingModeSummary = description.BillingModeSummary is { } billing ? billing with { LastUpdateToPayPerRequestDateTime = null } : null,
        GlobalSecondaryIndexes = description.GlobalSecondaryIndexes?.Select(index => AsCreating(index, input)).ToArray(),
        WarmThroughput = input.WarmThroughput is null ? null : description.WarmThroughput! with { Status = TableStatus.Updating },
    };

    private static GlobalSecondaryIndexDescription AsCreating(GlobalSecondaryIndexDescription index, CreateTableInput input) => index with
    {
        IndexStatus = IndexStatus.Creating,
        WarmThroughput = input.GlobalSecondaryIndexes!.Any(given => given.IndexName == index.IndexName && given.WarmThroughput is not null)
            ? index.WarmThroughput! with { Status = IndexStatus.Updating }
            : null,
    };

    private static RestoreSummary? Restore(RestoreRecord? restore) => restore is null
        ? null
        : new RestoreSummary
        {
            SourceBackupArn = restore.BackupArn,
            SourceTableArn = restore.TableArn,
            RestoreDateTime = restore.Time,
            RestoreInProgress = true,
        };

    private static BillingModeSummary? Billing(TableRecord record) => record switch
    {
        { IsOnDemand: true } => new BillingModeSummary
        {
            BillingMode = BillingMode.PayPerRequest,
            LastUpdateToPayPerRequestDateTime = record.OnDemandSince ?? record.CreatedAt,
        },
        { OnDemandSince: { } since } => new BillingModeSummary { BillingMode = BillingMode.Provisioned, LastUpdateToPayPerRequestDateTime = since },
        _ => null,
    };

    private static TableWarmThroughputDescription Warm(TableRecord record)
    {
        var warm = WarmRules.Of(record.Warm, record.IsOnDemand, record.Throughput);
        return new TableWarmThroughputDescription
        {
            ReadUnitsPerSecond = warm.ReadUnits,
            WriteUnitsPerSecond = warm.WriteUnits,
            Status = TableStatus.Active,
        };
    }

    private static LocalSecondaryIndexDescription[]? Locals(Table table, Func<int, (long Items, long Bytes)> counts)
    {
        var locals = table.Record.Indexes.Where(index => !index.IsGlobal).Select(index => new LocalSecondaryIndexDescription
        {
            IndexName = index.Name,
            KeySchema = KeySchema(index.Key),
            Projection = Projection(index),
            IndexSizeBytes = counts(index.Number).Bytes,
            ItemCount = counts(index.Number).Items,
            IndexArn = $"{table.Arn}/index/{index.Name}",
        }).ToArray();
        return locals.Length == 0 ? null : locals;
    }

    private static GlobalSecondaryIndexDescription[]? Globals(Table table, DateTimeOffset now, Func<int, (long Items, long Bytes)> counts)
    {
        var record = table.Record;
        var globals = record.Indexes.Where(index => index.IsGlobal).Select(index => new GlobalSecondaryIndexDescription
        {
            IndexName = index.Name,
            KeySchema = KeySchema(index.Key),
            Projection = Projection(index),
            IndexStatus = index.IsBackfilling || record.IsBeingFilled ? IndexStatus.Creating : IndexStatus.Active,
            Backfilling = index.IsBackfilling ? true : null,
            ProvisionedThroughput = ThroughputRules.Describe(index.Throughput, now),
            IndexSizeBytes = counts(index.Number).Bytes,
            ItemCount = counts(index.Number).Items,
            IndexArn = $"{table.Arn}/index/{index.Name}",
            OnDemandThroughput = OnDemandRules.Describe(index.OnDemandMaximum),
            WarmThroughput = Warm(index, record.IsOnDemand),
        }).ToArray();
        return globals.Length == 0 ? null : globals;
    }

    private static GlobalSecondaryIndexWarmThroughputDescription Warm(IndexRecord index, bool isOnDemand)
    {
        var warm = WarmRules.Of(index.Warm, isOnDemand, index.Throughput);
        return new GlobalSecondaryIndexWarmThroughputDescription
        {
            ReadUnitsPerSecond = warm.ReadUnits,
            WriteUnitsPerSecond = warm.WriteUnits,
            Status = IndexStatus.Active,
        };
    }

    public static Projection Projection(IndexRecord index) => new()
    {
        ProjectionType = index.ProjectionType,
        NonKeyAttributes = index.NonKeyAttributes?.Order(StringComparer.Ordinal).ToArray(),
    };

    public static KeyRecord Key(IReadOnlyList<KeySchemaElement> keys)
    {
        var hashes = Names(keys, KeyType.Hash);
        var ranges = Names(keys, KeyType.Range);
        return new KeyRecord(hashes[0], ranges.Length == 0 ? null : ranges[0])
        {
            FurtherHashes = hashes.Length > 1 ? hashes[1..] : null,
            FurtherRanges = ranges.Length > 1 ? ranges[1..] : null,
        };
    }

    public static KeySchemaElement[] KeySchema(KeyRecord key) =>
    [
        .. key.AllHashes().Select(name => new KeySchemaElement { AttributeName = name, KeyType = KeyType.Hash }),
        .. key.AllRanges().Select(name => new KeySchemaElement { AttributeName = name, KeyType = KeyType.Range }),
    ];

    private static string[] Names(IReadOnlyList<KeySchemaElement> keys, string type) =>
        [.. keys.Where(key => key.KeyType == type).Select(key => key.AttributeName)];
}
