using System.Globalization;
using Fractus.ApiGateway.Contract;

namespace Fractus.ApiGateway.Rules.Patches;

/// <summary>UpdateIntegration. Source: the patch operations of Integration in the API reference.</summary>
internal static class IntegrationPatch
{
    public static Integration Apply(Integration integration, Method method, IReadOnlyList<PatchOperation>? operations)
    {
        foreach (var patch in Patch.Of(operations))
        {
            integration = Apply(integration, patch);
        }

        IntegrationRules.Check(integration, method);
        return integration;
    }

    private static Integration Apply(Integration integration, Patch patch)
    {
        switch (patch.Segments[0])
        {
            case "requestParameters":
                return integration with
                {
                    RequestParameters = patch.Apply(integration.RequestParameters, value => value ?? throw patch.InvalidPath()),
                };
            case "requestTemplates":
                return integration with
                {
                    RequestTemplates = patch.Apply(integration.RequestTemplates, value => string.IsNullOrEmpty(value) ? null : value),
                };
            case "cacheKeyParameters":
                return integration with { CacheKeyParameters = patch.Apply(integration.CacheKeyParameters) ?? [] };
            case "tlsConfig" when patch.Segments is [_, "insecureSkipVerification"]:
                patch.MustReplace();
                return integration with { TlsConfig = new TlsConfig { InsecureSkipVerification = patch.Flag() } };
            case "connectionId" or "connectionType" or "tlsConfig":
                throw NotSupported.Setting(patch.Segments[0]);
            case "contentHandling" or "credentials" when patch.Op == Op.Remove:
                return patch.Segments[0] == "credentials" ? integration with { Credentials = null } : integration with { ContentHandling = null };
        }

        if (patch.Segments is not [var property])
        {
            throw patch.InvalidPath();
        }

        var changed = property switch
        {
            "uri" => integration with { Uri = patch.Value },
            "type" => integration with { Type = patch.Value },
            "httpMethod" => integration with { HttpMethod = patch.Value },
            "credentials" => integration with { Credentials = patch.Value },
            "passthroughBehavior" => integration with { PassthroughBehavior = patch.Value },
            "contentHandling" => integration with { ContentHandling = string.IsNullOrEmpty(patch.Value) ? null : patch.Value },
            "cacheNamespace" => integration with { CacheNamespace = patch.Value },
            "timeoutInMillis" => integration with { TimeoutInMillis = TimeoutMs(patch) },
            _ => throw patch.InvalidPath(),
        };
        patch.MustReplace();
        return changed;
    }

    private static int TimeoutMs(Patch patch) => int.TryParse(patch.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var timeoutMs)
        ? timeoutMs
        : throw new BadRequestException("Invalid integer value specified for timeoutInMillis");
}
