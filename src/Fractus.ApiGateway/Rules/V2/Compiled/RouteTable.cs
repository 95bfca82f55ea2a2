using System.Collections.Frozen;

namespace Fractus.ApiGateway.Rules.V2.Compiled;

/// <summary>
/// From method and path to a route. Source: "Routing API requests" of the developer guide: a full match first, then a greedy path variable,
/// then <c>$default</c>; at each, a method before ANY.
/// </summary>
internal sealed class RouteTable
{
    /// <summary>Parts that a path may have.</summary>
    private const int MaxParts = 512;

    private readonly Node _root = new();
    private readonly HttpRoute? _default;

    public RouteTable(IEnumerable<HttpRoute> routes)
    {
        foreach (var route in routes)
        {
            if (route.Key == RouteRules.Default)
            {
                _default = route;
                continue;
            }

            var node = _root;
            foreach (var part in Split(route.ResourcePath))
            {
                node = node.Child(part);
            }

            node.Routes.Add(route.Method, route);
        }

        _root.Freeze();
    }

    /// <param name="method">Of the request.</param>
    /// <param name="path">Behind the stage, decoded.</param>
    /// <param name="parameters">Takes the values of the path variables.</param>
    public HttpRoute? Match(string method, string path, List<KeyValuePair<string, string>> parameters)
    {
        var parts = Split(path);
        if (parts.Length <= MaxParts && (Full(_root, parts, 0, method, parameters) ?? Greedy(_root, parts, 0, method, parameters)) is { } found)
        {
            return found;
        }

        return _default;
    }

    // A slash at the end makes another path than none, as on the real service.
    private static string[] Split(string path) => path.StartsWith('/') ? path[1..].Split('/') : path.Split('/');

    private static HttpRoute? Full(Node node, string[] parts, int at, string method, List<KeyValuePair<string, string>> parameters)
    {
        if (at == parts.Length)
        {
            return node.Find(method);
        }

        if (node.Exact.TryGetValue(parts[at], out var exact) && Full(exact, parts, at + 1, method, parameters) is { } found)
        {
            return found;
        }

        foreach (var (name, variable) in parts[at].Length == 0 ? [] : node.Variables)
        {
            parameters.Add(new(name, parts[at]));
            if (Full(variable, parts, at + 1, method, parameters) is { } below)
            {
                return below;
            }

            parameters.RemoveAt(parameters.Count - 1);
        }

        return null;
    }

    // The deepest greedy variable is the most specific.
    private static HttpRoute? Greedy(Node node, string[] parts, int at, string method, List<KeyValuePair<string, string>> parameters)
    {
        if (at < parts.Length)
        {
            if (node.Exact.TryGetValue(parts[at], out var exact) && Greedy(exact, parts, at + 1, method, parameters) is { } found)
            {
                return found;
            }

            foreach (var (name, variable) in parts[at].Length == 0 ? [] : node.Variables)
            {
                parameters.Add(new(name, parts[at]));
                if (Greedy(variable, parts, at + 1, method, parameters) is { } below)
                {
                    return below;
                }

                parameters.RemoveAt(parameters.Count - 1);
            }

            foreach (var (name, greedy) in node.Greedy)
            {
                if (greedy.Find(method) is { } rest && parts[at..] is not [""])
                {
                    parameters.Add(new(name, string.Join('/', parts[at..])));
                    return rest;
                }
            }
        }

        return null;
    }

    private sealed class Node
    {
        private readonly Dictionary<string, Node> _children = [];

        public Dictionary<string, HttpRoute> Routes { get; } = [];

        public FrozenDictionary<string, Node> Exact { get; private set; } = FrozenDictionary<string, Node>.Empty;

        public (string Name, Node Node)[] Variables { get; private set; } = [];

        public (string Name, Node Node)[] Greedy { get; private set; } = [];

        public Node Child(string part)
        {
            if (!_children.TryGetValue(part, out var child))
            {
                _children[part] = child = new Node();
            }

            return child;
        }

        public HttpRoute? Find(string method) => Routes.GetValueOrDefault(method) ?? Routes.GetValueOrDefault("ANY");

        public void Freeze()
        {
            Exact = _children.Where(c => !c.Key.StartsWith('{')).ToFrozenDictionary();
            Variables = [.. _children.Where(c => c.Key.StartsWith('{') && !c.Key.EndsWith("+}", StringComparison.Ordinal)).Select(c => (c.Key[1..^1], c.Value))];
            Greedy = [.. _children.Where(c => c.Key.EndsWith("+}", StringComparison.Ordinal)).Select(c => (c.Key[1..^2], c.Value))];
            foreach (var child in _children.Values)
            {
                child.Freeze();
            }
        }
    }
}
