using Fractus.Kernel;
using Fractus.Kernel.Identity;
using Fractus.Kernel.Metrics;
using Fractus.Kernel.Paging;
using Fractus.Store;

namespace Fractus.DynamoDb;

/// <summary>What the service is given.</summary>
public sealed record DynamoDbDependencies
{
    public required IStore Store { get; init; }

    /// <summary>For backups.</summary>
    public required IBlobStore Blobs { get; init; }

    /// <summary>Judges policies that are to be attached to tables.</summary>
    public required IAuthorizer Authorizer { get; init; }

    public required PageTokens Tokens { get; init; }

    public required TimeProvider Time { get; init; }

    public required IdGenerator Ids { get; init; }

    public required Log Log { get; init; }

    /// <summary>Takes the figures of requests.</summary>
    public required IMetricRecorder Metrics { get; init; }

    /// <summary>Whether tables are held to their throughput; see <see cref="Throttling.Throttle"/>.</summary>
    public bool IsThrottling { get; init; }
}
