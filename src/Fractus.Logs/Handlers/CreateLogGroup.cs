using Fractus.Kernel;
using Fractus.Kernel.Shapes;
using Fractus.Logs.Contract;
using Fractus.Logs.Rules;
using Fractus.Logs.Storage;

namespace Fractus.Logs;

public sealed partial class LogsService
{
    /// <inheritdoc/>
    public async ValueTask<Unit> CreateLogGroup(CreateLogGroupInput input, Caller caller, CancellationToken cancellation)
    {
        LogNames.CheckLength(input.LogGroupName);
        if (input.KmsKeyId is not null)
        {
            throw LogErrors.NotBuilt("kmsKeyId");
        }

        if (input.LogGroupClass == LogGroupClass.InfrequentAccess)
        {
            throw LogErrors.NotBuilt("logGroupClass INFREQUENT_ACCESS");
        }

        if (input.DeletionProtectionEnabled == true)
        {
            throw LogErrors.NotBuilt("deletionProtectionEnabled");
        }

        var key = new LogKeys(caller).Group(input.LogGroupName);
        var tags = input.Tags ?? new Dictionary<string, string>();
        return await store.TransactAsync(
            transaction =>
            {
                if (transaction.TryGet(key, out _))
                {
                    throw LogErrors.GroupExists();
                }

                var group = new LogGroupRecord { Id = transaction.Version.Value, CreatedMs = NowMs, Tags = tags };
                transaction.Set(key, group.ToBytes());
                return Unit.Value;
            },
            cancellation);
    }
}
