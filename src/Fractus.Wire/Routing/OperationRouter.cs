using System.Text;
using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;
using Fractus.Wire.Query;
using Fractus.Wire.SigV4;

namespace Fractus.Wire.Routing;

/// <summary>Finds the operation that a request names. Built once from the services that are served.</summary>
public sealed class OperationRouter
{
    private readonly RpcRoutes _targets = new();
    private readonly RpcRoutes _queries = new();
    private readonly RpcRoutes _cbor = new();
    private readonly List<RestRoutes> _rest = [];
    private readonly Dictionary<Operation, BoundOperation> _bound = [];

    public OperationRouter(IEnumerable<BoundService> services)
    {
        foreach (var service in services)
        {
            foreach (var operation in service.Operations)
            {
                _bound[operation.Operation] = operation;
            }

            foreach (var protocol in service.Schema.Protocols)
            {
                Add(service, protocol);
            }
        }
    }

    /// <summary>
    /// Resolves by, in this order: <c>Smithy-Protocol</c>; <c>X-Amz-Target</c>; <c>Action=</c>; method and path.
    /// </summary>
    /// <param name="request">The request, decompressed; its labels or form are filled in.</param>
    /// <param name="signature">Tells services apart whose paths look alike.</param>
    /// <returns>Null where no service has such a request.</returns>
    /// <exception cref="Fractus.Kernel.Shapes.SerializationException">The request is a form that is malformed.</exception>
    public Route? Resolve(WireRequest request, SigV4Request? signature)
    {
        var target = request.Headers.Get("X-Amz-Target");
        if (request.Headers.Get("Smithy-Protocol") is { } protocol)
        {
            // A request that names an operation twice must be refused: which of the two was authorized would be in doubt.
            return protocol == "rpc-v2-cbor" && target is null ? ByServicePath(request) : null;
        }

        return target is not null ? ByTarget(target) : ByAction(request) ?? ByPath(request, signature);
    }

    /// <summary>The handler of an operation that a service calls by its descriptor.</summary>
    public BoundOperation<TInput, TOutput> Bound<TInput, TOutput>(Operation<TInput, TOutput> operation)
        where TInput : class, IShape<TInput>
        where TOutput : class, IShape<TOutput> => (BoundOperation<TInput, TOutput>)_bound[operation];

    private void Add(BoundService service, ProtocolName protocol)
    {
        switch (protocol)
        {
            case ProtocolName.AwsJson10 or ProtocolName.AwsJson11:
                _targets.Add(service.Schema.TargetPrefix, service, protocol);
                break;
            case ProtocolName.AwsQuery:
                _queries.Add(service.Schema.Version, service, protocol);
                break;
            case ProtocolName.RpcV2Cbor:
                _cbor.Add(service.Schema.TargetPrefix, service, protocol);
                break;
            default:
                _rest.Add(new RestRoutes(service, WireProtocol.Of(protocol)));
                break;
        }
    }

    private Route? ByTarget(string target)
    {
        var dot = target.LastIndexOf('.');
        return dot < 0 ? null : _targets.Find(target.AsSpan(0, dot), target.AsSpan(dot + 1));
    }

    // {prefix?}/service/{service}/operation/{operation}; the service may be an absolute shape name.
    private Route? ByServicePath(WireRequest request)
    {
        Span<Range> segments = stackalloc Range[4];
        var path = request.Path.AsSpan();
        var start = path.LastIndexOf("/service/");
        if (request.Method != "POST" || start < 0)
        {
            return null;
        }

        var parts = path[(start + 1)..];
        if (parts.Split(segments, '/') != 4 || !parts[segments[2]].SequenceEqual("operation") || parts[segments[3]].Contains('/'))
        {
            return null;
        }

        var service = parts[segments[1]];
        return _cbor.Find(service[(service.LastIndexOf('.') + 1)..], parts[segments[3]]);
    }

    private Route? ByAction(WireRequest request)
    {
        var isForm = request.Headers.Get("Content-Type")?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) == true;
        var text = isForm && request.Body.Length > 0 ? Encoding.UTF8.GetString(request.Body.Span) : request.Query;
        if (!text.Contains("Action=", StringComparison.Ordinal))
        {
            return null;
        }

        var form = QueryNode.Parse(text);
        if (form["Version"]?.Value is not { } version || _queries.Find(version, form["Action"]?.Value ?? "") is not { } route)
        {
            return null;
        }

        request.Form = form;
        return route;
    }

    private Route? ByPath(WireRequest request, SigV4Request? signature)
    {
        foreach (var routes in _rest)
        {
            if ((signature is null || signature.Service == routes.SigningName) && routes.Match(request) is { } route)
            {
                return route;
            }
        }

        return null;
    }
}
