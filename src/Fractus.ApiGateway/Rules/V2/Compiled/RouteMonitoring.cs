using Fractus.ApiGateway.Contract.V2;

namespace Fractus.ApiGateway.Rules.V2.Compiled;

/// <summary>What is told of a route: its own settings, else those that the stage has for every route.</summary>
/// <param name="IsMeasured">Whether it has figures of its own.</param>
/// <param name="IsLogged">Whether there is an execution log; HTTP APIs have none.</param>
/// <param name="LogsInfo">Whether the log has all lines, not those of errors alone.</param>
/// <param name="LogsData">Whether the log shows what messages and answers hold.</param>
internal sealed record RouteMonitoring(bool IsMeasured, bool IsLogged, bool LogsInfo, bool LogsData)
{
    public static RouteMonitoring Of(Stage stage, string routeKey)
    {
        var own = stage.RouteSettings?.GetValueOrDefault(routeKey);
        var others = stage.DefaultRouteSettings;
        var level = own?.LoggingLevel ?? others?.LoggingLevel;
        return new RouteMonitoring(
            (own?.DetailedMetricsEnabled ?? others?.DetailedMetricsEnabled) == true,
            level is LoggingLevel.Info or LoggingLevel.Error,
            level == LoggingLevel.Info,
            (own?.DataTraceEnabled ?? others?.DataTraceEnabled) == true);
    }
}
