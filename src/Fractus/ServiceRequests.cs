using System.Buffers;
using System.Diagnostics;
using Fractus.Kernel;
using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;
using Fractus.Wire;
using Fractus.Wire.Routing;
using Fractus.Wire.SigV4;

namespace Fractus;

/// <summary>
/// Requests in a service's own protocol that come from within, from someone known already: steps 1 and 3 to 8 of the pipeline, with no wire and
/// no signature, which would only say what the call says.
/// </summary>
internal sealed class ServiceRequests(
    OperationRouter router, IReadOnlyList<BoundService> services, Authorization authorization, RequestRecorder recorder, IdGenerator ids, Log log)
    : IServiceRequests
{
    private const string JsonType = "application/x-amz-json-1.";

    public async ValueTask<ServiceAnswer> SendAsync(ServiceRequest request, InternalCall call, CancellationToken cancellation)
    {
        var started = Stopwatch.GetTimestamp();
        var requestId = ids.Uuid();
        var body = new ArrayBufferWriter<byte>(1024);
        var response = new WireResponse(body);
        Route? found = null;
        try
        {
            // 1. Resolve.
            var wire = Describe(request);
            found = router.Resolve(wire, Scope(request, call));
            if (found is not { } route || route.Service.SigningName != request.Service)
            {
                throw new CommonApiException("UnknownOperationException", 404, $"The service {request.Service} has no such operation.");
            }

            // 3 to 7, with the types of the operation.
            var bound = route.Bound ?? throw Refusals.NotServed(route);
            await bound.Accept(new Typed(this, wire, response, route.Protocol, call, requestId, cancellation));
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            body.ResetWrittenCount();
            response = new WireResponse(body);
            WriteError(response, found, error, requestId);
        }

        // 8. Record.
        recorder.Record(found?.Service.Name, found?.OperationName, response.Status, Stopwatch.GetElapsedTime(started), requestId);
        List<KeyValuePair<string, string>> headers = [new("x-amzn-RequestId", requestId), .. response.Headers];
        if (response.ContentType is { } type)
        {
            headers.Add(new("Content-Type", type));
        }

        return new ServiceAnswer(response.Status, headers, body.WrittenMemory);
    }

    private async ValueTask HandleAsync<TInput, TOutput>(BoundOperation<TInput, TOutput> bound, Typed at)
        where TInput : class, IShape<TInput>
        where TOutput : class, IShape<TOutput>
    {
        var operation = bound.Typed;
        var input = at.Protocol.Decode<TInput>(at.Request, operation);
        operation.Validate(input);
        var caller = authorization.Authorize(operation, input, at.Call.Principal, new RequestOrigin(at.Call.Account, at.Call.Region, at.RequestId));
        var output = await bound.Handler(input, caller, at.Cancellation);
        if (operation.Events?.Invoke(output) is not null)
        {
            throw new CommonApiException("NotImplementedException", 501, $"{operation.Name} answers with a stream of events, which no integration takes.");
        }

        at.Protocol.Encode(at.Response, operation, output, at.RequestId);
    }

    private void WriteError(WireResponse response, Route? route, Exception error, string requestId)
    {
        if (error is not ApiException declared)
        {
            log.Error($"{route?.Service.Name}.{route?.OperationName} failed, request {requestId}", error);
            declared = Refusals.InternalFailure();
        }

        if (route is { } known)
        {
            known.Protocol.EncodeError(response, known.Service, Refusals.InProtocol(declared, known.Protocol), requestId);
        }
        else
        {
            Refusals.WritePlain(response, declared);
        }
    }

    private WireRequest Describe(ServiceRequest request)
    {
        var headers = new Dictionary<string, string>(request.Headers, StringComparer.OrdinalIgnoreCase);
        var query = request.Query;
        if (request.Action is { } action)
        {
            var service = services.FirstOrDefault(s => s.Schema.SigningName == request.Service && Has(s, action))?.Schema;
            if (service?.Protocols.Contains(ProtocolName.AwsQuery) == true)
            {
                query = $"Action={action}&Version={service.Version}{(query.Length == 0 ? "" : "&" + query)}";
            }
            else if (service is { TargetPrefix.Length: > 0 })
            {
                headers["X-Amz-Target"] = $"{service.TargetPrefix}.{action}";
                headers["Content-Type"] = JsonType + (service.Protocols.Contains(ProtocolName.AwsJson11) ? "1" : "0");
            }
        }

        return new WireRequest { Method = request.Method, Path = request.Path, Query = query, Headers = new Headers(headers), Body = request.Body };
    }

    private static bool Has(BoundService service, string action) =>
        service.Operations.Any(o => o.Operation.Name == action) || service.Schema.NotBuilt.Any(o => o.Name == action);

    // The router tells services apart by the scope of a signature.
    private static SigV4Request Scope(ServiceRequest request, InternalCall call) => new()
    {
        AccessKeyId = "",
        Date = "",
        Region = call.Region,
        Service = request.Service,
        SignedHeaders = [],
        Signature = "",
        Timestamp = "",
    };

    private sealed class Headers(Dictionary<string, string> headers) : IWireHeaders
    {
        public string? Get(string name) => headers.GetValueOrDefault(name);

        public IEnumerable<KeyValuePair<string, string>> All() => headers;
    }

    private readonly record struct Typed(
        ServiceRequests Requests, WireRequest Request, WireResponse Response, WireProtocol Protocol, InternalCall Call, string RequestId, CancellationToken Cancellation)
        : IOperationVisitor
    {
        public ValueTask Visit<TInput, TOutput>(BoundOperation<TInput, TOutput> bound)
            where TInput : class, IShape<TInput>
            where TOutput : class, IShape<TOutput> => Requests.HandleAsync(bound, this);
    }
}
