using Fractus.ApiGateway.Contract;
using Fractus.ApiGateway.Rules.OpenApi.Documents;
using Fractus.ApiGateway.Rules.Values;
using Fractus.Kernel;

namespace Fractus.ApiGateway.Rules.OpenApi.Import;

/// <summary>From paths to the tree of resources. Resources that were there keep their ids.</summary>
internal sealed class PathImporter
{
    private static readonly Dictionary<string, string> s_methods = new()
    {
        ["get"] = "GET",
        ["put"] = "PUT",
        ["post"] = "POST",
        ["delete"] = "DELETE",
        ["options"] = "OPTIONS",
        ["head"] = "HEAD",
        ["patch"] = "PATCH",
        [Extensions.AnyMethod] = "ANY",
    };

    private readonly Document _document;
    private readonly OperationImporter _operations;
    private readonly IdGenerator _ids;
    private readonly Dictionary<string, string> _known;
    private readonly List<Resource> _resources;
    private readonly Dictionary<string, int> _places = [];
    private readonly ResourceTree _tree;

    /// <param name="document">The document.</param>
    /// <param name="operations">Makes methods.</param>
    /// <param name="before">The resources there are.</param>
    /// <param name="isMerge">Whether those stay that the document does not mention.</param>
    /// <param name="ids">New ids.</param>
    public PathImporter(Document document, OperationImporter operations, IReadOnlyList<Resource> before, bool isMerge, IdGenerator ids)
    {
        (_document, _operations, _ids) = (document, operations, ids);
        _known = before.ToDictionary(r => r.Path!, r => r.Id!);
        _resources = isMerge ? [.. before] : [.. before.Where(r => r.ParentId is null).Select(r => r with { ResourceMethods = null })];
        for (var i = 0; i < _resources.Count; i++)
        {
            _places[_resources[i].Path!] = i;
        }

        _tree = new ResourceTree(_resources);
    }

    /// <param name="basePath">What goes before every path.</param>
    public IReadOnlyList<Resource> Import(string basePath)
    {
        if (_document.Root.Find("paths") is not ValueMap paths)
        {
            _document.Warn("Parse issue: attribute paths is missing");
            return _resources;
        }

        foreach (var (path, value) in paths)
        {
            if (!path.StartsWith('/'))
            {
                if (!path.StartsWith("x-", StringComparison.Ordinal))
                {
                    _document.Warn($"Parse issue: attribute paths. Resource {path} should start with /");
                }

                continue;
            }

            if (_document.Map(value, $"paths.'{path}'") is { } item && Place(basePath + path) is { } place)
            {
                AddMethods(place, item);
            }
        }

        return _resources;
    }

    private void AddMethods(int place, ValueMap item)
    {
        var resource = _resources[place];
        var methods = new Dictionary<string, Method>(resource.ResourceMethods ?? new Dictionary<string, Method>());
        foreach (var (name, httpMethod) in s_methods)
        {
            if (item.Find(name) is ValueMap operation
                && _operations.Import(httpMethod, operation, item.Find("parameters"), resource) is { } method)
            {
                methods[httpMethod] = method;
            }
        }

        _resources[place] = resource with { ResourceMethods = methods.Count == 0 ? null : methods };
    }

    // Where the resource of a path is, made with all above it where it is not there yet.
    private int? Place(string path)
    {
        var at = _places["/"];
        var soFar = "";
        foreach (var part in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            soFar += "/" + part;
            if (_places.TryGetValue(soFar, out var there))
            {
                at = there;
                continue;
            }

            try
            {
                var made = _tree.NewChild(_known.GetValueOrDefault(soFar) ?? _ids.LowerBase36(6), _resources[at].Id!, part);
                at = _places[soFar] = _resources.Count;
                _resources.Add(made);
            }
            catch (ApiException fault)
            {
                _document.Fail($"Unable to create resource at path '{soFar}': {fault.Message}");
                return null;
            }
        }

        return at;
    }
}
