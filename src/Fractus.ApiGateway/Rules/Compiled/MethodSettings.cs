using Fractus.ApiGateway.Contract;
using Fractus.ApiGateway.Rules.Usage;

namespace Fractus.ApiGateway.Rules.Compiled;

/// <summary>A stage's settings for one method.</summary>
/// <param name="Throttle">How many requests may come.</param>
/// <param name="IsLogged">Whether there is an execution log.</param>
/// <param name="LogsInfo">Whether the log has all lines, not those of errors alone.</param>
/// <param name="LogsData">Whether the log shows what requests and answers hold.</param>
/// <param name="IsMeasured">Whether the method has metrics of its own.</param>
/// <param name="Caching">How its answers are kept; null where they are not.</param>
internal sealed record MethodSettings(Rate? Throttle, bool IsLogged, bool LogsInfo, bool LogsData, bool IsMeasured, CachingSettings? Caching)
{
    private const string Every = "*/*";

    /// <summary>How a method is named in settings: <c>pets/{id}/GET</c>.</summary>
    public static string Key(string resourcePath, string httpMethod) => $"{resourcePath.TrimStart('/')}/{httpMethod}";

    /// <summary>The method's own settings, else those of all methods, else none.</summary>
    public static MethodSettings? Find(IReadOnlyDictionary<string, MethodSetting>? settings, string resourcePath, string httpMethod)
    {
        var own = settings?.GetValueOrDefault(Key(resourcePath, httpMethod));
        if ((own ?? settings?.GetValueOrDefault(Every)) is not { } setting)
        {
            return null;
        }

        return new MethodSettings(
            new Rate(setting.ThrottlingRateLimit ?? StageRules.DefaultRateLimit, setting.ThrottlingBurstLimit ?? StageRules.DefaultBurstLimit),
            setting.LoggingLevel is StageRules.LogInfo or StageRules.LogErrors,
            setting.LoggingLevel == StageRules.LogInfo,
            setting.DataTraceEnabled == true,
            setting.MetricsEnabled == true,

            // A setting for all methods caches those that only read.
            own is not null || httpMethod == "GET" ? CachingSettings.Compile(setting) : null);
    }
}
