using Fractus.Kernel;
using Fractus.Lambda.Contract;
using Fractus.Lambda.Invocations;
using Fractus.Lambda.Rules;

namespace Fractus.Lambda;

public sealed partial class LambdaService
{
    private const int Accepted = 202;

    /// <summary>What <see cref="Invoke"/> with the type <c>Event</c> does, from before there was that.</summary>
    public async ValueTask<InvokeAsyncOutput> InvokeAsync(InvokeAsyncInput input, Caller caller, CancellationToken cancellation)
    {
        var locator = FunctionLocator.Resolve(input.FunctionName, null, caller);
        if (_functions.Find(locator.Id)?.Version(locator.Qualifier) is null)
        {
            throw NoInvoked(locator);
        }

        var accepted = new AsyncEvent
        {
            Function = locator,
            RequestId = caller.RequestId,
            Payload = InvocationInput.Payload(input.InvokeArgs, LambdaLimits.EventPayloadBytes),
            AcceptedMs = NowMs,
        };
        await _events.EnqueueAsync(accepted, cancellation);
        return new InvokeAsyncOutput { Status = Accepted };
    }
}
