using Fractus.ApiGateway.Contract;

namespace Fractus.ApiGateway.Rules.Patches;

/// <summary>UpdateModel, with the words recorded of the real service.</summary>
internal static class ModelPatch
{
    public static Model Apply(Model model, IReadOnlyList<Model> all, IReadOnlyList<PatchOperation>? operations)
    {
        foreach (var patch in Patch.Of(operations))
        {
            patch.MustReplaceOneOf("/description", "/schema");
            model = patch.Path == "/schema" ? model with { JsonSchema = patch.Value } : model with { Description = patch.Value is "" ? null : patch.Value };
        }

        ModelRules.Check(model, all.Select(m => m.Name!));
        return model;
    }
}
