using System.Text;
using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;
using Fractus.Wire.Query;
using Fractus.Wire.SigV4;

namespace Fractus.Wire.Routing;

/// <summary>Finds the operation that a request names. Built once from the services that are served.</summary>
public sealed class OperationRouter
{
    private readonly Dictionary<string, (WireProtocol Protocol, ServiceSchema Service)> _targetPrefixes = [];
    private readonly Dictionary<string, BoundOperation> _targets = [];
    private readonly Dictionary<string, ServiceSchema> _queryVersions = [];
    private readonly Dictionary<(string Version, string Action), BoundOperation> _queries = [];
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

    /// <summary>Resolves by, in this order: <c>X-Amz-Target</c>; <c>Action=</c>; method and path.</summary>
    /// <param name="request">The request; its labels or form are filled in.</param>
    /// <param name="signature">Tells services apart whose paths look alike.</param>
    /// <returns>Null where no service has such a request.</returns>
    public Route? Resolve(WireRequest request, SigV4Request? signature)
    {
        if (request.Headers.Get("X-Amz-Target") is { } target)
        {
            return ByTarget(target);
        }

        return ByAction(request) ?? ByPath(request, signature);
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
                _targetPrefixes[service.Schema.TargetPrefix] = (WireProtocol.Of(protocol), service.Schema);
                foreach (var operation in service.Operations)
                {
                    _targets[$"{service.Schema.TargetPrefix}.{operation.Operation.Name}"] = operation;
                }

                break;
            case ProtocolName.AwsQuery:
                _queryVersions[service.Schema.Version] = service.Schema;
                foreach (var operation in service.Operations)
                {
                    _queries[(service.Schema.Version, operation.Operation.Name)] = operation;
                }

                break;
            case ProtocolName.RestJson1 or ProtocolName.RestXml:
                _rest.Add(new RestRoutes(service, WireProtocol.Of(protocol)));
                break;
            default:
                break;
        }
    }

    private Route? ByTarget(string target)
    {
        var dot = target.LastIndexOf('.');
        if (dot < 0 || !_targetPrefixes.TryGetValue(target[..dot], out var found))
        {
            return null;
        }

        return new Route(found.Protocol, found.Service, _targets.GetValueOrDefault(target), target[(dot + 1)..]);
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
        var action = form["Action"]?.Value ?? "";
        if (form["Version"]?.Value is not { } version || !_queryVersions.TryGetValue(version, out var service))
        {
            return null;
        }

        request.Form = form;
        return new Route(WireProtocol.Of(ProtocolName.AwsQuery), service, _queries.GetValueOrDefault((version, action)), action);
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
