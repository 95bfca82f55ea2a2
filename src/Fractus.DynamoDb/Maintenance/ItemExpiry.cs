using Fractus.DynamoDb.Rules.Tables;
using Fractus.DynamoDb.Storage;
using Fractus.Store;

namespace Fractus.DynamoDb.Maintenance;

/// <summary>Deletes the items of a table whose time has come.</summary>
internal static class ItemExpiry
{
    private const int MaxDeletions = 100;
    private const long MaxBytes = 4 * 1024 * 1024;

    // What expired longer ago than this is kept: the attribute was hardly meant so (Developer Guide, "Using time to live").
    private const int MaxAgeYears = 5;

    /// <summary>
    /// One step, small enough for a transaction. The index that it reads is kept true in the transactions of the items, so an item
    /// whose time was moved is not among those due.
    /// </summary>
    /// <returns>What was deleted.</returns>
    public static List<MutationResult> Run(ITransaction transaction, DueTask task, DateTimeOffset now)
    {
        var table = TableCatalog.Read(transaction, task.Arn);
        if (table?.Expiry is not { } index)
        {
            task.Cancel(transaction);
            return [];
        }

        var deleted = Delete(transaction, table, index, now);
        if (index.Next(transaction) is { } next)
        {
            task.Schedule(transaction, next);
        }
        else
        {
            task.Cancel(transaction);
        }

        return deleted;
    }

    /// <summary>Forgets all of a table's expiry times.</summary>
    public static void End(ITransaction transaction, Table table)
    {
        transaction.ClearRange(KeyRange.StartingWith(KeySpace.Expiries(table.Record.Number).Prefix));
        new DueTask(DueTask.Expiry, table.Arn).Cancel(transaction);
    }

    private static List<MutationResult> Delete(ITransaction transaction, Table table, ExpiryIndex index, DateTimeOffset now)
    {
        var deleted = new List<MutationResult>();
        long bytes = 0;
        foreach (var entry in index.Due(transaction, now, MaxDeletions))
        {
            transaction.Clear(entry.Key);
            if (entry.DueTime < now.AddYears(-MaxAgeYears))
            {
                continue;
            }

            var result = ItemStore.Apply(transaction, new ExpiryMutation(table, entry.ItemKey), now);
            deleted.Add(result);
            bytes += result.OldSize;
            if (bytes >= MaxBytes)
            {
                break;
            }
        }

        return deleted;
    }
}
