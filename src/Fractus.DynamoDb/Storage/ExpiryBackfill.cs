using Fractus.DynamoDb.Contract;
using Fractus.DynamoDb.Rules.Tables;
using Fractus.Store;

namespace Fractus.DynamoDb.Storage;

/// <summary>
/// Fills the expiry index of a table that had items when it was given a time to live. From the commit that gave it every writer
/// maintains the index, so a step takes the items as they are in its own transaction; its cursor is the key of the last that it saw.
/// </summary>
internal sealed class ExpiryBackfill : ITableJobKind
{
    private const string KindName = "expiry";

    public string Name => KindName;

    /// <summary>Indexes the first items of a table at once, and leaves the rest, if there is one, to a job.</summary>
    /// <param name="transaction">The one that gives it a time to live.</param>
    /// <param name="table">As it is with that.</param>
    public static void Begin(ITransaction transaction, Table table)
    {
        if (Fill(transaction, table, null) is { } cursor)
        {
            (Job(table) with { Cursor = cursor }).Write(transaction);
        }
    }

    /// <summary>True until all items are in the index.</summary>
    public static bool IsUnderWay(IReadTransaction transaction, Table table) => transaction.TryGet(Job(table).Key, out _);

    public byte[]? Step(ITransaction transaction, TableJob job)
    {
        var table = TableCatalog.Read(transaction, job.TableArn);
        return table?.Record.Number == job.TableNumber && table.Expiry is not null ? Fill(transaction, table, job.Cursor) : null;
    }

    private static TableJob Job(Table table) =>
        new() { Kind = KindName, TableArn = table.Arn, TableNumber = table.Record.Number, Subject = "" };

    private static byte[]? Fill(ITransaction transaction, Table table, byte[]? cursor) => ItemWalk.Step(
        transaction, table, cursor, pair => table.Expiry!.Add(transaction, pair.Key.Span, new AttributeMap(pair.Value)));
}
