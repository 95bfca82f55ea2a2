using Fractus.DynamoDb.Contract;
using Fractus.DynamoDb.Maintenance;
using Fractus.DynamoDb.Rules;
using Fractus.DynamoDb.Rules.Backups;
using Fractus.DynamoDb.Rules.Tables;
using Fractus.DynamoDb.Storage;
using Fractus.DynamoDb.Storage.Recovery;
using Fractus.Kernel;
using Fractus.Store;

namespace Fractus.DynamoDb;

public sealed partial class DynamoDbService
{
    /// <summary>Turns point-in-time recovery on or off. Turned off, the history is dropped; turned on, it begins anew.</summary>
    public async ValueTask<UpdateContinuousBackupsOutput> UpdateContinuousBackups(
        UpdateContinuousBackupsInput input, Caller caller, CancellationToken cancellation)
    {
        var wanted = input.PointInTimeRecoverySpecification;
        var isOn = wanted.PointInTimeRecoveryEnabled == true;
        if (!isOn && wanted.RecoveryPeriodInDays is not null)
        {
            throw Invalid.Request("Invalid Request: Cannot specify RecoveryPeriodInDays when disabling point-in-time recovery.");
        }

        var name = BackupNames.Table(input.TableName, caller);
        var days = wanted.RecoveryPeriodInDays ?? RecoveryWindow.DefaultDays;
        var now = _time.GetUtcNow();
        var record = await _store.TransactAsync(
            transaction =>
            {
                var table = ReadForBackups(transaction, caller, name);
                var recovery = isOn ? TurnOn(transaction, table, days, now) : TurnOff(transaction, table);
                var record = table.Record with { Recovery = recovery };
                if (record.Recovery != table.Record.Recovery)
                {
                    TableCatalog.Write(transaction, caller, record);
                }

                return record;
            },
            cancellation);
        return new UpdateContinuousBackupsOutput { ContinuousBackupsDescription = RecoveryWindow.Describe(record, now) };
    }

    private static RecoveryRecord TurnOn(ITransaction transaction, Table table, int days, DateTimeOffset now)
    {
        if (table.Record.Recovery is null)
        {
            RecoveryHistory.Close(transaction, table.Record.Number, now.ToUnixTimeMilliseconds() - 1);
        }

        // A longer period does not bring back what a shorter one has dropped.
        var recovery = table.Record.Recovery switch
        {
            null => new RecoveryRecord(now, days),
            { } same when same.PeriodDays == days => same,
            { } other => new RecoveryRecord(RecoveryWindow.Since(other, now), days),
        };
        RecoveryUpkeep.Watch(transaction, table, recovery, now);
        return recovery;
    }

    private static RecoveryRecord? TurnOff(ITransaction transaction, Table table)
    {
        if (table.Record.Recovery is not null)
        {
            // A restore needs the history of the writes that go on meanwhile.
            if (TableHolds.Any(transaction, table.Record.Number))
            {
                throw new ContinuousBackupsUnavailableException(
                    $"Another table is being restored from the table: {table.Name}. Please retry later");
            }

            RecoveryUpkeep.Drop(transaction, table);
        }

        return null;
    }
}
