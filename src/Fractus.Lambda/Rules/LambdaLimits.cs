namespace Fractus.Lambda.Rules;

/// <summary>Source: "Lambda quotas" in the developer guide.</summary>
internal static class LambdaLimits
{
    public const int FunctionName = 64;
    public const int ZipBytes = 52_428_800;
    public const long UnzippedBytes = 262_144_000;

    /// <summary>Of all functions of an account in a region.</summary>
    public const long TotalCodeBytes = 80_530_636_800;

    /// <summary>Of all functions of an account in a region. How many the machine runs at once is another limit, and may be lower.</summary>
    public const int ConcurrentExecutions = 1000;

    /// <summary>What reservations must leave to the functions that have none.</summary>
    public const int UnreservedExecutions = 100;

    /// <summary>How many requests a second each concurrent execution stands for, of those that wait for their answer.</summary>
    public const int RequestsPerExecution = 10;

    public const int EnvironmentBytes = 4096;
    public const int PayloadBytes = 6_291_456;
    public const int EventPayloadBytes = 1_048_576;
    public const int ClientContextBytes = 3583;
    public const int PolicyBytes = 20_480;
    public const int Tags = 50;

    /// <summary>Of one function.</summary>
    public const int Layers = 5;

    public const int ItemsPerPage = 50;

    /// <summary>Source: MaxItems of ListEventSourceMappings.</summary>
    public const int MappingsPerPage = 100;

    /// <summary>Of one event source mapping; on the real service five, or up to ten on request.</summary>
    public const int Filters = 10;

    /// <summary>Our own: more entries than any package within the size limit needs.</summary>
    public const int ZipEntries = 100_000;
}
