using Fractus.DynamoDb.Contract;
using Fractus.DynamoDb.Rules;
using Fractus.DynamoDb.Rules.Backups;
using Fractus.DynamoDb.Storage.Backups;
using Fractus.Kernel;

namespace Fractus.DynamoDb;

public sealed partial class DynamoDbService
{
    private const int MaxListedBackups = 100;

    /// <summary>
    /// Lists backups by table and then by age. What a public probe of the real service shows: without a type only users' backups
    /// are listed; the time range has its lower end and not its upper; a start that is not there any more still is a place to go on
    /// from; and a table that is not there has the backups that it left.
    /// </summary>
    public ValueTask<ListBackupsOutput> ListBackups(ListBackupsInput input, Caller caller, CancellationToken cancellation)
    {
        if (input.TimeRangeLowerBound > input.TimeRangeUpperBound)
        {
            throw Invalid.Parameter("Time range lower bound must be less than or equal to upper bound");
        }

        var table = input.TableName is null ? null : BackupNames.Table(input.TableName, caller);
        var range = BackupCatalog.Range(caller.Account, caller.Region, table);
        if (input.ExclusiveStartBackupArn is { } start)
        {
            var name = BackupNames.Parse(start, caller);
            if (name.Region != caller.Region)
            {
                throw Invalid.Request("Invalid Request: The supplied ExclusiveStartBackupArn does not match the region");
            }

            range = range.StartingAfter(BackupCatalog.Key(caller.Account, caller.Region, name.Table, name.Id));
        }

        var limit = input.Limit ?? MaxListedBackups;
        using var snapshot = _store.OpenSnapshot();
        var found = BackupCatalog.Read(snapshot, range).Where(backup => IsWanted(backup, input)).Take(limit + 1).ToList();
        return ValueTask.FromResult(new ListBackupsOutput
        {
            BackupSummaries = [.. found.Take(limit).Select(BackupDescriber.Summarize)],
            LastEvaluatedBackupArn = found.Count > limit ? found[limit - 1].Arn : null,
        });
    }

    private static bool IsWanted(BackupRecord backup, ListBackupsInput input)
    {
        var type = input.BackupType ?? BackupTypeFilter.User;
        return (type == BackupTypeFilter.All || backup.Type == type)
            && !(backup.CreatedAt < input.TimeRangeLowerBound)
            && !(backup.CreatedAt >= input.TimeRangeUpperBound);
    }
}
