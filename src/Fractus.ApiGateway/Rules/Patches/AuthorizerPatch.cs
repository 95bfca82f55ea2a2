using System.Globalization;
using Fractus.ApiGateway.Contract;

namespace Fractus.ApiGateway.Rules.Patches;

/// <summary>UpdateAuthorizer. Source: the patch operations of Authorizer in the API reference.</summary>
internal static class AuthorizerPatch
{
    public static Authorizer Apply(Authorizer authorizer, IReadOnlyList<Authorizer> others, IReadOnlyList<PatchOperation>? operations)
    {
        foreach (var patch in Patch.Of(operations))
        {
            if (patch.Segments is ["providerARNs", ..])
            {
                authorizer = authorizer with { ProviderARNs = patch.Apply(authorizer.ProviderARNs) };
                continue;
            }

            patch.MustReplaceOneOf(
                "/name", "/type", "/authType", "/authorizerUri", "/authorizerCredentials", "/identitySource", "/identityValidationExpression",
                "/authorizerResultTtlInSeconds");
            var value = string.IsNullOrEmpty(patch.Value) ? null : patch.Value;
            authorizer = patch.Path switch
            {
                "/name" => authorizer with { Name = value },
                "/type" => authorizer with { Type = value },
                "/authType" => authorizer with { AuthType = value },
                "/authorizerUri" => authorizer with { AuthorizerUri = value },
                "/authorizerCredentials" => authorizer with { AuthorizerCredentials = value },
                "/identitySource" => authorizer with { IdentitySource = value },
                "/identityValidationExpression" => authorizer with { IdentityValidationExpression = value },
                _ => authorizer with { AuthorizerResultTtlInSeconds = Seconds(value) },
            };
        }

        AuthorizerRules.Check(authorizer, others);
        return authorizer;
    }

    private static int Seconds(string? value) => int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seconds)
        ? seconds
        : throw new BadRequestException($"Invalid authorizer result TTL specified: {value}");
}
