using Fractus.Kernel;
using Fractus.Kernel.Contracts;
using Fractus.Lambda.Contract;
using Fractus.Lambda.Metrics;
using Fractus.Lambda.Storage;

namespace Fractus.Lambda.Invocations;

/// <summary>Sends records to destinations as the function's role: what the role may not do is not done, as on the real service.</summary>
internal sealed class DestinationDelivery(IOperationInvoker invoker, FunctionSessions sessions, Log log, LambdaMetrics metrics)
{
    private readonly LambdaClient _lambda = new(invoker);

    /// <param name="arn">A function's.</param>
    /// <param name="record">JSON.</param>
    /// <param name="source">Whose record it is.</param>
    /// <param name="traceId">Of the invocation that the record is of, so that a loop through destinations is found.</param>
    /// <param name="cancellation">Gives up; the record must then be sent again.</param>
    /// <returns>Whether it has arrived.</returns>
    public async ValueTask<bool> SendAsync(string arn, ReadOnlyMemory<byte> record, LoadedVersion source, string? traceId, CancellationToken cancellation)
    {
        try
        {
            var principal = await sessions.PrincipalAsync(source.Record.Role, source.Id, cancellation);
            var input = new InvokeInput { FunctionName = arn, InvocationType = InvocationType.Event, Payload = record, TraceId = traceId };
            await _lambda.Invoke(input, new InternalCall(principal, source.Id.Account, source.Id.Region), cancellation);
            return true;
        }
        catch (ApiException refused) when (refused.IsSenderFault)
        {
            log.Info($"A record of {source.Id.Arn()} did not reach its destination {arn}: {refused.Message}");
            metrics.DestinationFailed(source.Id);
            return false;
        }
    }
}
