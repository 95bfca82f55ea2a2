using Fractus.DynamoDb.Contract;
using Fractus.DynamoDb.Rules.Streams;

namespace Fractus.DynamoDb.Rules.Tables;

/// <summary>What a request to change a table must be by itself, whatever the table is. One request makes one kind of change.</summary>
internal static class UpdateTableRules
{
    public static void Check(UpdateTableInput input)
    {
        CheckIsChange(input);
        TableRules.CheckClass(input.TableClass);
        ThroughputRules.CheckBounds(input.ProvisionedThroughput);
        if (input is { BillingMode: BillingMode.PayPerRequest, ProvisionedThroughput: not null })
        {
            throw Invalid.Parameter("ProvisionedThroughput cannot be specified when BillingMode is PAY_PER_REQUEST");
        }

        CheckIndexUpdates(input.GlobalSecondaryIndexUpdates ?? []);
        CheckAlone(input);
        StreamRules.CheckUpdate(input.StreamSpecification);
        CheckNotBuilt(input);
    }

    /// <summary>Indexes are created or deleted.</summary>
    public static bool ChangesIndexSet(UpdateTableInput input) =>
        input.GlobalSecondaryIndexUpdates?.Any(update => update.Update is null) == true;

    private static void CheckIsChange(UpdateTableInput input)
    {
        var isChange = OtherChanges(input) > 0;
        if (input.GlobalSecondaryIndexUpdates is { Count: 0 } && isChange)
        {
            throw Invalid.Parameter("List of GlobalSecondaryIndexUpdates is empty");
        }

        if (!isChange && input.GlobalSecondaryIndexUpdates is null or { Count: 0 })
        {
            throw Invalid.Request(
                "At least one of ProvisionedThroughput, BillingMode, UpdateStreamEnabled, GlobalSecondaryIndexUpdates, SSESpecification, "
                + "ReplicaUpdates, MultiAccountReplicaReady, ReplicaTransitRoleArn, MultiRegionConsistency, DeletionProtectionEnabled, "
                + "OnDemandThroughput, WarmThroughput or TableClass is required");
        }
    }

    private static int OtherChanges(UpdateTableInput input)
    {
        ReadOnlySpan<bool> given =
        [
            input.BillingMode is not null,
            input.ProvisionedThroughput is not null,
            input.StreamSpecification is not null,
            input.SSESpecification is not null,
            input.ReplicaUpdates is not null,
            input.TableClass is not null,
            input.DeletionProtectionEnabled is not null,
            input.MultiRegionConsistency is not null,
            input.OnDemandThroughput is not null,
            input.WarmThroughput is not null,
        ];
        return given.Count(true);
    }

    private static void CheckIndexUpdates(IReadOnlyList<GlobalSecondaryIndexUpdate> updates)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var update in updates)
        {
            ReadOnlySpan<bool> actions = [update.Create is not null, update.Update is not null, update.Delete is not null];
            if (actions.Count(true) == 0)
            {
                throw Invalid.Parameter(
                    "One of GlobalSecondaryIndexUpdate.Update, GlobalSecondaryIndexUpdate.Create, "
                    + "GlobalSecondaryIndexUpdate.Delete must not be null");
            }

            if (actions.Count(true) > 1)
            {
                throw Invalid.Parameter("Only one global secondary index action is allowed per GlobalSecondaryIndexUpdate object");
            }

            var name = update.Create?.IndexName ?? update.Update?.IndexName ?? update.Delete!.IndexName;
            if (!names.Add(name))
            {
                throw Invalid.Parameter($"Only one global secondary index update per index is allowed simultaneously. Index: {name}");
            }

            ThroughputRules.CheckBounds(update.Create?.ProvisionedThroughput ?? update.Update?.ProvisionedThroughput);
        }
    }

    private static void CheckAlone(UpdateTableInput input)
    {
        var changes = OtherChanges(input) + (input.GlobalSecondaryIndexUpdates is null ? 0 : 1);
        var changesIndexSet = ChangesIndexSet(input);
        var message = input switch
        {
            _ when changes == 1 => null,
            { SSESpecification: not null } => "Server-Side Encryption modification must be the only operation in the request",
            { TableClass: not null } => "TableClass modification must be the only operation in the request",
            { DeletionProtectionEnabled: not null } => "DeletionProtection modification must be the only operation in the request",
            { WarmThroughput: not null } when input.GlobalSecondaryIndexUpdates?.Any(update => update.Create is not null) == true =>
                "Create global secondary index cannot be specified when updating WarmThroughput",
            { WarmThroughput: not null } => "WarmThroughput must be the only operation in the request",
            { OnDemandThroughput: not null } when changes > (input.BillingMode is null ? 1 : 2) =>
                "OnDemandThroughput can only be combined with BillingMode in an UpdateTable request",
            { StreamSpecification: not null } when input.ProvisionedThroughput is not null || input.BillingMode == BillingMode.Provisioned =>
                "You cannot modify stream status while updating table IOPS",
            { StreamSpecification: not null } when changesIndexSet => "You cannot create or delete index while changing stream status",
            { ProvisionedThroughput: not null } when changesIndexSet => "You cannot create or delete index while updating table IOPS",
            _ => null,
        };
        if (message is not null)
        {
            throw Invalid.Parameter(message);
        }
    }

    private static void CheckNotBuilt(UpdateTableInput input)
    {
        var unbuilt = input switch
        {
            { ReplicaUpdates: not null } => "ReplicaUpdates",
            { MultiRegionConsistency: not null } => "MultiRegionConsistency",
            _ => null,
        };
        if (unbuilt is not null)
        {
            throw Invalid.NotBuilt(unbuilt);
        }
    }
}
