using Fractus.Kernel;
using Fractus.Kernel.Shapes;
using Fractus.Logs.Contract;
using Fractus.Logs.Rules;
using Fractus.Logs.Storage;

namespace Fractus.Logs;

public sealed partial class LogsService
{
    /// <inheritdoc/>
    public async ValueTask<Unit> PutRetentionPolicy(PutRetentionPolicyInput input, Caller caller, CancellationToken cancellation)
    {
        var days = input.RetentionInDays!.Value;
        Retention.Check(days);
        var keys = new LogKeys(caller);
        return await store.TransactAsync(
            transaction =>
            {
                var group = Group(transaction, keys, input.LogGroupName) with { RetentionDays = days };
                transaction.Set(keys.Group(input.LogGroupName), group.ToBytes());
                Expiry.SweepGroup(transaction, keys, input.LogGroupName, group, NowMs);
                return Unit.Value;
            },
            cancellation);
    }

    /// <inheritdoc/>
    public async ValueTask<Unit> DeleteRetentionPolicy(DeleteRetentionPolicyInput input, Caller caller, CancellationToken cancellation)
    {
        await ChangeGroupAsync(caller, input.LogGroupName, group => group with { RetentionDays = null }, cancellation);
        return Unit.Value;
    }
}
