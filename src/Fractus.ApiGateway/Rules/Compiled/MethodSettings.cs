using Fractus.ApiGateway.Contract;
using Fractus.ApiGateway.Rules.Usage;

namespace Fractus.ApiGateway.Rules.Compiled;

/// <summary>A stage's settings for one method.</summary>
/// <param name="Throttle">How many requests may come.</param>
/// <param name="IsLogged">Whether there is an execution log.</param>
/// <param name="LogsInfo">Whether the log has all lines, not those of errors alone.</param>
/// <param name="LogsData">Whether the log shows what requests and answers hold.</param>
internal sealed record MethodSettings(Rate? Throttle, bool IsLogged, bool LogsInfo, bool LogsData)
{
    private const string Every = "*/*";

    /// <summary>How a method is named in settings: <c>pets/{id}/GET</c>.</summary>
    public static string Key(string resourcePath, string httpMethod) => $"{resourcePath.TrimStart('/')}/{httpMethod}";

    /// <summary>The method's own settings, else those of all methods, else none.</summary>
    public static MethodSettings? Find(IReadOnlyDictionary<string, MethodSetting>? settings, string resourcePath, string httpMethod)
    {
        if (settings is null || !(settings.TryGetValue(Key(resourcePath, httpMethod), out var setting) || settings.TryGetValue(Every, out setting)))
        {
            return null;
        }

        return new MethodSettings(
            new Rate(setting.ThrottlingRateLimit ?? StageRules.DefaultRateLimit, setting.ThrottlingBurstLimit ?? StageRules.DefaultBurstLimit),
            setting.LoggingLevel is StageRules.LogInfo or StageRules.LogErrors,
            setting.LoggingLevel == StageRules.LogInfo,
            setting.DataTraceEnabled == true);
    }
}
