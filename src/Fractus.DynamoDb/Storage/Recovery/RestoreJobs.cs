using Fractus.DynamoDb.Rules.Tables;
using Fractus.Kernel;
using Fractus.Store;

namespace Fractus.DynamoDb.Storage.Recovery;

/// <summary>The jobs that fill restored tables: <see cref="BackupRestore"/> and <see cref="HistoryRestore"/>.</summary>
internal static class RestoreJobs
{
    public static TableJob Job(string kind, Table target, byte[] cursor) => new()
    {
        Kind = kind,
        TableArn = target.Arn,
        TableNumber = target.Record.Number,
        Subject = "",
        Cursor = cursor,
    };

    /// <summary>How many are under way in an account.</summary>
    public static int Count(IReadTransaction reader, string account) => reader.Range(KeySpace.Jobs.Range())
        .Select(pair => TableJob.Read(pair.Value.Span))
        .Count(job => job.Kind is BackupRestore.Kind or HistoryRestore.Kind && Arn.TryParse(job.TableArn, out var arn) && arn.Account == account);

    /// <summary>The table that is filled. Nobody can change or delete it until it has all its items.</summary>
    public static Table Target(IReadTransaction reader, TableJob job) =>
        TableCatalog.Read(reader, job.TableArn) is { Record.IsBeingFilled: true } table && table.Record.Number == job.TableNumber
            ? table
            : throw new InvalidOperationException($"The table {job.TableArn} is gone while it is restored.");

    /// <summary>The table has all its items.</summary>
    public static void Finish(ITransaction transaction, Table target) =>
        TableCatalog.Write(transaction, target.RecordKey, target.Record with { IsBeingFilled = false, Restore = null });
}
