using Fractus.DynamoDb.Contract;
using Fractus.DynamoDb.Rules.Streams;

namespace Fractus.DynamoDb.Rules.Tables;

/// <summary>Makes of a table's record what a request wants it to be, in the order: billing, indexes, the rest.</summary>
internal static class TableUpdate
{
    /// <exception cref="Kernel.ApiException">This table cannot be so changed, or not now.</exception>
    public static TableRecord Apply(TableRecord record, UpdateTableInput input, DateTimeOffset now)
    {
        CheckIsActive(record);
        StreamRules.CheckUpdate(input.StreamSpecification, record);
        record = ChangeBilling(record, input, now);
        record = IndexUpdates.Apply(record, input, now);
        return record with
        {
            OnDemandMaximum = input.OnDemandThroughput is { } maximum
                ? OnDemandRules.Change(record.OnDemandMaximum, maximum, record.IsOnDemand, index: null)
                : record.OnDemandMaximum,
            Warm = input.WarmThroughput is { } warm
                ? WarmRules.Raise(WarmRules.Of(record.Warm, record.IsOnDemand, record.Throughput), warm, index: null)
                : record.Warm,
            UsesManagedKey = input.SSESpecification is { } encryption
                ? EncryptionRules.Change(record.UsesManagedKey, encryption)
                : record.UsesManagedKey,
            TableClass = NewTableClass(record, input) ?? record.TableClass,
            TableClassChangedAt = NewTableClass(record, input) is null ? record.TableClassChangedAt : now,
            IsDeletionProtected = input.DeletionProtectionEnabled ?? record.IsDeletionProtected,
        };
    }

    /// <exception cref="ResourceInUseException">It is not.</exception>
    public static void CheckIsActive(TableRecord record)
    {
        if (record.IsBeingFilled)
        {
            throw new ResourceInUseException($"Attempt to change a resource which is still in use: Table is being created: {record.Name}");
        }
    }

    private static TableRecord ChangeBilling(TableRecord record, UpdateTableInput input, DateTimeOffset now)
    {
        var becomesOnDemand = input.BillingMode is null ? record.IsOnDemand : input.BillingMode == BillingMode.PayPerRequest;
        if (becomesOnDemand && input.ProvisionedThroughput is not null)
        {
            throw Invalid.Parameter(
                "Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when BillingMode is PAY_PER_REQUEST");
        }

        if (input is { BillingMode: BillingMode.Provisioned, ProvisionedThroughput: null })
        {
            throw Invalid.Parameter("ProvisionedThroughput must be specified when BillingMode is PROVISIONED");
        }

        if (becomesOnDemand != record.IsOnDemand)
        {
            record = becomesOnDemand ? BecomeOnDemand(record, now) : BecomeProvisioned(record, input);
        }

        if (input.ProvisionedThroughput is not { } wanted)
        {
            return record;
        }

        var throughput = ThroughputRules.Change(record.Throughput, wanted, index: null, now);
        var warm = WarmRules.Of(record.Warm, isOnDemand: false, record.Throughput);
        return record with { Throughput = throughput, Warm = WarmRules.Keep(warm, isOnDemand: false, throughput) };
    }

    private static TableRecord BecomeOnDemand(TableRecord record, DateTimeOffset now) => record with
    {
        IsOnDemand = true,
        OnDemandSince = now,
        Throughput = ThroughputRules.None(record.Throughput),
        Warm = WarmRules.Keep(WarmRules.Of(record.Warm, isOnDemand: false, record.Throughput), isOnDemand: true, throughput: null),
        Indexes =
        [
            .. record.Indexes.Select(index => !index.IsGlobal ? index : index with
            {
                Throughput = ThroughputRules.None(index.Throughput),
                Warm = WarmRules.Keep(WarmRules.Of(index.Warm, isOnDemand: false, index.Throughput), isOnDemand: true, throughput: null),
            }),
        ],
    };

    // Nothing is provisioned that was not asked for: every index needs its own.
    private static TableRecord BecomeProvisioned(TableRecord record, UpdateTableInput input)
    {
        var given = (input.GlobalSecondaryIndexUpdates ?? [])
            .Where(update => update.Update?.ProvisionedThroughput is not null || update.Delete is not null)
            .Select(update => update.Update?.IndexName ?? update.Delete!.IndexName)
            .ToHashSet(StringComparer.Ordinal);
        var missing = record.Indexes.Where(index => index.IsGlobal && !given.Contains(index.Name)).Select(index => index.Name).ToList();
        if (missing.Count > 0)
        {
            throw Invalid.Parameter($"ProvisionedThroughput must be specified for index: {string.Join(",", missing)}");
        }

        // What it was warm for as an on-demand table it stays warm for.
        return record with
        {
            IsOnDemand = false,
            OnDemandMaximum = null,
            Warm = WarmRules.Of(record.Warm, isOnDemand: true, throughput: null),
            Indexes =
            [
                .. record.Indexes.Select(index => !index.IsGlobal ? index : index with
                {
                    OnDemandMaximum = null,
                    Warm = WarmRules.Of(index.Warm, isOnDemand: true, throughput: null),
                }),
            ],
        };
    }

    // A table that was never given a class has the standard one, and is not said to have changed when it is given that.
    private static string? NewTableClass(TableRecord record, UpdateTableInput input) =>
        input.TableClass is null || input.TableClass == (record.TableClass ?? TableClass.Standard) ? null : input.TableClass;
}
