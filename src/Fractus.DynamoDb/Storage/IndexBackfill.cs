using System.Globalization;
using Fractus.DynamoDb.Contract;
using Fractus.DynamoDb.Rules;
using Fractus.DynamoDb.Rules.Tables;
using Fractus.Store;

namespace Fractus.DynamoDb.Storage;

/// <summary>
/// Fills an index that was added to a table. From the commit that added it every writer maintains it, so a step takes the items as
/// they are in its own transaction and makes the entries that are missing; its cursor is the key of the last item that it saw. When
/// no item is left, the index can be read.
/// </summary>
internal sealed class IndexBackfill : ITableJobKind
{
    private const string KindName = "backfill";

    public string Name => KindName;

    /// <summary>The job for an index of a table, which must be stored as backfilling in the same transaction.</summary>
    public static TableJob Job(Table table, int index) => new()
    {
        Kind = KindName,
        TableArn = table.Arn,
        TableNumber = table.Record.Number,
        Subject = index.ToString(CultureInfo.InvariantCulture),
    };

    public byte[]? Step(ITransaction transaction, TableJob job)
    {
        var table = TableCatalog.Read(transaction, job.TableArn);
        var number = int.Parse(job.Subject, CultureInfo.InvariantCulture);
        var index = table?.Record.Number == job.TableNumber ? Array.Find(table.Indexes, index => index.Record.Number == number) : null;
        if (table is null || index is null)
        {
            // Table or index were deleted meanwhile.
            return null;
        }

        var cursor = Fill(transaction, table, index, job.Cursor);
        if (cursor is null)
        {
            TableCatalog.Write(transaction, table.RecordKey, table.Record with
            {
                Indexes = [.. table.Record.Indexes.Select(other => other.Number == number ? other with { IsBackfilling = false } : other)],
            });
        }

        return cursor;
    }

    private static byte[]? Fill(ITransaction transaction, Table table, SecondaryIndex index, byte[]? cursor)
    {
        var (entries, bytes) = (0L, 0L);
        var next = ItemWalk.Step(transaction, table, cursor, pair =>
        {
            if (ItemStore.Entry(index, table, new AttributeMap(pair.Value)) is { } entry && !transaction.TryGet(entry.Key, out _))
            {
                transaction.Set(entry.Key, entry.Item.Encoded.Span);
                entries++;
                bytes += ItemSize.Of(entry.Item);
            }
        });
        TableStatistics.AddStored(transaction, table, index.Record.Number, entries, bytes);
        return next;
    }
}
