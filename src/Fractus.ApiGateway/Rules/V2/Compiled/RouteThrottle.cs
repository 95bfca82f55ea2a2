using Fractus.ApiGateway.Contract.V2;
using Fractus.ApiGateway.Rules.Usage;

namespace Fractus.ApiGateway.Rules.V2.Compiled;

/// <summary>How often a route may be called: its own settings, else those that the stage has for every route by itself.</summary>
internal static class RouteThrottle
{
    /// <returns>Null where nothing limits it.</returns>
    public static Rate? Of(Stage stage, string routeKey)
    {
        var own = stage.RouteSettings?.GetValueOrDefault(routeKey);
        var rate = own?.ThrottlingRateLimit ?? stage.DefaultRouteSettings?.ThrottlingRateLimit;
        var burst = own?.ThrottlingBurstLimit ?? stage.DefaultRouteSettings?.ThrottlingBurstLimit;
        return rate is null && burst is null
            ? null
            : new Rate(rate ?? StageRules.DefaultRateLimit, burst ?? StageRules.DefaultBurstLimit);
    }
}
