using Fractus.DynamoDb.Contract;

namespace Fractus.DynamoDb.Rules.Tables;

/// <summary>Makes a table's record from a request, and a description from a record.</summary>
internal static class TableDescriber
{
    public static TableRecord Record(CreateTableInput input, long number, string tableId, DateTimeOffset now)
    {
        var indexNumber = 0;
        var locals = (input.LocalSecondaryIndexes ?? []).Select(index => new IndexRecord
        {
            Number = ++indexNumber,
            Name = index.IndexName,
            IsGlobal = false,
            Key = Key(index.KeySchema),
            ProjectionType = index.Projection.ProjectionType!,
            NonKeyAttributes = index.Projection.NonKeyAttributes,
        });
        var globals = (input.GlobalSecondaryIndexes ?? []).Select(index => new IndexRecord
        {
            Number = ++indexNumber,
            Name = index.IndexName,
            IsGlobal = true,
            Key = Key(index.KeySchema),
            ProjectionType = index.Projection.ProjectionType!,
            NonKeyAttributes = index.Projection.NonKeyAttributes,
            Throughput = Throughput(index.ProvisionedThroughput),
        });
        return new TableRecord
        {
            Number = number,
            Name = input.TableName,
            TableId = tableId,
            CreatedAt = now,
            AttributeTypes = input.AttributeDefinitions.ToDictionary(d => d.AttributeName, d => d.AttributeType, StringComparer.Ordinal),
            Key = Key(input.KeySchema),
            Indexes = [.. locals, .. globals],
            IsOnDemand = input.BillingMode == BillingMode.PayPerRequest,
            Throughput = Throughput(input.ProvisionedThroughput),
            TableClass = input.TableClass,
            IsDeletionProtected = input.DeletionProtectionEnabled == true,
            Tags = (input.Tags ?? []).ToDictionary(tag => tag.Key, tag => tag.Value, StringComparer.Ordinal),
        };
    }

    /// <param name="table">The table.</param>
    /// <param name="status">One of <see cref="TableStatus"/>.</param>
    /// <param name="counts">Items and bytes of the table (0) and of each index, by number.</param>
    public static TableDescription Describe(Table table, string status, Func<int, (long Items, long Bytes)> counts)
    {
        var record = table.Record;
        var (items, bytes) = counts(0);
        return new TableDescription
        {
            AttributeDefinitions =
                [.. record.AttributeTypes.Select(a => new AttributeDefinition { AttributeName = a.Key, AttributeType = a.Value })],
            TableName = record.Name,
            KeySchema = KeySchema(record.Key),
            TableStatus = status,
            CreationDateTime = record.CreatedAt,
            ProvisionedThroughput = Describe(record.Throughput),
            TableSizeBytes = bytes,
            ItemCount = items,
            TableArn = table.Arn,
            TableId = record.TableId,
            BillingModeSummary = record.IsOnDemand
                ? new BillingModeSummary { BillingMode = BillingMode.PayPerRequest, LastUpdateToPayPerRequestDateTime = record.CreatedAt }
                : null,
            LocalSecondaryIndexes = Locals(table, counts),
            GlobalSecondaryIndexes = Globals(table, status, counts),
            TableClassSummary = record.TableClass is null ? null : new TableClassSummary { TableClass = record.TableClass },
            DeletionProtectionEnabled = record.IsDeletionProtected,
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

    private static GlobalSecondaryIndexDescription[]? Globals(Table table, string status, Func<int, (long Items, long Bytes)> counts)
    {
        var globals = table.Record.Indexes.Where(index => index.IsGlobal).Select(index => new GlobalSecondaryIndexDescription
        {
            IndexName = index.Name,
            KeySchema = KeySchema(index.Key),
            Projection = Projection(index),
            IndexStatus = status,
            ProvisionedThroughput = Describe(index.Throughput),
            IndexSizeBytes = counts(index.Number).Bytes,
            ItemCount = counts(index.Number).Items,
            IndexArn = $"{table.Arn}/index/{index.Name}",
        }).ToArray();
        return globals.Length == 0 ? null : globals;
    }

    private static Projection Projection(IndexRecord index) =>
        new() { ProjectionType = index.ProjectionType, NonKeyAttributes = index.NonKeyAttributes };

    private static KeyRecord Key(IReadOnlyList<KeySchemaElement> keys) =>
        new(keys[0].AttributeName, keys.Count > 1 ? keys[1].AttributeName : null);

    private static KeySchemaElement[] KeySchema(KeyRecord key)
    {
        var hash = new KeySchemaElement { AttributeName = key.Hash, KeyType = KeyType.Hash };
        return key.Range is null ? [hash] : [hash, new KeySchemaElement { AttributeName = key.Range, KeyType = KeyType.Range }];
    }

    private static ThroughputRecord? Throughput(ProvisionedThroughput? given) =>
        given is { ReadCapacityUnits: { } reads, WriteCapacityUnits: { } writes } ? new ThroughputRecord(reads, writes) : null;

    private static ProvisionedThroughputDescription Describe(ThroughputRecord? throughput) => new()
    {
        NumberOfDecreasesToday = 0,
        ReadCapacityUnits = throughput?.ReadUnits ?? 0,
        WriteCapacityUnits = throughput?.WriteUnits ?? 0,
    };
}
