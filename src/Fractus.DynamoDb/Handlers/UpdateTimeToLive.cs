using Fractus.DynamoDb.Contract;
using Fractus.DynamoDb.Maintenance;
using Fractus.DynamoDb.Rules;
using Fractus.DynamoDb.Storage;
using Fractus.Kernel;

namespace Fractus.DynamoDb;

public sealed partial class DynamoDbService
{
    /// <remarks>
    /// The real service refuses a second change for half an hour, while the first travels through its partitions. Here a change is
    /// refused so only while the items that were there before it are still being indexed.
    /// </remarks>
    public async ValueTask<UpdateTimeToLiveOutput> UpdateTimeToLive(
        UpdateTimeToLiveInput input, Caller caller, CancellationToken cancellation)
    {
        var name = FindNamed(caller, input.TableName).Name;
        var wanted = input.TimeToLiveSpecification;
        await _store.TransactAsync(
            transaction =>
            {
                var table = Filled(TableCatalog.Read(transaction, caller, name), name);
                CheckTimeToLive(table.Record.TimeToLiveAttribute, wanted);
                if (ExpiryBackfill.IsUnderWay(transaction, table))
                {
                    throw Invalid.Request("Time to live has been modified multiple times within a fixed interval");
                }

                var attribute = wanted.Enabled == true ? wanted.AttributeName : null;
                TableCatalog.Write(transaction, caller, table.Record with { TimeToLiveAttribute = attribute });
                if (attribute is null)
                {
                    ItemExpiry.End(transaction, table);
                }
                else
                {
                    ExpiryBackfill.Begin(transaction, TableCatalog.Read(transaction, caller, name)!);
                }

                return true;
            },
            cancellation);
        return new UpdateTimeToLiveOutput { TimeToLiveSpecification = wanted };
    }

    public ValueTask<DescribeTimeToLiveOutput> DescribeTimeToLive(
        DescribeTimeToLiveInput input, Caller caller, CancellationToken cancellation)
    {
        var table = FindNamed(caller, input.TableName);
        Filled(table, table.Name);
        var attribute = table.Record.TimeToLiveAttribute;
        using var snapshot = _store.OpenSnapshot();
        var status = attribute is null ? TimeToLiveStatus.Disabled
            : ExpiryBackfill.IsUnderWay(snapshot, table) ? TimeToLiveStatus.Enabling
            : TimeToLiveStatus.Enabled;
        return ValueTask.FromResult(new DescribeTimeToLiveOutput
        {
            TimeToLiveDescription = new TimeToLiveDescription { TimeToLiveStatus = status, AttributeName = attribute },
        });
    }

    private static void CheckTimeToLive(string? present, TimeToLiveSpecification wanted)
    {
        if (present is null)
        {
            if (wanted.Enabled == false)
            {
                throw Invalid.Request("TimeToLive is already disabled");
            }
        }
        else if (present != wanted.AttributeName)
        {
            throw Invalid.Request($"TimeToLive is active on a different AttributeName: current AttributeName is {present}");
        }
        else if (wanted.Enabled == true)
        {
            throw Invalid.Request("TimeToLive is already enabled");
        }
    }
}
