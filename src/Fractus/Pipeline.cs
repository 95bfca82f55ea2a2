using System.Diagnostics;
using Fractus.Http;
using Fractus.Kernel;
using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;
using Fractus.Wire;
using Fractus.Wire.Body;
using Fractus.Wire.Routing;
using Fractus.Wire.SigV4;

namespace Fractus;

/// <summary>
/// What happens to a request of an API of the cloud, from its bytes to the bytes of the answer. Read it from top to bottom: there is
/// no other list of steps. Calls between services enter at step 4.
/// </summary>
internal sealed class Pipeline(
    OperationRouter router, Authentication authentication, Authorization authorization, RequestRecorder recorder, IdGenerator ids, Log log)
    : IOperationInvoker
{
    /// <summary>Answers a request from outside.</summary>
    /// <returns>False where it is no request of an API; nothing has been written then.</returns>
    public async ValueTask<bool> TryHandleAsync(HttpExchange exchange)
    {
        var started = Stopwatch.GetTimestamp();
        exchange.RequestId = ids.Uuid();
        Route? found = null;
        try
        {
            // 1. Resolve the operation. The signature's scope helps to tell services apart; it is verified in step 2.
            var hasSignature = SigV4Request.TryParse(exchange.Request, out var signature);
            BodyDecoder.Decompress(exchange.Request, signature, HttpServer.MostBodyBytes);
            found = router.Resolve(exchange.Request, signature);
            if (found is not { } route)
            {
                return false;
            }

            exchange.Service = route.Service;
            var bound = route.Bound ?? throw Refusals.NotServed(route);
            if (route.Service.MaxRequestBytes is > 0 and var most && exchange.Request.Body.Length > most)
            {
                throw Refusals.TooLarge();
            }

            if (route.Service.MaxHeadBytes is > 0 and var longest && exchange.IsHeadLonger(longest))
            {
                throw Refusals.HeadTooLarge();
            }

            // 2. Authenticate.
            var principal = hasSignature
                ? authentication.Authenticate(exchange.Request, signature!, exchange)
                : Authentication.Anonymous(bound.Operation);

            exchange.Outcome.Account = principal.Kind == PrincipalKind.Anonymous ? Defaults.Account : principal.Account;
            exchange.Outcome.Region = signature?.Region ?? Defaults.Region;

            // 3 to 7, with the types of the operation.
            await bound.Accept(new Typed(this, exchange, route.Protocol, principal));
        }
        catch (Exception error)
        {
            WriteError(exchange, found, error);
        }

        // 8. Record.
        var duration = Stopwatch.GetElapsedTime(started);
        recorder.Record(found?.Service.Name, found?.OperationName, exchange.Response.Status, duration, exchange.RequestId);
        recorder.TellService(found?.Bound?.Operation, exchange.Outcome, exchange.Response.Status, duration);
        return true;
    }

    /// <summary>A call from one service to another: steps 4, 5 and 8, with the same checks and record as for a call from outside.</summary>
    public async ValueTask<TOutput> InvokeAsync<TInput, TOutput>(
        Operation<TInput, TOutput> operation, TInput input, InternalCall call, CancellationToken cancellation)
        where TInput : class, IShape<TInput>
        where TOutput : class, IShape<TOutput>
    {
        var started = Stopwatch.GetTimestamp();
        var origin = new RequestOrigin(call.Account, call.Region, ids.Uuid());
        var outcome = new RequestOutcome { Account = call.Account, Region = call.Region, Input = input };
        var status = 500;
        try
        {
            operation.Validate(input);
            var caller = authorization.Authorize(operation, input, call.Principal, origin);
            var output = await router.Bound(operation).Handler(input, caller, cancellation);
            status = 200;
            outcome.Output = output;
            return output;
        }
        catch (ApiException declared)
        {
            status = declared.Status;
            outcome.Error = declared;
            throw;
        }
        finally
        {
            var duration = Stopwatch.GetElapsedTime(started);
            recorder.Record(operation.Service.Name, operation.Name, status, duration, origin.RequestId);
            recorder.TellService(operation, outcome, status, duration);
        }
    }

    private async ValueTask HandleAsync<TInput, TOutput>(
        BoundOperation<TInput, TOutput> bound, HttpExchange exchange, WireProtocol protocol, Principal principal)
        where TInput : class, IShape<TInput>
        where TOutput : class, IShape<TOutput>
    {
        var operation = bound.Typed;

        // 3. Decode and validate: what breaks the contract never reaches a handler.
        var input = protocol.Decode<TInput>(exchange.Request, operation);
        exchange.Outcome.Input = input;
        operation.Validate(input);

        // 4. Authorize.
        var origin = new RequestOrigin(exchange.Outcome.Account!, exchange.Outcome.Region!, exchange.RequestId)
        {
            SourceIp = exchange.SourceIp,
            UserAgent = exchange.Request.Headers.Get("User-Agent"),
            IsSecure = exchange.IsSecure,
        };
        var caller = authorization.Authorize(operation, input, principal, origin);

        // 5. Handle, and 6. commit: the handler's transaction is durable when its task completes.
        var output = await bound.Handler(input, caller, exchange.Aborted);
        exchange.Outcome.Output = output;

        // 7. Encode. A stream of events is only begun here: it runs when the answer is sent.
        if (operation.Events?.Invoke(output) is { } events)
        {
            protocol.EncodeStream(exchange.Response, operation, output, events, exchange.RequestId);
        }
        else
        {
            protocol.Encode(exchange.Response, operation, output, exchange.RequestId);
        }
    }

    private void WriteError(HttpExchange exchange, Route? route, Exception error)
    {
        if (error is OperationCanceledException && exchange.Aborted.IsCancellationRequested)
        {
            // The caller is gone; there is nobody to answer.
            return;
        }

        if (error is not ApiException declared)
        {
            log.Error($"{route?.Service.Name}.{route?.OperationName} failed, request {exchange.RequestId}", error);
            declared = Refusals.InternalFailure();
        }

        exchange.Outcome.Error = declared;
        exchange.DiscardResponse();
        if (route is { } known)
        {
            known.Protocol.EncodeError(exchange.Response, known.Service, Refusals.InProtocol(declared, known.Protocol), exchange.RequestId);
        }
        else
        {
            Refusals.WritePlain(exchange.Response, declared);
        }
    }

    private readonly struct Typed(Pipeline pipeline, HttpExchange exchange, WireProtocol protocol, Principal principal)
        : IOperationVisitor
    {
        public ValueTask Visit<TInput, TOutput>(BoundOperation<TInput, TOutput> bound)
            where TInput : class, IShape<TInput>
            where TOutput : class, IShape<TOutput> =>
            pipeline.HandleAsync(bound, exchange, protocol, principal);
    }
}
