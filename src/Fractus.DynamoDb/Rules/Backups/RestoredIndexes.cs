using Fractus.DynamoDb.Contract;
using Fractus.DynamoDb.Rules.Tables;
using static Fractus.DynamoDb.Rules.Backups.RestoreRules;

namespace Fractus.DynamoDb.Rules.Backups;

/// <summary>The indexes of a restored table: an index may be left out or be called otherwise; a new one is not made.</summary>
internal static class RestoredIndexes
{
    public static IndexRecord[] Of(TableRecord source, RestoreOverrides overrides, bool isOnDemand)
    {
        var indexes = Locals(source, overrides).Concat(Globals(source, overrides, isOnDemand))
            .Select((index, position) => index with { Number = position + 1, IsBackfilling = false }).ToArray();
        return indexes.GroupBy(index => index.Name, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1) is { } twice
            ? throw Invalid.Parameter($"Duplicate index name: {twice.Key}")
            : indexes;
    }

    private static IEnumerable<IndexRecord> Locals(TableRecord source, RestoreOverrides overrides)
    {
        var locals = source.Indexes.Where(index => !index.IsGlobal);
        return overrides.LocalIndexes is not { } given
            ? locals
            : given.Select(index => Match(locals, index.IndexName, index.KeySchema, index.Projection) with { Name = index.IndexName });
    }

    private static IEnumerable<IndexRecord> Globals(TableRecord source, RestoreOverrides overrides, bool isOnDemand)
    {
        var globals = source.Indexes.Where(index => index.IsGlobal);
        if (overrides.GlobalIndexes is { } given)
        {
            return given.Select(index => Global(globals, index, overrides.BillingMode, isOnDemand));
        }

        if (!isOnDemand && source.IsOnDemand && globals.FirstOrDefault() is { } first)
        {
            throw Refused($"Must override ProvisionedThroughput if BillingMode is overridden to PROVISIONED for index {first.Name}");
        }

        return globals.Select(index => index with
        {
            Throughput = isOnDemand ? null : Units(index.Throughput),
            OnDemandMaximum = isOnDemand ? index.OnDemandMaximum : null,
            Warm = null,
        });
    }

    private static IndexRecord Global(IEnumerable<IndexRecord> globals, GlobalSecondaryIndex given, string? billingMode, bool isOnDemand)
    {
        Match(globals, given.IndexName, given.KeySchema, given.Projection);
        if (isOnDemand && given.ProvisionedThroughput is not null)
        {
            throw Refused(billingMode is null
                ? $"Cannot override ProvisionedThroughput unless BillingMode is PROVISIONED for index {given.IndexName}"
                : $"Cannot override ProvisionedThroughput if BillingMode is overridden to PAY_PER_REQUEST for index {given.IndexName}");
        }

        ThroughputRules.CheckBounds(given.ProvisionedThroughput);
        var index = TableDescriber.GlobalIndex(given, 0, isOnDemand);
        return isOnDemand || index.Throughput is not null
            ? index
            : throw Refused($"Must specify provisioned throughput for index {given.IndexName}");
    }

    private static IndexRecord Match(
        IEnumerable<IndexRecord> indexes, string name, IReadOnlyList<KeySchemaElement> keys, Projection projection) =>
        indexes.FirstOrDefault(index => HasKeys(index.Key, keys) && HasProjection(index, projection)) ?? throw Refused(
            $"Index {name} does not match a secondary index that existed in the source table and cannot be created during the restore operation");

    private static bool HasKeys(KeyRecord key, IReadOnlyList<KeySchemaElement> given)
    {
        var own = TableDescriber.KeySchema(key);
        return own.Length == given.Count
            && own.Zip(given).All(pair => pair.First.AttributeName == pair.Second.AttributeName && pair.First.KeyType == pair.Second.KeyType);
    }

    private static bool HasProjection(IndexRecord index, Projection given) =>
        index.ProjectionType == given.ProjectionType
        && (index.NonKeyAttributes ?? []).ToHashSet(StringComparer.Ordinal).SetEquals(given.NonKeyAttributes ?? []);
}
