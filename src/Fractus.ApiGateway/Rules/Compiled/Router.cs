namespace Fractus.ApiGateway.Rules.Compiled;

/// <summary>A resource that a path leads to, and the values of the variables on the way.</summary>
internal readonly record struct RouteMatch(RouteNode Node, IReadOnlyList<KeyValuePair<string, string>> PathParameters);

/// <summary>
/// From a path to a resource. At each part an exact name goes before a variable, and a variable before a greedy one; where the
/// better way leads to no resource with the method, the next is tried. So it is recorded of the real service.
/// </summary>
internal sealed class Router(RouteNode root)
{
    /// <summary>Parts that a path may have.</summary>
    private const int MaxParts = 512;

    /// <param name="path">Behind the stage, as sent: percent-encoding kept. Slashes at its ends do not matter.</param>
    /// <param name="httpMethod">What the resource must have.</param>
    public RouteMatch? Match(string path, string httpMethod)
    {
        var trimmed = path.Trim('/');
        var parts = trimmed.Length == 0 ? [] : trimmed.Split('/');
        if (parts.Length > MaxParts)
        {
            return null;
        }

        var parameters = new List<KeyValuePair<string, string>>();
        return Find(root, parts, 0, httpMethod, parameters) is { } node ? new RouteMatch(node, parameters) : null;
    }

    private static RouteNode? Find(RouteNode node, string[] parts, int at, string httpMethod, List<KeyValuePair<string, string>> parameters)
    {
        if (at == parts.Length)
        {
            return node.Method(httpMethod) is null ? null : node;
        }

        var part = parts[at];
        if (part.Length > 0)
        {
            if (node.Exact.GetValueOrDefault(part.Contains('%', StringComparison.Ordinal) ? Uri.UnescapeDataString(part) : part) is { } exact
                && Find(exact, parts, at + 1, httpMethod, parameters) is { } found)
            {
                return found;
            }

            if (node.Variable is { } variable)
            {
                parameters.Add(new(variable.VariableName, part));
                if (Find(variable, parts, at + 1, httpMethod, parameters) is { } below)
                {
                    return below;
                }

                parameters.RemoveAt(parameters.Count - 1);
            }
        }

        if (node.Greedy is { } greedy && greedy.Method(httpMethod) is not null)
        {
            parameters.Add(new(greedy.VariableName, string.Join('/', parts, at, parts.Length - at)));
            return greedy;
        }

        return null;
    }
}

/// <summary>A resource in the tree of routes.</summary>
internal sealed class RouteNode(string pathPart, IReadOnlyDictionary<string, CompiledMethod> methods)
{
    private const string AnyMethod = "ANY";

    public Dictionary<string, RouteNode> Exact { get; } = new(StringComparer.Ordinal);

    public RouteNode? Variable { get; private set; }

    public RouteNode? Greedy { get; private set; }

    /// <summary>For <c>{name}</c> and <c>{name+}</c>: the name.</summary>
    public string VariableName { get; } = ResourceTree.VariableName(pathPart);

    public void Add(string part, RouteNode child)
    {
        if (ResourceTree.IsGreedy(part))
        {
            Greedy = child;
        }
        else if (ResourceTree.IsVariable(part))
        {
            Variable = child;
        }
        else
        {
            Exact[part] = child;
        }
    }

    public CompiledMethod? Method(string httpMethod) => methods.GetValueOrDefault(httpMethod) ?? methods.GetValueOrDefault(AnyMethod);
}
