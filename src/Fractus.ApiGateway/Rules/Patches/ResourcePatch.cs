using Fractus.ApiGateway.Contract;

namespace Fractus.ApiGateway.Rules.Patches;

/// <summary>UpdateResource: another name, another parent, or both.</summary>
internal static class ResourcePatch
{
    /// <returns>Every resource that has changed.</returns>
    public static List<Resource> Apply(Resource resource, IReadOnlyList<Resource> all, IReadOnlyList<PatchOperation>? operations)
    {
        var (parentId, pathPart) = (resource.ParentId, resource.PathPart);
        foreach (var patch in Patch.Of(operations))
        {
            if (patch.Path is not ("/parentId" or "/pathPart"))
            {
                throw new BadRequestException(
                    $"Invalid patch path  '{patch.Path}' specified for op '{patch.Op}'. Must be one of: [/parentId, /pathPart]");
            }

            if (patch.Op != Op.Replace)
            {
                throw new BadRequestException(
                    $"Invalid patch path  '{patch.Path}' specified for op '{patch.Op}'. Please choose supported operations");
            }

            if (resource.ParentId is null)
            {
                throw new BadRequestException($"Root resource cannot update its {patch.Segments[0]}.");
            }

            if (patch.Path == "/parentId")
            {
                parentId = patch.Value ?? throw Missing.Resource();
            }
            else
            {
                pathPart = patch.Value ?? "";
            }
        }

        return parentId is null ? [resource] : new ResourceTree(all).Move(resource, parentId, pathPart!);
    }
}
