using Fractus.Kernel;
using Fractus.Kernel.Shapes;
using Fractus.Logs.Contract;
using Fractus.Logs.Rules;
using Fractus.Logs.Storage;

namespace Fractus.Logs;

public sealed partial class LogsService
{
    /// <inheritdoc/>
    public async ValueTask<Unit> DeleteLogStream(DeleteLogStreamInput input, Caller caller, CancellationToken cancellation)
    {
        var keys = new LogKeys(caller);
        return await store.TransactAsync(
            transaction =>
            {
                var group = Group(transaction, keys, input.LogGroupName);
                var stream = Stream(transaction, keys, input.LogGroupName, input.LogStreamName);
                var events = LogKeys.Events(group.Id, stream.Id);
                var bytes = transaction.Range(events.Range())
                    .SelectMany(chunk => EventChunk.Read(events, chunk))
                    .Sum(e => (long)e.Utf8.Length + EventBatch.OverheadBytes);
                GroupSize.Add(transaction, group.Id, -bytes);
                transaction.ClearRange(events.Range());
                transaction.Clear(keys.Stream(input.LogGroupName, input.LogStreamName));
                return Unit.Value;
            },
            cancellation);
    }
}
