using Fractus.Kernel;
using Fractus.Kernel.Shapes;
using Fractus.Logs.Contract;
using Fractus.Logs.Rules;
using Fractus.Logs.Storage;

namespace Fractus.Logs;

public sealed partial class LogsService
{
    /// <inheritdoc/>
    public async ValueTask<Unit> CreateLogStream(CreateLogStreamInput input, Caller caller, CancellationToken cancellation)
    {
        LogNames.CheckLength(input.LogStreamName);
        var keys = new LogKeys(caller);
        var key = keys.Stream(input.LogGroupName, input.LogStreamName);
        return await store.TransactAsync(
            transaction =>
            {
                var group = Group(transaction, keys, input.LogGroupName);
                if (transaction.TryGet(key, out _))
                {
                    throw LogErrors.StreamExists();
                }

                var nowMs = NowMs;
                Expiry.SweepGroup(transaction, keys, input.LogGroupName, group, nowMs);
                transaction.Set(key, LogStreamRecord.Create(transaction.Version.Value, nowMs).ToBytes());
                return Unit.Value;
            },
            cancellation);
    }
}
