using Fractus.ApiGateway.Contract;

namespace Fractus.ApiGateway.Rules.Patches;

/// <summary>UpdateApiKey. Source: the patch operations of ApiKey in the API reference.</summary>
internal static class ApiKeyPatch
{
    public static ApiKey Apply(ApiKey key, IReadOnlyList<PatchOperation>? operations)
    {
        foreach (var patch in Patch.Of(operations))
        {
            if (patch.Segments is ["stages"])
            {
                key = key with { StageKeys = patch.Apply(key.StageKeys) ?? [] };
                continue;
            }

            patch.MustReplaceOneOf("/description", "/enabled", "/name", "/customerId");
            key = patch.Path switch
            {
                "/name" => key with { Name = patch.Value },
                "/description" => key with { Description = patch.Value },
                "/enabled" => key with { Enabled = patch.Flag() },
                _ => key with { CustomerId = patch.Value },
            };
        }

        return ApiKeyRules.Checked(key);
    }
}
