using Fractus.DynamoDb.Contract;
using Fractus.DynamoDb.Rules.Tables;
using Fractus.Kernel;

namespace Fractus.DynamoDb.Rules.Backups;

/// <summary>
/// What a restored table is: the source's keys, indexes, capacity and encryption with the overrides, and nothing else. As the real
/// service says, tags, streams, expiry, recovery, deletion protection, table class and policies have to be set anew.
/// </summary>
internal static class RestoreRules
{
    /// <param name="source">The table as it was.</param>
    /// <param name="overrides">Checked here.</param>
    /// <param name="name">The new table's.</param>
    /// <param name="tableId">The new table's.</param>
    /// <param name="now">When it is made.</param>
    /// <exception cref="ApiException">An override does not fit.</exception>
    /// <returns>The record, which is yet to be given its number.</returns>
    public static TableRecord Target(TableRecord source, RestoreOverrides overrides, string name, string tableId, DateTimeOffset now)
    {
        var isOnDemand = overrides.BillingMode is null ? source.IsOnDemand : overrides.BillingMode == BillingMode.PayPerRequest;
        CheckThroughput(overrides, isOnDemand);
        var indexes = RestoredIndexes.Of(source, overrides, isOnDemand);
        var keys = indexes.Select(index => index.Key).Append(source.Key).ToArray();
        return new TableRecord
        {
            Number = 0,
            Name = name,
            TableId = tableId,
            CreatedAt = now,
            IsBeingFilled = true,
            AttributeTypes = source.AttributeTypes.Where(type => Array.Exists(keys, key => key.Has(type.Key))).ToDictionary(StringComparer.Ordinal),
            Key = source.Key,
            Indexes = indexes,
            LastIndexNumber = indexes.Length,
            IsOnDemand = isOnDemand,
            OnDemandSince = isOnDemand ? now : null,
            Throughput = isOnDemand ? null : ThroughputRules.Create(overrides.Throughput) ?? Units(source.Throughput),
            OnDemandMaximum = isOnDemand ? Maximum(overrides.OnDemandThroughput) ?? source.OnDemandMaximum : null,
            UsesManagedKey = overrides.Encryption is null ? source.UsesManagedKey : EncryptionRules.Read(overrides.Encryption),
        };
    }

    /// <summary>The units alone, without the dates of the source's changes.</summary>
    public static ThroughputRecord? Units(ThroughputRecord? source) =>
        source is null ? null : new ThroughputRecord(source.ReadUnits, source.WriteUnits);

    public static ApiException Refused(string message) => Invalid.Request("Invalid Request: " + message);

    private static void CheckThroughput(RestoreOverrides overrides, bool isOnDemand)
    {
        if (overrides.Throughput is not null && isOnDemand)
        {
            throw Refused(overrides.BillingMode is null
                ? "Cannot override ProvisionedThroughput unless BillingMode is PROVISIONED"
                : "Cannot override ProvisionedThroughput if BillingMode is overridden to PAY_PER_REQUEST");
        }

        if (overrides.Throughput is null && overrides.BillingMode == BillingMode.Provisioned)
        {
            throw Refused("Must override ProvisionedThroughput if BillingMode is overridden to PROVISIONED");
        }

        ThroughputRules.CheckBounds(overrides.Throughput);
        if (!isOnDemand && overrides.OnDemandThroughput is { } maximum
            && maximum is { MaxReadRequestUnits: not null } or { MaxWriteRequestUnits: not null })
        {
            var unit = overrides.OnDemandThroughput.MaxReadRequestUnits is null ? "MaxWriteRequestUnits" : "MaxReadRequestUnits";
            throw Refused($"Cannot override {unit} for OnDemandThroughput unless BillingModeOverride is PAY_PER_REQUEST");
        }
    }

    private static OnDemandRecord? Maximum(OnDemandThroughput? given)
    {
        if (given?.MaxReadRequestUnits < 1 || given?.MaxWriteRequestUnits < 1)
        {
            var unit = given.MaxReadRequestUnits < 1 ? "MaxReadRequestUnits" : "MaxWriteRequestUnits";
            throw Refused($"Requested {unit} for OnDemandThroughput is outside of valid range");
        }

        return given is null or { MaxReadRequestUnits: null, MaxWriteRequestUnits: null }
            ? null
            : new OnDemandRecord(given.MaxReadRequestUnits, given.MaxWriteRequestUnits);
    }
}
