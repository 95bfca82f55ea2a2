using System.Collections.Frozen;
using Fractus.ApiGateway.Contract;

namespace Fractus.ApiGateway.Rules;

/// <summary>The cache of a stage. Source: "Cache settings for REST APIs in API Gateway" of the developer guide.</summary>
internal static class CacheRules
{
    public const int DefaultTtlSeconds = 300;
    public const int MaxTtlSeconds = 3600;

    private const long Gigabyte = 1L << 30;

    private static readonly FrozenDictionary<string, long> s_sizes = new Dictionary<string, long>
    {
        [CacheClusterSize.Value05] = Gigabyte / 2,
        [CacheClusterSize.Value16] = (long)(1.6 * Gigabyte),
        [CacheClusterSize.Value61] = (long)(6.1 * Gigabyte),
        [CacheClusterSize.Value135] = (long)(13.5 * Gigabyte),
        [CacheClusterSize.Value284] = (long)(28.4 * Gigabyte),
        [CacheClusterSize.Value582] = (long)(58.2 * Gigabyte),
        [CacheClusterSize.Value118] = 118 * Gigabyte,
        [CacheClusterSize.Value237] = 237 * Gigabyte,
    }.ToFrozenDictionary();

    /// <summary>Bytes that the stage's cache may hold; null where it has none.</summary>
    public static long? Capacity(Stage stage) =>
        stage.CacheClusterEnabled == true ? s_sizes[stage.CacheClusterSize ?? CacheClusterSize.Value05] : null;

    /// <summary>The stage with a cache, or without one; it is there at once.</summary>
    /// <param name="stage">The stage before.</param>
    /// <param name="isEnabled">Null to leave it as it is.</param>
    /// <param name="size">Null to leave it as it is.</param>
    /// <exception cref="BadRequestException">There is no such size.</exception>
    public static Stage WithCache(Stage stage, bool? isEnabled, string? size)
    {
        if (size is not null && !s_sizes.ContainsKey(size))
        {
            throw new BadRequestException($"Invalid cache cluster size specified: {size}. Valid options are 0.5, 1.6, 6.1, 13.5, 28.4, 58.2, 118, 237");
        }

        var enabled = isEnabled ?? stage.CacheClusterEnabled ?? false;
        return stage with
        {
            CacheClusterEnabled = enabled,
            CacheClusterSize = size ?? stage.CacheClusterSize ?? (enabled ? CacheClusterSize.Value05 : null),
            CacheClusterStatus = enabled ? CacheClusterStatus.Available : CacheClusterStatus.NotAvailable,
        };
    }
}
