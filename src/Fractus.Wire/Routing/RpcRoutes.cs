using Fractus.Kernel.Contracts;

namespace Fractus.Wire.Routing;

/// <summary>The operations of the services that are reached by name rather than by path: one table per way of naming.</summary>
internal sealed class RpcRoutes
{
    private readonly Dictionary<string, Dictionary<string, Route>.AlternateLookup<ReadOnlySpan<char>>> _services = [];
    private readonly Dictionary<string, Dictionary<string, Route>.AlternateLookup<ReadOnlySpan<char>>>.AlternateLookup<ReadOnlySpan<char>> _byName;
    private readonly Dictionary<string, (WireProtocol Protocol, ServiceSchema Service)> _schemas = [];

    public RpcRoutes() => _byName = _services.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <param name="name">What requests call the service.</param>
    /// <param name="service">The service.</param>
    /// <param name="protocol">The protocol of the requests that are looked up here.</param>
    public void Add(string name, BoundService service, ProtocolName protocol)
    {
        var wire = WireProtocol.Of(protocol);
        var operations = new Dictionary<string, Route>(StringComparer.Ordinal);
        foreach (var bound in service.Operations)
        {
            operations[bound.Operation.Name] = new Route(wire, service.Schema, bound, bound.Operation.Name);
        }

        _services[name] = operations.GetAlternateLookup<ReadOnlySpan<char>>();
        _schemas[name] = (wire, service.Schema);
    }

    /// <returns>Null where there is no such service; a route without an operation where the service has none of that name.</returns>
    public Route? Find(ReadOnlySpan<char> service, ReadOnlySpan<char> operation)
    {
        if (!_byName.TryGetValue(service, out var name, out var operations))
        {
            return null;
        }

        if (operations.TryGetValue(operation, out var route))
        {
            return route;
        }

        var (protocol, schema) = _schemas[name];
        return new Route(protocol, schema, null, operation.ToString());
    }
}
