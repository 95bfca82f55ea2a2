using Fractus.ApiGateway.Contract;

namespace Fractus.ApiGateway.Rules.Patches;

/// <summary>UpdateStage. What concerns traces and client certificates is refused by name until it is built.</summary>
internal static class StagePatch
{
    // The real service's own sentence, commas missing where it misses them.
    private const string AllowedPaths =
        "/deploymentId, /description, /cacheClusterEnabled, /cacheClusterSize, /clientCertificateId, /accessLogSettings, "
        + "/accessLogSettings/destinationArn, /accessLogSettings/format, /{resourcePath}/{httpMethod}/metrics/enabled, "
        + "/{resourcePath}/{httpMethod}/logging/dataTrace, /{resourcePath}/{httpMethod}/logging/loglevel, "
        + "/{resourcePath}/{httpMethod}/throttling/burstLimit/{resourcePath}/{httpMethod}/throttling/rateLimit"
        + "/{resourcePath}/{httpMethod}/caching/ttlInSeconds, /{resourcePath}/{httpMethod}/caching/enabled, "
        + "/{resourcePath}/{httpMethod}/caching/dataEncrypted, /{resourcePath}/{httpMethod}/caching/requireAuthorizationForCacheControl, "
        + "/{resourcePath}/{httpMethod}/caching/unauthorizedCacheControlHeaderStrategy, /*/*/metrics/enabled, /*/*/logging/dataTrace, "
        + "/*/*/logging/loglevel, /*/*/throttling/burstLimit /*/*/throttling/rateLimit /*/*/caching/ttlInSeconds, /*/*/caching/enabled, "
        + "/*/*/caching/dataEncrypted, /*/*/caching/requireAuthorizationForCacheControl, "
        + "/*/*/caching/unauthorizedCacheControlHeaderStrategy, /variables/{variable_name}, /tracingEnabled";

    /// <param name="stage">The stage before.</param>
    /// <param name="operations">The request's operations.</param>
    /// <param name="hasDeployment">Whether there is a deployment of that id.</param>
    /// <param name="hasDocumentation">Whether there is such a version of the documentation.</param>
    public static Stage Apply(
        Stage stage, IReadOnlyList<PatchOperation>? operations, Func<string?, bool> hasDeployment, Func<string?, bool> hasDocumentation)
    {
        foreach (var patch in Patch.Of(operations))
        {
            stage = Apply(stage, patch, hasDeployment, hasDocumentation);
        }

        StageRules.CheckVariables(stage.Variables);
        return stage;
    }

    private static Stage Apply(Stage stage, Patch patch, Func<string?, bool> hasDeployment, Func<string?, bool> hasDocumentation)
    {
        if (patch.Op == Op.Copy)
        {
            return CanaryRules.Promote(stage, patch);
        }

        switch (patch.Segments)
        {
            case ["variables", _]:
                return stage with { Variables = patch.Apply(stage.Variables, value => value ?? "") };
            case ["description"]:
                return stage with { Description = patch.Op == Op.Remove || string.IsNullOrEmpty(patch.Value) ? null : patch.Value };
            case ["deploymentId"]:
                patch.MustReplace();
                return hasDeployment(patch.Value)
                    ? stage with { DeploymentId = patch.Value }
                    : throw new BadRequestException("Deployment id does not exist");
            case ["cacheClusterEnabled"]:
                patch.MustReplace();
                return CacheRules.WithCache(stage, patch.Flag(), size: null);
            case ["cacheClusterSize"]:
                patch.MustReplace();
                return CacheRules.WithCache(stage, isEnabled: null, patch.Value ?? "");
            case ["documentationVersion"]:
                return stage with { DocumentationVersion = Documentation(patch, hasDocumentation) };
            case ["tracingEnabled"] when !patch.Flag():
                patch.MustReplace();
                return stage;
            case ["clientCertificateId" or "tracingEnabled"]:
                throw NotSupported.Setting(patch.Segments[0]);
            case ["accessLogSettings"] when patch.Op == Op.Remove:
                return stage with { AccessLogSettings = null };
            case ["accessLogSettings", ..] when patch.Op is Op.Add or Op.Replace:
                return stage with { AccessLogSettings = AccessLog(stage.AccessLogSettings ?? new(), patch) };
            case ["canarySettings", ..] when CanaryRules.Apply(stage, patch, hasDeployment) is { } changed:
                return changed;
            case [var path, var method, "metrics" or "logging" or "throttling" or "caching", _]:
                return stage with { MethodSettings = MethodSettingPatch.Apply(stage.MethodSettings, path, method, patch) };
            case [var path, var method] when patch.Op == Op.Remove:
                return stage with { MethodSettings = MethodSettingPatch.Remove(stage.MethodSettings, path, method, patch) };
            default:
                throw new BadRequestException($"Invalid method setting path: {patch.Path}. Must be one of: [{AllowedPaths}]");
        }
    }

    private static AccessLogSettings AccessLog(AccessLogSettings settings, Patch patch)
    {
        var value = patch.Value is { Length: > 0 } given ? given : null;
        var changed = patch.Segments switch
        {
            [_, "destinationArn"] => settings with { DestinationArn = value },
            [_, "format"] => settings with { Format = value },
            _ => throw new BadRequestException(
                "Invalid accessLogSettings path. Must be one of : [/accessLogSettings/destinationArn, /accessLogSettings/format]"),
        };
        return value is null ? throw new BadRequestException("Access Log value must not be empty") : changed;
    }

    private static string? Documentation(Patch patch, Func<string?, bool> hasDocumentation)
    {
        if (patch.Op == Op.Remove || string.IsNullOrEmpty(patch.Value))
        {
            return null;
        }

        return hasDocumentation(patch.Value) ? patch.Value : throw new BadRequestException($"Invalid documentation version specified: {patch.Value}");
    }
}
