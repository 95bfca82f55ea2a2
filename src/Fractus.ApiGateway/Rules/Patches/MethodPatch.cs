using Fractus.ApiGateway.Contract;
using Fractus.ApiGateway.Storage;

namespace Fractus.ApiGateway.Rules.Patches;

/// <summary>UpdateMethod. Source: the patch operations of Method in the API reference, and answers recorded on the real service.</summary>
internal static class MethodPatch
{
    public static Method Apply(Method method, ApiParts parts, IReadOnlyList<PatchOperation>? operations)
    {
        foreach (var patch in Patch.Of(operations))
        {
            method = Apply(method, patch);
        }

        // The id of an authorizer says nothing to a method that uses none.
        method = method.AuthorizationType is MethodRules.CustomAuthorization or MethodRules.CognitoAuthorization ? method : method with { AuthorizerId = null };
        MethodRules.Check(method, parts);
        return method;
    }

    private static Method Apply(Method method, Patch patch)
    {
        switch (patch.Segments[0])
        {
            case "requestParameters":
                return method with { RequestParameters = patch.Apply(method.RequestParameters, _ => patch.Flag()) };
            case "authorizationScopes":
                return method with { AuthorizationScopes = patch.Apply(method.AuthorizationScopes) };
            case "requestModels":
                return method with { RequestModels = patch.Apply(method.RequestModels, value => value ?? throw patch.InvalidPath()) };
        }

        if (patch.Segments is not [var property])
        {
            throw patch.InvalidPath();
        }

        var changed = property switch
        {
            "authorizationType" => method with { AuthorizationType = patch.Value?.ToUpperInvariant() },
            "authorizerId" => method with { AuthorizerId = patch.Value },
            "apiKeyRequired" => method with { ApiKeyRequired = patch.Flag() },
            "operationName" => method with { OperationName = patch.Value },
            "requestValidatorId" => method with { RequestValidatorId = patch.Value },
            _ => throw patch.InvalidPath(),
        };
        patch.MustReplace();
        return changed;
    }
}
