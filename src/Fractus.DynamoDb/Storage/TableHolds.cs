using Fractus.DynamoDb.Storage.Recovery;
using Fractus.Store;

namespace Fractus.DynamoDb.Storage;

/// <summary>
/// Work in the background that reads a table's items or history over many transactions holds them: if the table is deleted meanwhile,
/// they stay until the last holder lets go.
/// </summary>
internal static class TableHolds
{
    public static void Take(ITransaction transaction, long tableNumber, string holder) =>
        transaction.Set(KeySpace.Holds(tableNumber).Key(holder), []);

    public static bool Any(IReadTransaction reader, long tableNumber) => reader.Range(KeySpace.Holds(tableNumber).Range(), limit: 1).Any();

    public static void Release(ITransaction transaction, long tableNumber, string holder)
    {
        transaction.Clear(KeySpace.Holds(tableNumber).Key(holder));
        var removed = KeySpace.Removed(tableNumber);
        if (transaction.TryGet(removed, out _) && !Any(transaction, tableNumber))
        {
            transaction.Clear(removed);
            Clear(transaction, tableNumber);
        }
    }

    /// <summary>Removes the data of a table that is deleted, now or when nobody holds them.</summary>
    public static void Remove(ITransaction transaction, long tableNumber)
    {
        if (Any(transaction, tableNumber))
        {
            transaction.Set(KeySpace.Removed(tableNumber), []);
        }
        else
        {
            Clear(transaction, tableNumber);
        }
    }

    private static void Clear(ITransaction transaction, long tableNumber)
    {
        transaction.ClearRange(KeySpace.All(tableNumber));
        RecoveryHistory.Clear(transaction, tableNumber);
    }
}
