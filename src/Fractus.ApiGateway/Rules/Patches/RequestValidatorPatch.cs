using Fractus.ApiGateway.Contract;

namespace Fractus.ApiGateway.Rules.Patches;

/// <summary>UpdateRequestValidator, with the words recorded of the real service.</summary>
internal static class RequestValidatorPatch
{
    public static RequestValidator Apply(RequestValidator validator, IReadOnlyList<PatchOperation>? operations)
    {
        foreach (var patch in Patch.Of(operations))
        {
            patch.MustReplaceOneOf("/name", "/validateRequestParameters", "/validateRequestBody");
            validator = patch.Path switch
            {
                "/name" when string.IsNullOrEmpty(patch.Value) => throw new BadRequestException("Request Validator name cannot be blank"),
                "/name" => validator with { Name = patch.Value },
                "/validateRequestBody" => validator with { ValidateRequestBody = patch.Flag() },
                _ => validator with { ValidateRequestParameters = patch.Flag() },
            };
        }

        return validator;
    }
}
