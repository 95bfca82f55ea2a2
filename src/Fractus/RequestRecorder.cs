using System.Diagnostics.Metrics;
using System.Globalization;
using Fractus.Kernel;
using Fractus.Kernel.Contracts;
using Fractus.Kernel.Metrics;

namespace Fractus;

/// <summary>Step 8: counts and times every request, tells the services that have figures of their own, and at debug level writes a line of each.</summary>
internal sealed class RequestRecorder(Log log, IEnumerable<IRequestMetrics> services) : IDisposable
{
    private readonly Dictionary<ServiceSchema, IRequestMetrics> _services = services.ToDictionary(metrics => metrics.Service);
    private readonly Meter _meter = new("Fractus");
    private Histogram<double>? _duration;

    private Histogram<double> Duration => _duration ??= _meter.CreateHistogram<double>(
        "fractus.request.duration", "ms", "Time from the first byte of a request to the last of its answer.");

    /// <param name="service">The service's name; null where the request was none of a service that we know.</param>
    /// <param name="operation">What the caller asked for.</param>
    /// <param name="status">The HTTP status; of a call between services the one that its error would have.</param>
    /// <param name="duration">From the first byte read to the answer made.</param>
    /// <param name="requestId">As the answer carries it.</param>
    public void Record(string? service, string? operation, int status, TimeSpan duration, string requestId)
    {
        if (Duration.Enabled)
        {
            Duration.Record(
                duration.TotalMilliseconds,
                new("service", service),
                new("operation", operation),
                new("status", status));
        }

        if (log.IsEnabled(LogLevel.Debug))
        {
            var milliseconds = duration.TotalMilliseconds.ToString("0.000", CultureInfo.InvariantCulture);
            log.Debug($"{service}.{operation} {status} {milliseconds} ms {requestId}");
        }
    }

    /// <param name="operation">Null where none was found.</param>
    /// <param name="outcome">What the steps have left.</param>
    /// <param name="status">The HTTP status.</param>
    /// <param name="duration">From the first byte read to the answer made.</param>
    public void Record(Operation? operation, RequestOutcome outcome, int status, TimeSpan duration)
    {
        if (operation is not null && outcome is { Account: { } account, Region: { } region } && _services.TryGetValue(operation.Service, out var metrics))
        {
            metrics.Record(new EndedRequest(operation, outcome.Input, outcome.Output, status, outcome.Error, account, region, duration));
        }
    }

    public void Dispose() => _meter.Dispose();
}
