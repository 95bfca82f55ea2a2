using Fractus.DynamoDb.Contract;
using Fractus.DynamoDb.Rules.Backups;
using Fractus.DynamoDb.Rules.Tables;
using Fractus.DynamoDb.Storage;
using Fractus.DynamoDb.Storage.Backups;
using Fractus.DynamoDb.Storage.Recovery;
using Fractus.Store;

namespace Fractus.DynamoDb.Maintenance;

/// <summary>
/// Keeps what point-in-time recovery needs for as long as it is promised: a table's history for its recovery period, and the last
/// state of a deleted table for 35 days.
/// </summary>
internal static class RecoveryUpkeep
{
    /// <summary>The end of the ids of the service's own backups.</summary>
    private const string SystemSuffix = "00000000";

    private static readonly TimeSpan s_backupLife = TimeSpan.FromDays(35);

    // History is dropped in pieces of this length, each in a transaction, and not more often.
    private static readonly TimeSpan s_piece = TimeSpan.FromHours(1);

    /// <summary>Looks at the table when its oldest history may be too old.</summary>
    public static void Watch(ITransaction transaction, Table table, RecoveryRecord recovery, DateTimeOffset now) =>
        History(table).Advance(transaction, RecoveryWindow.Since(recovery, now) + TimeSpan.FromDays(recovery.PeriodDays));

    /// <summary>Drops the table's history, for recovery is turned off.</summary>
    public static void Drop(ITransaction transaction, Table table)
    {
        History(table).Cancel(transaction);
        RecoveryHistory.Clear(transaction, table.Record.Number);
    }

    /// <summary>Backs up a table that is being deleted, if recovery is on. Nobody can remove that backup before its time.</summary>
    /// <returns>The backup, which is still to be written; the table's data are held for it.</returns>
    public static BackupRecord? End(ITransaction transaction, Table table, DateTimeOffset now)
    {
        if (table.Record.Recovery is null)
        {
            return null;
        }

        History(table).Cancel(transaction);
        var backup = BackupRecord.Of(table, BackupType.System, table.Name + "$DeletedTableBackup", now, SystemSuffix);
        backup = BackupCatalog.Add(transaction, backup with { ExpiresAt = backup.CreatedAt + s_backupLife }, SystemSuffix);
        new DueTask(DueTask.Backup, backup.Arn).Schedule(transaction, backup.CreatedAt + s_backupLife);
        TableHolds.Take(transaction, table.Record.Number, backup.Id);
        return backup;
    }

    /// <summary>Drops the next piece of a table's history that is too old.</summary>
    public static void Trim(ITransaction transaction, DueTask task, DateTimeOffset now)
    {
        if (TableCatalog.Read(transaction, task.Arn) is not { Record: { Recovery: { } recovery } record })
        {
            task.Cancel(transaction);
            return;
        }

        var sinceMs = RecoveryWindow.Since(recovery, now).ToUnixTimeMilliseconds();
        var oldestMs = RecoveryHistory.Oldest(transaction, record.Number);

        // A restore that reads the history needs all of it.
        var isHeld = TableHolds.Any(transaction, record.Number);
        if (oldestMs < sinceMs && !isHeld)
        {
            var endMs = oldestMs.Value + (long)s_piece.TotalMilliseconds;
            RecoveryHistory.Trim(transaction, record.Number, Math.Min(endMs, sinceMs));
            task.Schedule(transaction, endMs < sinceMs ? now : now + s_piece);
            return;
        }

        var oldest = oldestMs is { } ms ? DateTimeOffset.FromUnixTimeMilliseconds(ms) : now;
        var due = oldest + TimeSpan.FromDays(recovery.PeriodDays);
        task.Schedule(transaction, isHeld || due < now + s_piece ? now + s_piece : due);
    }

    /// <summary>Removes a backup of a deleted table whose time is over.</summary>
    public static void Expire(ITransaction transaction, DueTask task, DateTimeOffset now)
    {
        var backup = BackupCatalog.Find(transaction, BackupCatalog.KeyOf(task.Arn));
        if (backup is { RestoringTable: not null } or { Status: BackupStatus.Creating })
        {
            task.Schedule(transaction, now + s_piece);
            return;
        }

        task.Cancel(transaction);
        if (backup is not null)
        {
            BackupCatalog.Remove(transaction, backup);
        }
    }

    private static DueTask History(Table table) => new(DueTask.History, table.Arn);
}
