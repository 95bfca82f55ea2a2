using Fractus.DynamoDb.Contract;

namespace Fractus.DynamoDb.Rules.Tables;

/// <summary>
/// What UpdateTable answers. The change is done, but the service answers while it still makes it, and callers expect so: states
/// to wait for, and of some parts the values of before.
/// </summary>
internal static class UpdateAnswer
{
    public static TableDescription Of(TableDescription before, TableDescription after, UpdateTableInput input)
    {
        var isSwitched = before.BillingModeSummary?.BillingMode != after.BillingModeSummary?.BillingMode;
        return after with
        {
            TableStatus = input.ProvisionedThroughput is not null || input.BillingMode is not null || input.TableClass is not null
                || input.StreamSpecification is not null || UpdateTableRules.ChangesIndexSet(input)
                    ? TableStatus.Updating : TableStatus.Active,
            ProvisionedThroughput = input.ProvisionedThroughput is null || isSwitched
                ? after.ProvisionedThroughput
                : AsBefore(after.ProvisionedThroughput!, before.ProvisionedThroughput!),
            BillingModeSummary = isSwitched ? new BillingModeSummary { BillingMode = after.BillingModeSummary?.BillingMode } : after.BillingModeSummary,
            GlobalSecondaryIndexes = Indexes(before, after, input, isSwitched),
            TableClassSummary = input.TableClass is null ? after.TableClassSummary : before.TableClassSummary,
            SSEDescription = input.SSESpecification is null
                ? after.SSEDescription
                : (after.SSEDescription ?? before.SSEDescription)! with { Status = SSEStatus.Updating },
            OnDemandThroughput = Echo(after.OnDemandThroughput, input.OnDemandThroughput),
            WarmThroughput = input.WarmThroughput is null ? after.WarmThroughput : before.WarmThroughput! with { Status = TableStatus.Updating },
        };
    }

    private static List<GlobalSecondaryIndexDescription>? Indexes(
        TableDescription before, TableDescription after, UpdateTableInput input, bool isSwitched)
    {
        var indexes = new List<GlobalSecondaryIndexDescription>();
        foreach (var index in after.GlobalSecondaryIndexes ?? [])
        {
            var old = before.GlobalSecondaryIndexes?.FirstOrDefault(other => other.IndexName == index.IndexName);
            var change = input.GlobalSecondaryIndexUpdates?.FirstOrDefault(update => update.Update?.IndexName == index.IndexName)?.Update;
            indexes.Add(old is null ? index with { Backfilling = false } : Changed(old, index, change, isSwitched));
        }

        var deleted = input.GlobalSecondaryIndexUpdates?.FirstOrDefault(update => update.Delete is not null)?.Delete?.IndexName;
        indexes.AddRange((before.GlobalSecondaryIndexes ?? [])
            .Where(index => index.IndexName == deleted)
            .Select(index => index with { IndexStatus = IndexStatus.Deleting, Backfilling = null }));
        return indexes.Count == 0 ? null : indexes;
    }

    private static GlobalSecondaryIndexDescription Changed(
        GlobalSecondaryIndexDescription before, GlobalSecondaryIndexDescription after, UpdateGlobalSecondaryIndexAction? change, bool isSwitched)
    {
        var isUpdating = isSwitched || change is { ProvisionedThroughput: not null } or { OnDemandThroughput: not null };
        return after with
        {
            IndexStatus = isUpdating && after.IndexStatus == IndexStatus.Active ? IndexStatus.Updating : after.IndexStatus,
            ProvisionedThroughput = change?.ProvisionedThroughput is null || isSwitched
                ? after.ProvisionedThroughput
                : AsBefore(after.ProvisionedThroughput!, before.ProvisionedThroughput!),
            OnDemandThroughput = Echo(after.OnDemandThroughput, change?.OnDemandThroughput),
            WarmThroughput = change?.WarmThroughput is null ? after.WarmThroughput : before.WarmThroughput! with { Status = IndexStatus.Updating },
        };
    }

    private static ProvisionedThroughputDescription AsBefore(ProvisionedThroughputDescription after, ProvisionedThroughputDescription before) =>
        after with
        {
            ReadCapacityUnits = before.ReadCapacityUnits,
            WriteCapacityUnits = before.WriteCapacityUnits,
            NumberOfDecreasesToday = before.NumberOfDecreasesToday,
        };

    // A bound that was taken away is answered as it was asked for: -1.
    private static OnDemandThroughput? Echo(OnDemandThroughput? after, OnDemandThroughput? given) => given is null
        ? after
        : new OnDemandThroughput
        {
            MaxReadRequestUnits = given.MaxReadRequestUnits ?? after?.MaxReadRequestUnits,
            MaxWriteRequestUnits = given.MaxWriteRequestUnits ?? after?.MaxWriteRequestUnits,
        };
}
