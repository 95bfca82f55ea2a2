using Fractus.Kernel.Contracts;

namespace Fractus.Kernel.Metrics;

/// <summary>A service's own figures of its requests: the pipeline's last step tells it of each.</summary>
public interface IRequestMetrics
{
    /// <summary>Whose requests it is told of.</summary>
    ServiceSchema Service { get; }

    /// <summary>Called on the path of the request: it must be short, and must not throw.</summary>
    void Record(in EndedRequest request);
}

/// <summary>A request that is over.</summary>
/// <param name="Operation">What was asked for.</param>
/// <param name="Input">As decoded; null where it could not be.</param>
/// <param name="Output">Null where there was an error.</param>
/// <param name="Status">The HTTP status; of a call between services the one that its error would have.</param>
/// <param name="Error">Null where there was none; of faults that no service declares, what stands for them.</param>
/// <param name="Account">Whose resources it was about.</param>
/// <param name="Region">Where.</param>
/// <param name="Duration">From the first byte read to the answer made.</param>
public readonly record struct EndedRequest(
    Operation Operation, object? Input, object? Output, int Status, ApiException? Error, string Account, string Region, TimeSpan Duration);
