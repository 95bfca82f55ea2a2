using System.Runtime.CompilerServices;
using System.Text;
using Fractus.Kernel;
using Fractus.Kernel.Shapes;
using Fractus.Lambda.Contract;
using Fractus.Lambda.Invocations;
using Fractus.Lambda.Rules;
using Fractus.Lambda.Storage;
using Fractus.Runtime;

namespace Fractus.Lambda;

public sealed partial class LambdaService
{
    /// <inheritdoc/>
    public async ValueTask<InvokeOutput> Invoke(InvokeInput input, Caller caller, CancellationToken cancellation)
    {
        var locator = FunctionLocator.Resolve(input.FunctionName, input.Qualifier, caller);
        var version = Picked(locator);
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
            var accepted = new AsyncEvent
            {
                Function = locator,
                RequestId = request.RequestId,
                Payload = request.Payload,
                ClientContext = request.ClientContext,
                TraceId = input.TraceId,
                AcceptedMs = NowMs,
            };
            await _events.EnqueueAsync(accepted, cancellation);
            return new InvokeOutput { StatusCode = Accepted };
        }

        request = request with { TraceId = _invoker.Trace(version, input.TraceId) };
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

    /// <inheritdoc/>
    public async ValueTask<InvokeWithResponseStreamOutput> InvokeWithResponseStream(
        InvokeWithResponseStreamInput input, Caller caller, CancellationToken cancellation)
    {
        var locator = FunctionLocator.Resolve(input.FunctionName, input.Qualifier, caller);
        var version = Picked(locator);
        var request = new InvocationRequest
        {
            RequestId = caller.RequestId,
            Payload = InvocationInput.Payload(input.Payload, LambdaLimits.PayloadBytes),
            InvokedFunctionArn = locator.Qualifier is null ? null : locator.Arn,
            ClientContext = InvocationInput.ClientContext(input.ClientContext),
            TraceId = _invoker.Trace(version, input.TraceId),
            WantsLogTail = input.LogType == LogType.Tail,
        };
        if (input.InvocationType == ResponseStreamingInvocationType.DryRun)
        {
            return new InvokeWithResponseStreamOutput { StatusCode = 204, ExecutedVersion = version.Record.Version };
        }

        var invocation = _invoker.Stream(version, request, cancellation);
        await invocation.BegunAsync();
        return new InvokeWithResponseStreamOutput
        {
            StatusCode = 200,
            ExecutedVersion = version.Record.Version,
            EventStream = new EventStream<InvokeWithResponseStreamResponseEvent>(EventsAsync(invocation, request.WantsLogTail, cancellation)),
        };
    }

    /// <exception cref="ResourceNotFoundException">There is no such function, or no such version or alias of it; the latest version is named as such.</exception>
    private LoadedVersion Picked(FunctionLocator locator) => _functions.Find(locator.Id)?.Pick(locator.Qualifier, _ids) ?? throw NoInvoked(locator);

    private static ResourceNotFoundException NoInvoked(FunctionLocator locator) =>
        LambdaErrors.NoFunction((locator with { Qualifier = locator.Qualifier ?? FunctionKeys.Latest }).Arn);

    private static async IAsyncEnumerable<InvokeWithResponseStreamResponseEvent> EventsAsync(
        StreamedInvocation invocation, bool wantsLogTail, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var part in invocation.Parts.WithCancellation(cancellation))
        {
            yield return new InvokeWithResponseStreamResponseEvent { PayloadChunk = new InvokeResponseStreamUpdate { Payload = part } };
        }

        var result = await invocation.Result;
        yield return new InvokeWithResponseStreamResponseEvent
        {
            InvokeComplete = new InvokeWithResponseStreamCompleteEvent
            {
                ErrorCode = result.FunctionError,
                ErrorDetails = result.FunctionError is null ? null : Encoding.UTF8.GetString(result.Payload.Span),
                LogResult = wantsLogTail ? Convert.ToBase64String(result.LogTail.Span) : null,
            },
        };
    }
}
