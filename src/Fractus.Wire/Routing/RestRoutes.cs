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
        var labels = new List<KeyValuePair<string, string>>();
        if (Find(_root, request.Path.AsSpan().TrimStart('/'), request, labels) is not { } leaf)
        {
            return null;
        }

        request.Labels = labels;
        return new Route(_protocol, _service, leaf.Operation, leaf.Name);
    }

    /// <param name="node">What the path has led to.</param>
    /// <param name="rest">Of the path, behind a slash.</param>
    /// <param name="request">The request.</param>
    /// <param name="labels">Those that the path has had.</param>
    private static Leaf? Find(Node node, ReadOnlySpan<char> rest, WireRequest request, List<KeyValuePair<string, string>> labels)
    {
        // A slash at the end means nothing, except as the end of an object's key, which a greedy label takes below.
        if (rest.IsEmpty)
        {
            return node.Choose(request);
        }

        var slash = rest.IndexOf('/');
        var segment = slash < 0 ? rest : rest[..slash];
        var behind = slash < 0 ? default : rest[(slash + 1)..];
        if (node.LiteralsByText.TryGetValue(segment, out var literal) && Find(literal, behind, request, labels) is { } exact)
        {
            return exact;
        }

        // A label stands for something: an empty segment is none.
        if (!segment.IsEmpty)
        {
            foreach (var (name, child) in node.Labels)
            {
                labels.Add(new(name, Uri.UnescapeDataString(segment)));
                if (Find(child, behind, request, labels) is { } found)
                {
                    return found;
                }

                labels.RemoveAt(labels.Count - 1);
            }
        }

        foreach (var (name, child) in node.Greedy)
        {
            // What follows a greedy label in a template is fixed; none of the services served has anything there.
            if (child.Choose(request) is { } greedy)
            {
                labels.Add(new(name, Uri.UnescapeDataString(rest)));
                return greedy;
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
        public Node() => LiteralsByText = Literals.GetAlternateLookup<ReadOnlySpan<char>>();

        public Dictionary<string, Node> Literals { get; } = [];

        public Dictionary<string, Node>.AlternateLookup<ReadOnlySpan<char>> LiteralsByText { get; }

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

        private static bool IsPresent(KeyValuePair<string, string>[] fixedQuery, string query)
        {
            foreach (var parameter in fixedQuery)
            {
                if (!FormEncoding.Parameters(query).Contains(parameter))
                {
                    return false;
                }
            }

            return true;
        }
    }
}
