using Fractus.DynamoDb.Rules.Tables;
using Fractus.Store;

namespace Fractus.DynamoDb.Storage;

/// <summary>Walks over all items of a table, a part in each transaction, for the jobs that must see every one of them.</summary>
internal static class ItemWalk
{
    private const int MostItems = 500;
    private const long MostBytes = 1024 * 1024;

    /// <param name="transaction">The step's.</param>
    /// <param name="table">Whose items.</param>
    /// <param name="cursor">What the step before returned; null for the first.</param>
    /// <param name="visit">Is given each item as it is stored.</param>
    /// <returns>The key of the last item of this part; null when no item is left.</returns>
    public static byte[]? Step(ITransaction transaction, Table table, byte[]? cursor, Action<KeyValue> visit)
    {
        var range = KeyRange.StartingWith(table.ItemPrefix);
        var (items, read) = (0, 0L);
        foreach (var pair in transaction.Range(cursor is null ? range : range.StartingAfter(cursor)))
        {
            visit(pair);
            read += pair.Value.Length;
            if (++items == MostItems || read >= MostBytes)
            {
                return pair.Key.ToArray();
            }
        }

        return null;
    }
}
