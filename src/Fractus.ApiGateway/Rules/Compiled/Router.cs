namespace Fractus.ApiGateway.Rules.Compiled;

/// <summary>A resource that a path leads to, and the values of the variables on the way.</summary>
internal readonly record struct RouteMatch(RouteNode Node, IReadOnlyList<KeyValuePair<string, string>> PathParameters);

/// <summary>
/// From a path to a resource. At each part an exact name goes before a variable, and a variable before a greedy one; where the
/// better way leads nowhere the next is tried. Resources without methods are no destination.
/// </summary>
internal sealed class Router(RouteNode root)
{
    /// <summary>Parts that a path may have.</summary>
    private const int MaxParts = 512;

    /// <param name="path">Behind the stage, as sent: percent-encoding kept. Slashes at its ends do not matter.</param>
    public RouteMatch? Match(string path)
    {
        var trimmed = path.Trim('/');
        var parts = trimmed.Length == 0 ? [] : trimmed.Split('/');
        if (parts.Length > MaxParts)
        {
            return null;
        }

        var parameters = new List<KeyValuePair<string, string>>();
        return Find(root, parts, 0, parameters) is { } node ? new RouteMatch(node, parameters) : null;
    }

    private static RouteNode? Find(RouteNode node, string[] parts, int at, List<KeyValuePair<string, string>> parameters)
    {
        if (at == parts.Length)
        {
            return node.HasMethods ? node : null;
        }

        var part = parts[at];
        if (part.Length > 0)
        {
            if (node.Exact.GetValueOrDefault(part.Contains('%', StringComparison.Ordinal) ? Uri.UnescapeDataString(part) : part) is { } exact
                && Find(exact, parts, at + 1, parameters) is { } found)
            {
                return found;
            }

            if (node.Variable is { } variable)
            {
                parameters.Add(new(variable.VariableName, part));
                if (Find(variable, parts, at + 1, parameters) is { } below)
                {
                    return below;
                }

                parameters.RemoveAt(parameters.Count - 1);
            }
        }

        if (node.Greedy is { HasMethods: true } greedy)
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

    public bool HasMethods => methods.Count > 0;

    /// <summary>For <c>{name}</c> and <c>{name+}</c>: the name.</summary>
    public string VariableName { get; } = pathPart.Trim('{', '}').TrimEnd('+');

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
