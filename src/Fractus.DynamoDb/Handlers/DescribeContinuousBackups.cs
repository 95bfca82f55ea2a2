using Fractus.DynamoDb.Contract;
using Fractus.DynamoDb.Rules.Backups;
using Fractus.Kernel;

namespace Fractus.DynamoDb;

public sealed partial class DynamoDbService
{
    public ValueTask<DescribeContinuousBackupsOutput> DescribeContinuousBackups(
        DescribeContinuousBackupsInput input, Caller caller, CancellationToken cancellation)
    {
        using var snapshot = _store.OpenSnapshot();
        var table = ReadForBackups(snapshot, caller, BackupNames.Table(input.TableName, caller));
        return ValueTask.FromResult(new DescribeContinuousBackupsOutput
        {
            ContinuousBackupsDescription = RecoveryWindow.Describe(table.Record, _time.GetUtcNow()),
        });
    }
}
