using Fractus.ApiGateway.Contract;

namespace Fractus.ApiGateway.Rules.Compiled;

/// <summary>How a stage keeps the answers of one method.</summary>
/// <param name="TimeToLive">For how long.</param>
/// <param name="IsEncrypted">Whether what is kept is encrypted.</param>
/// <param name="RequiresPermission">Whether a client that asks for a fresh answer needs <c>execute-api:InvalidateCache</c>.</param>
/// <param name="Unauthorized">What becomes of a request that asks without it.</param>
internal sealed record CachingSettings(TimeSpan TimeToLive, bool IsEncrypted, bool RequiresPermission, string Unauthorized)
{
    /// <summary>Null where the method is not cached.</summary>
    public static CachingSettings? Compile(MethodSetting setting) => setting.CachingEnabled == true
        ? new CachingSettings(
            TimeSpan.FromSeconds(setting.CacheTtlInSeconds ?? CacheRules.DefaultTtlSeconds),
            setting.CacheDataEncrypted == true,
            setting.RequireAuthorizationForCacheControl ?? true,
            setting.UnauthorizedCacheControlHeaderStrategy ?? UnauthorizedCacheControlHeaderStrategy.SucceedWithResponseHeader)
        : null;
}
