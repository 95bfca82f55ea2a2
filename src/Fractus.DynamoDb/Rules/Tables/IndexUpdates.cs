using Fractus.DynamoDb.Contract;

namespace Fractus.DynamoDb.Rules.Tables;

/// <summary>Adds, changes and removes global indexes of a table.</summary>
internal static class IndexUpdates
{
    public static TableRecord Apply(TableRecord record, UpdateTableInput input, DateTimeOffset now)
    {
        var updates = input.GlobalSecondaryIndexUpdates ?? [];
        CheckIsOnlyOne(record, updates);
        foreach (var update in updates)
        {
            record = update switch
            {
                { Create: { } create } => Create(record, create, input.AttributeDefinitions),
                { Update: { } change } => Change(record, change, now),
                _ => Delete(record, update.Delete!.IndexName),
            };
        }

        return record;
    }

    /// <exception cref="LimitExceededException">Of a table one index at a time is created or deleted.</exception>
    private static void CheckIsOnlyOne(TableRecord record, IReadOnlyList<GlobalSecondaryIndexUpdate> updates)
    {
        var changed = updates.Where(update => update.Update is null).ToList();

        // The one that is being created may be given up.
        var isOtherUnderWay = changed.Count == 1
            && record.Indexes.Any(index => index.IsBackfilling && index.Name != changed[0].Delete?.IndexName);
        if (changed.Count > 1 || isOtherUnderWay)
        {
            throw new LimitExceededException(
                "Subscriber limit exceeded: Only 1 online index can be created or deleted simultaneously per table");
        }
    }

    private static TableRecord Create(
        TableRecord record, CreateGlobalSecondaryIndexAction action, IReadOnlyList<AttributeDefinition>? attributeDefinitions)
    {
        var index = new GlobalSecondaryIndex
        {
            IndexName = action.IndexName,
            KeySchema = action.KeySchema,
            Projection = action.Projection,
            ProvisionedThroughput = action.ProvisionedThroughput,
            OnDemandThroughput = action.OnDemandThroughput,
            WarmThroughput = action.WarmThroughput,
        };
        if (record.Indexes.Any(other => other.Name == index.IndexName))
        {
            throw Invalid.Request("Attempting to create an index which already exists");
        }

        if (attributeDefinitions is null or { Count: 0 })
        {
            throw Invalid.Parameter($"AttributeDefinitions is not specified for index: {index.IndexName}");
        }

        var definitions = TableRules.Definitions(attributeDefinitions);
        IndexRules.CheckGlobal(index, record.IsOnDemand, definitions);
        CheckTypes(record, index, definitions);
        if (record.Indexes.Count(other => other.IsGlobal) >= IndexRules.MaxGlobal)
        {
            throw new LimitExceededException(
                $"Subscriber limit exceeded: Number of global secondary indexes exceeds per-table limit of {IndexRules.MaxGlobal}");
        }

        IndexRules.CheckProjectedNames(
            record.Indexes.Sum(other => other.NonKeyAttributes?.Count ?? 0) + (index.Projection.NonKeyAttributes?.Count ?? 0));
        var number = record.NextIndexNumber();
        var types = new Dictionary<string, string>(record.AttributeTypes, StringComparer.Ordinal);
        foreach (var key in index.KeySchema)
        {
            types[key.AttributeName] = definitions[key.AttributeName];
        }

        return record with
        {
            AttributeTypes = types,
            Indexes = [.. record.Indexes, TableDescriber.GlobalIndex(index, number, record.IsOnDemand) with { IsBackfilling = true }],
            LastIndexNumber = number,
        };
    }

    private static TableRecord Change(TableRecord record, UpdateGlobalSecondaryIndexAction action, DateTimeOffset now)
    {
        var index = Global(record, action.IndexName, "update");
        if (index.IsBackfilling)
        {
            throw new ResourceInUseException(
                "Attempt to change a resource which is still in use: "
                + $"Index is being created. Table: {record.Name} Index: {index.Name}");
        }

        if (action is { ProvisionedThroughput: null, OnDemandThroughput: null, WarmThroughput: null })
        {
            throw Invalid.Parameter(
                $"One of ProvisionedThroughput, OnDemandThroughput, WarmThroughput must be specified for index: {index.Name}");
        }

        if (record.IsOnDemand && action.ProvisionedThroughput is not null)
        {
            throw Invalid.Parameter(
                $"The only Updates for index: {index.Name} when TableThroughputMode is PAY_PER_REQUEST can be to "
                + "OnDemandThroughput, WarmThroughput");
        }

        var warm = WarmRules.Of(index.Warm, record.IsOnDemand, index.Throughput);
        var throughput = action.ProvisionedThroughput is { } wanted
            ? ThroughputRules.Change(index.Throughput, wanted, index.Name, now)
            : index.Throughput;
        var changed = index with
        {
            Throughput = throughput,
            OnDemandMaximum = action.OnDemandThroughput is { } maximum
                ? OnDemandRules.Change(index.OnDemandMaximum, maximum, record.IsOnDemand, index.Name)
                : index.OnDemandMaximum,
            Warm = action.WarmThroughput is { } warmer
                ? WarmRules.Raise(warm, warmer, index.Name)
                : WarmRules.Keep(warm, record.IsOnDemand, throughput),
        };
        return record with { Indexes = [.. record.Indexes.Select(other => ReferenceEquals(other, index) ? changed : other)] };
    }

    private static TableRecord Delete(TableRecord record, string name)
    {
        var index = Global(record, name, "delete");
        IReadOnlyList<IndexRecord> left = [.. record.Indexes.Where(other => !ReferenceEquals(other, index))];

        // An attribute that no key uses any longer may be of any type again.
        var types = record.AttributeTypes
            .Where(type => record.Key.Has(type.Key) || left.Any(other => other.Key.Has(type.Key)))
            .ToDictionary(StringComparer.Ordinal);
        return record with { Indexes = left, AttributeTypes = types, LastIndexNumber = record.NextIndexNumber() - 1 };
    }

    private static IndexRecord Global(TableRecord record, string name, string verb)
    {
        var index = record.Indexes.FirstOrDefault(index => index.Name == name)
            ?? throw new ResourceNotFoundException($"Requested resource not found: Index {name} for table {record.Name}");
        return index.IsGlobal ? index : throw Invalid.Request($"Cannot {verb} an index that is not a GlobalSecondaryIndex: {name}");
    }

    private static void CheckTypes(TableRecord record, GlobalSecondaryIndex index, Dictionary<string, string> definitions)
    {
        foreach (var key in index.KeySchema)
        {
            if (record.AttributeTypes.TryGetValue(key.AttributeName, out var type) && type != definitions[key.AttributeName])
            {
                var existing = record.Key.Has(key.AttributeName)
                    ? record.Key
                    : record.Indexes.First(other => other.Key.Has(key.AttributeName)).Key;
                throw Invalid.Parameter(
                    "Attributes cannot be redefined. Please check that your attribute has the same type as previously defined. "
                    + $"Existing schema: {Show(existing, record.AttributeTypes)} "
                    + $"New schema: {Show(TableDescriber.Key(index.KeySchema), definitions)}");
            }
        }
    }

    private static string Show(KeyRecord key, IReadOnlyDictionary<string, string> types)
    {
        var elements = TableDescriber.KeySchema(key).Select(element => $"SchemaElement: key{{{element.AttributeName}:{types[element.AttributeName]}:{element.KeyType}}}");
        return $"Schema:[{string.Join(", ", elements)}]";
    }
}
