using Fractus.Kernel;
using Fractus.Kernel.Contracts;
using Fractus.Kernel.DataPlane;
using Fractus.Kernel.Identity;
using Fractus.Kernel.Metrics;
using Fractus.Kernel.Paging;
using Fractus.Kernel.Streams;
using Fractus.Runtime;
using Fractus.Store;

namespace Fractus.Lambda;

/// <summary>What the service is given.</summary>
public sealed record LambdaDependencies
{
    public required IStore Store { get; init; }

    /// <summary>For code packages.</summary>
    public required IBlobStore Blobs { get; init; }

    /// <summary>A folder of its own for unpacked code; what lies there is removed at start.</summary>
    public required string CodeDirectory { get; init; }

    /// <summary>The way to STS and CloudWatch Logs. It is used from the first request on.</summary>
    public required IOperationInvoker Invoker { get; init; }

    /// <summary>Asked whether a caller may pass a role to the service.</summary>
    public required IAuthorizer Authorizer { get; init; }

    /// <summary>Says when a table's stream has more.</summary>
    public required IStreamSignals StreamSignals { get; init; }

    /// <summary>Tells who signed a request to a function's URL.</summary>
    public required IDataPlaneAuthenticator Authenticator { get; init; }

    /// <summary>Takes the figures of invocations and events.</summary>
    public required IMetricRecorder Metrics { get; init; }

    public required PageTokens Tokens { get; init; }

    public required RuntimeOptions Runtime { get; init; }

    /// <summary>Makes the environments; a test may make others than <see cref="ExecutionEnvironments"/>.</summary>
    public required Func<IEnvironmentServices, IExecutionEnvironments> CreateEnvironments { get; init; }

    /// <summary>This node's name among those that share the store; the same after a restart.</summary>
    public required string Node { get; init; }

    public required TimeProvider Time { get; init; }

    public required IdGenerator Ids { get; init; }

    public required Log Log { get; init; }
}
