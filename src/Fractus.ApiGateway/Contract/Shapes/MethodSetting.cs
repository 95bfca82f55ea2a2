using Fractus.Kernel.Contracts;

namespace Fractus.ApiGateway.Contract;

[Shape]
public sealed partial record MethodSetting
{
    [Name("metricsEnabled")]
    public bool? MetricsEnabled { get; init; }

    [Name("loggingLevel")]
    public string? LoggingLevel { get; init; }

    [Name("dataTraceEnabled")]
    public bool? DataTraceEnabled { get; init; }

    [Name("throttlingBurstLimit")]
    public int? ThrottlingBurstLimit { get; init; }

    [Name("throttlingRateLimit")]
    public double? ThrottlingRateLimit { get; init; }

    [Name("cachingEnabled")]
    public bool? CachingEnabled { get; init; }

    [Name("cacheTtlInSeconds")]
    public int? CacheTtlInSeconds { get; init; }

    [Name("cacheDataEncrypted")]
    public bool? CacheDataEncrypted { get; init; }

    [Name("requireAuthorizationForCacheControl")]
    public bool? RequireAuthorizationForCacheControl { get; init; }

    [Name("unauthorizedCacheControlHeaderStrategy")]
    public string? UnauthorizedCacheControlHeaderStrategy { get; init; }
}
