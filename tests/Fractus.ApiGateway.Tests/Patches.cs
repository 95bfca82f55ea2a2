using Fractus.ApiGateway.Contract;

namespace Fractus.ApiGateway.Tests;

/// <summary>Writes patch operations shortly.</summary>
internal static class Patches
{
    public static List<PatchOperation> Of(params (string Op, string Path, string? Value)[] patches) =>
        [.. patches.Select(p => new PatchOperation { Op = p.Op, Path = p.Path, Value = p.Value })];
}
