using Fractus.Kernel.Contracts;
using Fractus.Wire.Query;

namespace Fractus.Wire.Routing;

/// <summary>The paths of one service: a tree of segments, in which a literal goes before a label and a label before a greedy one.</summary>
internal sealed class RestRoutes
{
    private readonly WireProtocol _protocol;
    private readonly ServiceSchema _service;
    private readonly Node _root = new();

    public RestRoutes(BoundService service, WireProtocol protocol)
    {
        _protocol = protocol;
        _service = service.Schema;
        foreach (var operation in service.Operations)
        {
            var http = operation.Operation.Http!;
            Add(http.Method, http.Uri, new Leaf(operation.Operation.Name, operation));
        }

        foreach (var missing in service.Schema.NotBuilt)
        {
            Add(missing.Method!, missing.Uri!, new Leaf(missing.Name, null));
        }
    }

    public string SigningName => _service.SigningName;

    public Route? Match(WireRequest request)
    {
        var path = request.Path.AsSpan().TrimStart('/');
        var segments = path.IsEmpty ? [] : path.ToString().Split('/');
        var labels = new List<KeyValuePair<string, string>>();
        if (Find(_root, segments, 0, request, labels) is not { } leaf)
        {
            return null;
        }

        request.Labels = labels.ToDictionary();
        return new Route(_protocol, _service, leaf.Operation, leaf.Name);
    }

    private static Leaf? Find(Node node, string[] segments, int at, WireRequest request, List<KeyValuePair<string, string>> labels)
    {
        // A slash at the end means nothing, except as the end of an object's key, which a greedy label takes below.
        if (at == segments.Length || (at == segments.Length - 1 && segments[at].Length == 0))
        {
            return node.Choose(request);
        }

        if (node.Literals.TryGetValue(segments[at], out var literal) && Find(literal, segments, at + 1, request, labels) is { } exact)
        {
            return exact;
        }

        // A label stands for something: an empty segment is none.
        foreach (var (name, child) in segments[at].Length == 0 ? [] : node.Labels)
        {
            labels.Add(new(name, Uri.UnescapeDataString(segments[at])));
            if (Find(child, segments, at + 1, request, labels) is { } found)
            {
                return found;
            }

            labels.RemoveAt(labels.Count - 1);
        }

        foreach (var (name, child) in node.Greedy)
        {
            // What follows a greedy label in a template is fixed; none of the services served has anything there.
            if (child.Choose(request) is { } rest)
            {
                labels.Add(new(name, Uri.UnescapeDataString(string.Join('/', segments[at..]))));
                return rest;
            }
        }

        return null;
    }

    private void Add(string method, string uri, Leaf leaf)
    {
        var question = uri.IndexOf('?', StringComparison.Ordinal);
        var path = question < 0 ? uri : uri[..question];
        var node = _root;
        foreach (var segment in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            node = segment switch
            {
                ['{', .. var name, '+', '}'] => Child(node.Greedy, name),
                ['{', .. var name, '}'] => Child(node.Labels, name),
                _ => Child(node.Literals, segment),
            };
        }

        var fixedQuery = question < 0 ? [] : FormEncoding.Parameters(uri[(question + 1)..]).ToArray();
        node.Leaves.Add((method, fixedQuery, leaf));
    }

    private static Node Child(Dictionary<string, Node> children, string name)
    {
        if (!children.TryGetValue(name, out var child))
        {
            children[name] = child = new Node();
        }

        return child;
    }

    private sealed record Leaf(string Name, BoundOperation? Operation);

    private sealed class Node
    {
        public Dictionary<string, Node> Literals { get; } = [];

        public Dictionary<string, Node> Labels { get; } = [];

        public Dictionary<string, Node> Greedy { get; } = [];

        public List<(string Method, KeyValuePair<string, string>[] FixedQuery, Leaf Leaf)> Leaves { get; } = [];

        /// <summary>The leaf for the request's method; of several the one with most fixed query parameters present.</summary>
        public Leaf? Choose(WireRequest request)
        {
            Leaf? best = null;
            var most = -1;
            foreach (var (method, fixedQuery, leaf) in Leaves)
            {
                if (method == request.Method && fixedQuery.Length > most && IsPresent(fixedQuery, request.Query))
                {
                    (best, most) = (leaf, fixedQuery.Length);
                }
            }

            return best;
        }

        private static bool IsPresent(KeyValuePair<string, string>[] fixedQuery, string query) =>
            fixedQuery.Length == 0 || fixedQuery.All(p => FormEncoding.Parameters(query).Contains(p));
    }
}
