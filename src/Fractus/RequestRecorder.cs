using System.Diagnostics.Metrics;
using System.Globalization;
using Fractus.Kernel;
using Fractus.Wire.Routing;

namespace Fractus;

/// <summary>Step 8: counts and times every request, and at debug level writes a line of each.</summary>
internal sealed class RequestRecorder(Log log) : IDisposable
{
    private readonly Meter _meter = new("Fractus");
    private Histogram<double>? _duration;

    private Histogram<double> Duration => _duration ??= _meter.CreateHistogram<double>(
        "fractus.request.duration", "ms", "Time from the first byte of a request to the last of its answer.");

    public void Record(Route? route, int status, TimeSpan duration, string requestId)
    {
        if (Duration.Enabled)
        {
            Duration.Record(
                duration.TotalMilliseconds,
                new("service", route?.Service.Name),
                new("operation", route?.OperationName),
                new("status", status));
        }

        if (log.IsEnabled(LogLevel.Debug))
        {
            var milliseconds = duration.TotalMilliseconds.ToString("0.000", CultureInfo.InvariantCulture);
            log.Debug($"{route?.Service.Name}.{route?.OperationName} {status} {milliseconds} ms {requestId}");
        }
    }

    public void Dispose() => _meter.Dispose();
}
