using Fractus.Kernel;
using Fractus.Lambda.Contract;
using Fractus.Lambda.Rules;
using Fractus.Runtime;

namespace Fractus.Lambda;

public sealed partial class LambdaService
{
    /// <inheritdoc/>
    public async ValueTask<InvokeOutput> Invoke(InvokeInput input, Caller caller, CancellationToken cancellation)
    {
        var locator = FunctionLocator.Resolve(input.FunctionName, input.Qualifier, caller);
        var version = Find(locator).Pick(locator.Qualifier, _ids) ?? throw LambdaErrors.NoFunction(locator.Arn);
        var isEvent = input.InvocationType == InvocationType.Event;
        var wantsLogTail = input.LogType == LogType.Tail && !isEvent;
        var request = new InvocationRequest
        {
            RequestId = caller.RequestId,
            Payload = InvocationInput.Payload(input.Payload, isEvent ? LambdaLimits.EventPayloadBytes : LambdaLimits.PayloadBytes),
            InvokedFunctionArn = locator.Qualifier is null ? null : locator.Arn,
            ClientContext = InvocationInput.ClientContext(input.ClientContext),
            WantsLogTail = wantsLogTail,
        };
        if (input.InvocationType == InvocationType.DryRun)
        {
            return new InvokeOutput { StatusCode = 204, ExecutedVersion = version.Record.Version };
        }

        if (isEvent)
        {
            await _events.EnqueueAsync(locator.Id, request, cancellation);
            return new InvokeOutput { StatusCode = 202 };
        }

        var result = await _invoker.InvokeAsync(version, request, cancellation);
        return new InvokeOutput
        {
            StatusCode = 200,
            FunctionError = result.FunctionError,
            LogResult = wantsLogTail ? Convert.ToBase64String(result.LogTail.Span) : null,
            Payload = result.Payload,
            ExecutedVersion = version.Record.Version,
        };
    }
}
