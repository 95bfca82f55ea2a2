using System.Globalization;
using Fractus.DynamoDb.Contract;
using Fractus.DynamoDb.Rules.Tables;
using Fractus.Kernel;

namespace Fractus.DynamoDb.Rules.Backups;

/// <summary>To which times a table with point-in-time recovery can be restored.</summary>
internal static class RecoveryWindow
{
    public const int DefaultDays = 35;

    // The real service turns continuous backups on by itself seconds after a table is created.
    private static readonly TimeSpan s_untilContinuous = TimeSpan.FromSeconds(10);

    /// <summary>What the history that is kept reaches back to.</summary>
    public static DateTimeOffset Since(RecoveryRecord recovery, DateTimeOffset now)
    {
        var kept = now - TimeSpan.FromDays(recovery.PeriodDays);
        return recovery.Since > kept ? recovery.Since : kept;
    }

    /// <summary>
    /// The window's ends. The real service's end trails by five minutes, in which its log is shipped; here the history is written with
    /// the item itself, so a table can be restored to this very moment, and who has just lost data need not wait. Both ends are said
    /// in whole seconds, in which clients send times; the first second then means the moment at which recovery was enabled.
    /// </summary>
    public static ContinuousBackupsDescription Describe(TableRecord table, DateTimeOffset now) => table.Recovery is { } recovery
        ? new ContinuousBackupsDescription
        {
            ContinuousBackupsStatus = ContinuousBackupsStatus.Enabled,
            PointInTimeRecoveryDescription = new PointInTimeRecoveryDescription
            {
                PointInTimeRecoveryStatus = PointInTimeRecoveryStatus.Enabled,
                RecoveryPeriodInDays = recovery.PeriodDays,
                EarliestRestorableDateTime = Second(Since(recovery, now)),
                LatestRestorableDateTime = Second(now),
            },
        }
        : new ContinuousBackupsDescription
        {
            ContinuousBackupsStatus = now - table.CreatedAt < s_untilContinuous ? ContinuousBackupsStatus.Disabled : ContinuousBackupsStatus.Enabled,
            PointInTimeRecoveryDescription = new PointInTimeRecoveryDescription
            {
                PointInTimeRecoveryStatus = PointInTimeRecoveryStatus.Disabled,
            },
        };

    /// <summary>The time to restore to, which must lie in the window.</summary>
    /// <param name="table">The source.</param>
    /// <param name="wanted">Null for the latest.</param>
    /// <param name="now">The window's end.</param>
    /// <exception cref="ApiException">There is no window, or it does not contain the time.</exception>
    public static DateTimeOffset Choose(TableRecord table, DateTimeOffset? wanted, DateTimeOffset now)
    {
        if (table.Recovery is not { } recovery)
        {
            throw new PointInTimeRecoveryUnavailableException($"Point in time recovery is not enabled for table '{table.Name}'");
        }

        var since = Since(recovery, now);
        if (wanted is not { } time)
        {
            return now;
        }

        if (time < Second(since) || time > now)
        {
            throw new InvalidRestoreTimeException(
                $"RestoreDateTime '{Text(time)}' must be within EarliestRestorableDateTime '{Text(since)}' "
                + $"and LatestRestorableDateTime '{Text(now)}'");
        }

        return time < since ? since : time;
    }

    private static DateTimeOffset Second(DateTimeOffset time) => DateTimeOffset.FromUnixTimeSeconds(time.ToUnixTimeSeconds());

    private static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
