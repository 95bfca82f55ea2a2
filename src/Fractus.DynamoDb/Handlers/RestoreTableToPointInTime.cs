using Fractus.DynamoDb.Contract;
using Fractus.DynamoDb.Rules;
using Fractus.DynamoDb.Rules.Backups;
using Fractus.DynamoDb.Rules.Tables;
using Fractus.DynamoDb.Storage;
using Fractus.DynamoDb.Storage.Recovery;
using Fractus.Kernel;

namespace Fractus.DynamoDb;

public sealed partial class DynamoDbService
{
    /// <summary>
    /// Makes a table of another's items as they were at a time; it is CREATING until it has them all. The checks come in the order
    /// that public probes of the real service show: form, source, recovery, time, target.
    /// </summary>
    public async ValueTask<RestoreTableToPointInTimeOutput> RestoreTableToPointInTime(
        RestoreTableToPointInTimeInput input, Caller caller, CancellationToken cancellation)
    {
        var source = SourceOf(input, caller);
        CheckTimes(input);
        var overrides = RestoreOverrides.Of(input);
        var tableId = _ids.Uuid();
        var now = _time.GetUtcNow();
        var table = await _store.TransactAsync(
            transaction =>
            {
                var table = ReadForBackups(transaction, caller, source);
                var number = table.Record.Number;
                var latest = RecoveryHistory.LatestTime(transaction, number, now);
                var time = RecoveryWindow.Choose(table.Record, input.RestoreDateTime, latest);
                var record = RestoreRules.Target(table.Record, overrides, input.TargetTableName, tableId, now) with
                {
                    Restore = new RestoreRecord(null, table.Arn, time),
                };
                CheckTarget(transaction, caller, record.Name);
                var target = AddRestored(transaction, caller, record);
                var timeMs = time.ToUnixTimeMilliseconds();
                RecoveryHistory.Close(transaction, number, timeMs);
                var job = HistoryRestore.Job(target, number, timeMs);
                TableHolds.Take(transaction, number, HistoryRestore.Holder(job));
                job.Write(transaction);
                return target;
            },
            cancellation);
        return new RestoreTableToPointInTimeOutput { TableDescription = DescribeRestored(table) };
    }

    private static string SourceOf(RestoreTableToPointInTimeInput input, Caller caller)
    {
        switch (input)
        {
            case { SourceTableArn: not null, SourceTableName: not null }:
                throw Invalid.Request("Must provide exactly one of: sourceTableArn, sourceTableName");
            case { SourceTableName: { } name }:
                return name;
            case { SourceTableArn: { } arn }:
                return SourceOf(arn, input, caller);
            default:
                throw Invalid.Request("The parameter 'TableName' is required but was not present in the request");
        }
    }

    private static string SourceOf(string text, RestoreTableToPointInTimeInput input, Caller caller)
    {
        const string Tables = "table/";
        if (!text.StartsWith("arn:", StringComparison.Ordinal))
        {
            throw Invalid.Parameter($"ARNs must start with 'arn:': {text}");
        }

        if (!Arn.TryParse(text, out var arn) || arn.Service != "dynamodb" || !arn.Resource.StartsWith(Tables, StringComparison.Ordinal))
        {
            throw Invalid.Request("sourceTableArn is not a valid ARN");
        }

        if (arn.Account != caller.Account)
        {
            throw Invalid.Request("This action is only supported by accounts that match the resource owner’s account.");
        }

        CheckRegion(arn.Region, caller, input.SSESpecificationOverride, nameof(input.SourceTableArn));
        return arn.Resource[Tables.Length..];
    }

    private static void CheckTimes(RestoreTableToPointInTimeInput input)
    {
        var isLatest = input.UseLatestRestorableTime == true;
        if (isLatest && input.RestoreDateTime is not null)
        {
            throw Invalid.Request(
                "Invalid Request: Both RestoreDateTime and UseLatestRestorableTime cannot be set for point-in-time restore request. "
                + "Please specify either RestoreDateTime time or UseLatestRestorableTime");
        }

        if (!isLatest && input.RestoreDateTime is null)
        {
            throw Invalid.Request(
                "Invalid Request: Either one of RestoreDateTime or UseLatestRestorableTime must be specified, but not both");
        }
    }
}
