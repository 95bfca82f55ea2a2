using System.Text.Json;
using System.Text.Json.Serialization;
using Fractus.DynamoDb.Contract;
using Fractus.DynamoDb.Rules.Tables;
using Fractus.Store;

namespace Fractus.DynamoDb.Storage.Recovery;

/// <summary>
/// Fills a table with another's items as they were at a time, while that one is written to:
/// <list type="number">
/// <item>the items are copied as they are, each in some transaction of the copying;</item>
/// <item>then the history is undone, from the end of the copying back to the time.</item>
/// </list>
/// Whatever the copying saw of a write after the time, that write is in the history before the copying's end, and what it replaced is
/// written over it; the write next to the time comes last and decides. The source is held: it may be deleted meanwhile.
/// </summary>
internal sealed class HistoryRestore : ITableJobKind
{
    public const string Kind = "restore-history";

    public string Name => Kind;

    /// <param name="target">The table.</param>
    /// <param name="sourceNumber">The table to copy.</param>
    /// <param name="timeMs">The time to go back to; the history must be closed there (<see cref="RecoveryHistory.Close"/>).</param>
    public static TableJob Job(Table target, long sourceNumber, long timeMs) =>
        RestoreJobs.Job(Kind, target, Cursor(new HistorySource(sourceNumber, timeMs, null, null)));

    /// <summary>The job's name as a holder of its source.</summary>
    public static string Holder(TableJob job) => $"restore {job.TableNumber}";

    public byte[]? Step(ITransaction transaction, TableJob job)
    {
        var source = JsonSerializer.Deserialize(job.Cursor, HistorySourceJson.Default.HistorySource)!;
        var target = RestoreJobs.Target(transaction, job);
        var batch = new RestoreBatch();
        var next = source.UndoneFrom is null ? Copy(transaction, source, batch) : Undo(transaction, source, batch);
        batch.Apply(transaction, target);
        if (next is not null)
        {
            return Cursor(next);
        }

        RestoreJobs.Finish(transaction, target);
        TableHolds.Release(transaction, source.Number, Holder(job));
        return null;
    }

    private static HistorySource Copy(ITransaction transaction, HistorySource source, RestoreBatch batch)
    {
        var prefix = KeySpace.Entries(source.Number, KeySpace.TableItself);
        var range = KeyRange.StartingWith(prefix);
        if (source.LastItem is { } last)
        {
            range = range.StartingAfter([.. prefix.Span, .. last]);
        }

        foreach (var pair in transaction.Range(range))
        {
            var itemKey = pair.Key[prefix.Length..];
            batch.Add(itemKey, new AttributeMap(pair.Value));
            if (batch.IsFull)
            {
                return source with { LastItem = itemKey.ToArray() };
            }
        }

        return source with { LastItem = null, UndoneFrom = RecoveryHistory.End(transaction, source.Number) };
    }

    private static HistorySource? Undo(ITransaction transaction, HistorySource source, RestoreBatch batch)
    {
        foreach (var entry in RecoveryHistory.ReadBack(transaction, source.Number, source.TimeMs, source.UndoneFrom!))
        {
            batch.Add(entry.ItemKey, entry.Old);
            if (batch.IsFull)
            {
                return source with { UndoneFrom = entry.Key.ToArray() };
            }
        }

        return null;
    }

    private static byte[] Cursor(HistorySource source) =>
        JsonSerializer.SerializeToUtf8Bytes(source, HistorySourceJson.Default.HistorySource);
}

/// <param name="Number">The source table's.</param>
/// <param name="TimeMs">The time to go back to.</param>
/// <param name="LastItem">While items are copied: the last one's key behind its table's prefix.</param>
/// <param name="UndoneFrom">Then: the place in the history before which all is still to be undone.</param>
internal sealed record HistorySource(long Number, long TimeMs, byte[]? LastItem, byte[]? UndoneFrom);

// Null bytes would be written as empty ones.
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(HistorySource))]
internal sealed partial class HistorySourceJson : JsonSerializerContext;
