using System.Globalization;
using Fractus.ApiGateway.Contract;
using Fractus.ApiGateway.Rules.Compiled;

namespace Fractus.ApiGateway.Rules.Patches;

/// <summary>The part of UpdateStage that concerns a stage's settings for methods, with the values recorded of the real service.</summary>
internal static class MethodSettingPatch
{
    private static readonly MethodSetting s_default = new()
    {
        MetricsEnabled = false,
        DataTraceEnabled = false,
        ThrottlingBurstLimit = StageRules.DefaultBurstLimit,
        ThrottlingRateLimit = StageRules.DefaultRateLimit,
        CachingEnabled = false,
        CacheTtlInSeconds = CacheRules.DefaultTtlSeconds,
        CacheDataEncrypted = false,
        RequireAuthorizationForCacheControl = true,
        UnauthorizedCacheControlHeaderStrategy = UnauthorizedCacheControlHeaderStrategy.SucceedWithResponseHeader,
    };

    /// <param name="settings">Those before.</param>
    /// <param name="path">A resource's path, or an asterisk.</param>
    /// <param name="method">A method, or an asterisk.</param>
    /// <param name="patch">The operation.</param>
    public static Dictionary<string, MethodSetting> Apply(
        IReadOnlyDictionary<string, MethodSetting>? settings, string path, string method, Patch patch)
    {
        patch.MustReplace();
        var changed = new Dictionary<string, MethodSetting>(settings ?? new Dictionary<string, MethodSetting>());
        var key = MethodSettings.Key(path, method);
        changed[key] = Change(changed.GetValueOrDefault(key) ?? changed.GetValueOrDefault("*/*") ?? s_default, patch);
        return changed;
    }

    public static Dictionary<string, MethodSetting> Remove(
        IReadOnlyDictionary<string, MethodSetting>? settings, string path, string method, Patch patch)
    {
        var changed = new Dictionary<string, MethodSetting>(settings ?? new Dictionary<string, MethodSetting>());
        return changed.Remove(MethodSettings.Key(path, method))
            ? changed
            : throw new BadRequestException(
                $"Cannot remove method setting {patch.Path.TrimStart('/')} because there is no method setting for this method ");
    }

    private static MethodSetting Change(MethodSetting setting, Patch patch)
    {
        switch ($"{patch.Segments[2]}/{patch.Segments[3]}")
        {
            case "throttling/rateLimit":
                return setting with { ThrottlingRateLimit = Number(patch) };
            case "throttling/burstLimit":
                return setting with { ThrottlingBurstLimit = (int)Number(patch) };
            case "logging/dataTrace":
                return setting with { DataTraceEnabled = patch.Flag() };
            case "logging/loglevel":
                return patch.Value is StageRules.LogInfo or StageRules.LogErrors or StageRules.LogNothing
                    ? setting with { LoggingLevel = patch.Value }
                    : throw new BadRequestException($"Invalid logging level specified: {patch.Value}. Valid options are OFF, ERROR, INFO");
            case "caching/enabled":
                return setting with { CachingEnabled = patch.Flag() };
            case "caching/dataEncrypted":
                return setting with { CacheDataEncrypted = patch.Flag() };
            case "caching/requireAuthorizationForCacheControl":
                return setting with { RequireAuthorizationForCacheControl = patch.Flag() };
            case "caching/ttlInSeconds":
                return setting with { CacheTtlInSeconds = Ttl(patch) };
            case "caching/unauthorizedCacheControlHeaderStrategy":
                return setting with { UnauthorizedCacheControlHeaderStrategy = Strategy(patch) };
            case "metrics/enabled":
                return setting with { MetricsEnabled = patch.Flag() };
            default:
                throw NotSupported.Setting($"The method setting {patch.Path}");
        }
    }

    private static int Ttl(Patch patch) =>
        int.TryParse(patch.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seconds) && seconds is >= 0 and <= CacheRules.MaxTtlSeconds
            ? seconds
            : throw new BadRequestException($"Invalid cache ttl specified: {patch.Value}. Must be between 0 and {CacheRules.MaxTtlSeconds} seconds");

    private static string Strategy(Patch patch) =>
        patch.Value is UnauthorizedCacheControlHeaderStrategy.FailWith403 or UnauthorizedCacheControlHeaderStrategy.SucceedWithResponseHeader
            or UnauthorizedCacheControlHeaderStrategy.SucceedWithoutResponseHeader
            ? patch.Value
            : throw new BadRequestException(
                $"Invalid unauthorized cache control header strategy specified: {patch.Value}. "
                + "Valid options are FAIL_WITH_403, SUCCEED_WITH_RESPONSE_HEADER, SUCCEED_WITHOUT_RESPONSE_HEADER");

    private static double Number(Patch patch) =>
        double.TryParse(patch.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number is >= 0 and <= int.MaxValue
            ? number
            : throw new BadRequestException($"Invalid value specified for {patch.Path}: {patch.Value}");
}
