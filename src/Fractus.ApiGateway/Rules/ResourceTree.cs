using System.Text.RegularExpressions;
using Fractus.ApiGateway.Contract;

namespace Fractus.ApiGateway.Rules;

/// <summary>The tree of an API's resources. It is small (a few hundred at most), so every rule looks at all of them.</summary>
internal sealed partial class ResourceTree(IReadOnlyList<Resource> resources)
{
    /// <summary>A quota of the real service, which there can be raised.</summary>
    private const int MaxResources = 1000;

    public static Resource Root(string id) => new() { Id = id, Path = "/" };

    /// <summary>The child to be created.</summary>
    /// <exception cref="NotFoundException">The parent is not there.</exception>
    /// <exception cref="BadRequestException">The path part is not allowed, or not there.</exception>
    /// <exception cref="ConflictException">A sibling has that name.</exception>
    public Resource NewChild(string id, string parentId, string pathPart)
    {
        var parent = Find(parentId);
        if (resources.Count >= MaxResources)
        {
            throw new LimitExceededException("Maximum number of Resources for this API has been reached.");
        }

        CheckPart(pathPart);
        CheckPlace(parent, pathPart, id);
        return new Resource { Id = id, ParentId = parentId, PathPart = pathPart, Path = Join(parent, pathPart) };
    }

    /// <summary>Moves or renames a resource.</summary>
    /// <returns>Every resource that has changed: it and what is below it.</returns>
    public List<Resource> Move(Resource resource, string parentId, string pathPart)
    {
        var parent = Find(parentId);
        if (Below(resource.Id!).Exists(r => r.Id == parentId) || parentId == resource.Id)
        {
            throw new BadRequestException("Resources cannot be cyclical.");
        }

        CheckPart(pathPart);
        CheckPlace(parent, pathPart, resource.Id!);
        if (IsGreedy(pathPart) && resources.Any(r => r.ParentId == resource.Id))
        {
            throw new BadRequestException($"Cannot create a child of a resource with a greedy path variable: {pathPart}");
        }

        var moved = resource with { ParentId = parentId, PathPart = pathPart, Path = Join(parent, pathPart) };
        var changed = new List<Resource> { moved };
        for (var next = 0; next < changed.Count; next++)
        {
            var above = changed[next];
            changed.AddRange(resources.Where(r => r.ParentId == above.Id).Select(r => r with { Path = Join(above, r.PathPart!) }));
        }

        return changed;
    }

    /// <summary>Everything below a resource, at any depth.</summary>
    public List<Resource> Below(string id)
    {
        var below = resources.Where(r => r.ParentId == id).ToList();
        for (var next = 0; next < below.Count; next++)
        {
            var above = below[next];
            below.AddRange(resources.Where(r => r.ParentId == above.Id));
        }

        return below;
    }

    public static bool IsGreedy(string pathPart) => pathPart.EndsWith("+}", StringComparison.Ordinal);

    public static bool IsVariable(string pathPart) => pathPart.StartsWith('{');

    /// <summary>The name in <c>{name}</c> and <c>{name+}</c>.</summary>
    public static string VariableName(string pathPart) => pathPart.Trim('{', '}').TrimEnd('+');

    /// <summary>The names of a path's variables.</summary>
    public static IEnumerable<string> Variables(string path) => path.Split('/').Where(IsVariable).Select(VariableName).Distinct();

    private static string Join(Resource parent, string pathPart) => parent.Path == "/" ? "/" + pathPart : $"{parent.Path}/{pathPart}";

    private static void CheckPart(string pathPart)
    {
        if (!PathPart().IsMatch(pathPart))
        {
            throw new BadRequestException(
                "Resource's path part only allow a-zA-Z0-9._-: or a valid greedy path variable and curly braces at the beginning and the end.");
        }
    }

    private Resource Find(string id) => resources.FirstOrDefault(r => r.Id == id) ?? throw Missing.Resource();

    private void CheckPlace(Resource parent, string pathPart, string id)
    {
        if (IsGreedy(parent.PathPart ?? ""))
        {
            throw new BadRequestException($"Cannot create a child of a resource with a greedy path variable: {parent.PathPart}");
        }

        foreach (var sibling in resources.Where(r => r.ParentId == parent.Id && r.Id != id))
        {
            if (sibling.PathPart == pathPart)
            {
                throw new ConflictException($"Another resource with the same parent already has this name: {pathPart}");
            }

            if (IsVariable(pathPart) && IsVariable(sibling.PathPart!))
            {
                throw new BadRequestException(
                    $"A sibling ({sibling.PathPart}) of this resource already has a variable path part -- only one is allowed");
            }
        }
    }

    [GeneratedRegex(@"\A([a-zA-Z0-9._\-:]+|\{[a-zA-Z0-9._\-:]+\+?\})\z", RegexOptions.CultureInvariant)]
    private static partial Regex PathPart();
}
