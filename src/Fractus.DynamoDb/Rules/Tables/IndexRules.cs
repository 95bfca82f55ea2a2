using Fractus.DynamoDb.Contract;

namespace Fractus.DynamoDb.Rules.Tables;

/// <summary>What secondary indexes must be.</summary>
internal static class IndexRules
{
    public const int MaxGlobal = 20;

    private const int MaxLocal = 5;
    private const int MaxProjectedNames = 100;

    public static void Check(CreateTableInput input, IReadOnlyDictionary<string, string> definitions)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        if (input.LocalSecondaryIndexes is { } locals)
        {
            CheckLocals(locals, input.KeySchema, definitions, names);
        }

        if (input.GlobalSecondaryIndexes is { } globals)
        {
            CheckGlobals(globals, input.BillingMode, definitions, names);
        }

        var projected = (input.LocalSecondaryIndexes?.Select(index => index.Projection) ?? [])
            .Concat(input.GlobalSecondaryIndexes?.Select(index => index.Projection) ?? [])
            .Sum(projection => projection.NonKeyAttributes?.Count ?? 0);
        CheckProjectedNames(projected);
    }

    /// <summary>One that is created with its table, or added to it.</summary>
    public static void CheckGlobal(GlobalSecondaryIndex index, bool isOnDemand, IReadOnlyDictionary<string, string> definitions)
    {
        CheckCompositeKeys(index.KeySchema);
        TableRules.CheckKeySchema(index.KeySchema, definitions, isComposite: IsComposite(index.KeySchema));
        CheckProjection(index.Projection);
        CheckThroughput(index, isOnDemand);
    }

    /// <summary>
    /// The keys of a global index of which one has several attributes. Recorded on the service: ack-api-quirks, "Table indexes".
    /// </summary>
    public static void CheckCompositeKeys(IReadOnlyList<KeySchemaElement> keys)
    {
        if (!IsComposite(keys))
        {
            return;
        }

        if (keys.DistinctBy(key => key.AttributeName).Count() < keys.Count)
        {
            throw Invalid.Request("The KeySchema contains multiple key attributes with the same name");
        }

        foreach (var type in new[] { KeyType.Hash, KeyType.Range })
        {
            if (keys.Count(key => key.KeyType == type) > KeySchema.MostOfAKind)
            {
                throw Invalid.Parameter($"The KeySchema exceeds the maximum allowed number of {type} key attributes");
            }
        }

        if (keys.SkipWhile(key => key.KeyType == KeyType.Hash).Any(key => key.KeyType == KeyType.Hash) && keys[0].KeyType == KeyType.Hash)
        {
            throw Invalid.Parameter("All HASH key attributes must precede RANGE key attributes in the KeySchema");
        }
    }

    /// <param name="count">Of all indexes of a table together.</param>
    public static void CheckProjectedNames(int count)
    {
        if (count > MaxProjectedNames)
        {
            throw Invalid.Parameter($"Number of NonKeyAttributes across all indexes exceeds the limit of {MaxProjectedNames}");
        }
    }

    private static void CheckLocals(
        IReadOnlyList<LocalSecondaryIndex> indexes,
        IReadOnlyList<KeySchemaElement> tableKeys,
        IReadOnlyDictionary<string, string> definitions,
        HashSet<string> names)
    {
        if (indexes.Count == 0)
        {
            throw Invalid.Parameter("List of LocalSecondaryIndexes is empty");
        }

        if (tableKeys.Count != 2)
        {
            throw Invalid.Parameter(
                "Table KeySchema does not have a range key, which is required when specifying a LocalSecondaryIndex");
        }

        foreach (var index in indexes)
        {
            TableRules.CheckKeySchema(index.KeySchema, definitions);
            if (index.KeySchema.Count != 2)
            {
                throw Invalid.Parameter($"Index KeySchema does not have a range key for index: {index.IndexName}");
            }

            var (hash, tableHash) = (index.KeySchema[0].AttributeName, tableKeys[0].AttributeName);
            if (hash != tableHash)
            {
                throw Invalid.Parameter(
                    $"Index KeySchema does not have the same leading hash key as table KeySchema for index: {index.IndexName}. "
                    + $"index hash key: {hash}, table hash key: {tableHash}");
            }

            CheckProjection(index.Projection);
            CheckName(index.IndexName, names);
        }

        if (indexes.Count > MaxLocal)
        {
            throw Invalid.Parameter($"Number of LocalSecondaryIndexes exceeds per-table limit of {MaxLocal}");
        }
    }

    private static void CheckGlobals(
        IReadOnlyList<GlobalSecondaryIndex> indexes,
        string? billingMode,
        IReadOnlyDictionary<string, string> definitions,
        HashSet<string> names)
    {
        if (indexes.Count == 0)
        {
            throw Invalid.Parameter("List of GlobalSecondaryIndexes is empty");
        }

        foreach (var index in indexes)
        {
            CheckGlobal(index, billingMode == BillingMode.PayPerRequest, definitions);
            CheckName(index.IndexName, names);
        }

        if (indexes.Count > MaxGlobal)
        {
            throw Invalid.Parameter($"GlobalSecondaryIndex count exceeds the per-table limit of {MaxGlobal}");
        }
    }

    private static bool IsComposite(IReadOnlyList<KeySchemaElement> keys) =>
        keys.Count > 2 || (keys.Count == 2 && keys[0].KeyType == KeyType.Hash && keys[1].KeyType == KeyType.Hash);

    private static void CheckThroughput(GlobalSecondaryIndex index, bool isOnDemand)
    {
        if (isOnDemand && index.ProvisionedThroughput is not null)
        {
            throw Invalid.Parameter(
                $"ProvisionedThroughput should not be specified for index: {index.IndexName} when BillingMode is PAY_PER_REQUEST");
        }

        if (!isOnDemand && index.ProvisionedThroughput is null)
        {
            throw Invalid.Parameter($"ProvisionedThroughput is not specified for index: {index.IndexName}");
        }

        ThroughputRules.CheckBounds(index.ProvisionedThroughput);
    }

    private static void CheckProjection(Projection projection)
    {
        if (projection.ProjectionType is null)
        {
            throw Invalid.Parameter("Unknown ProjectionType: null");
        }

        if (projection.ProjectionType != ProjectionType.Include && projection.NonKeyAttributes is not null)
        {
            throw Invalid.Parameter($"ProjectionType is {projection.ProjectionType}, but NonKeyAttributes is specified");
        }

        if (projection.ProjectionType == ProjectionType.Include && projection.NonKeyAttributes is null)
        {
            throw Invalid.Parameter("ProjectionType is INCLUDE, but NonKeyAttributes is not specified");
        }

        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in projection.NonKeyAttributes ?? [])
        {
            if (!names.Add(name))
            {
                throw Invalid.Parameter($"Duplicate element in NonKeyAttributes: {name}");
            }
        }
    }

    private static void CheckName(string name, HashSet<string> names)
    {
        if (!names.Add(name))
        {
            throw Invalid.Parameter($"Duplicate index name: {name}");
        }
    }
}
