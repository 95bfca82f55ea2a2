using Fractus.Kernel;
using Fractus.Kernel.Shapes;
using Fractus.Logs.Contract;
using Fractus.Logs.Storage;

namespace Fractus.Logs;

public sealed partial class LogsService
{
    /// <inheritdoc/>
    public async ValueTask<Unit> DeleteLogGroup(DeleteLogGroupInput input, Caller caller, CancellationToken cancellation)
    {
        var keys = new LogKeys(caller);
        return await store.TransactAsync(
            transaction =>
            {
                var group = Group(transaction, keys, input.LogGroupName);
                transaction.Clear(keys.Group(input.LogGroupName));
                transaction.ClearRange(keys.Streams(input.LogGroupName));
                transaction.ClearRange(LogKeys.EventsOfGroup(group.Id));
                transaction.Clear(LogKeys.GroupBytes(group.Id));
                return Unit.Value;
            },
            cancellation);
    }
}
