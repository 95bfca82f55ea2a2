using System.Threading.Channels;
using Fractus.Kernel;
using Fractus.Runtime.Logs;
using Fractus.Runtime.Sandbox;

namespace Fractus.Runtime.Telemetry;

/// <summary>
/// One subscription: gathers events into batches, by number, size and age, and sends them one after the other, again and again where the
/// extension does not take them. What does not fit in the meantime is dropped and counted.
/// </summary>
internal sealed class TelemetrySubscriber : IDisposable
{
    private const string FellBehind = "Consumer seems to have fallen behind as it has not acknowledged receipt of logs.";

    private readonly Lock _gate = new();
    private readonly Channel<List<byte[]>> _batches = Channel.CreateUnbounded<List<byte[]>>(new UnboundedChannelOptions { SingleReader = true });
    private readonly CancellationTokenSource _end = new();
    private readonly TelemetrySubscription _subscription;
    private readonly TelemetrySender _sender;
    private readonly TimeProvider _time;
    private readonly ITimer _timer;
    private List<byte[]> _batch = [];
    private int _batchBytes;
    private int _waitingItems;
    private int _waitingBytes;
    private long _droppedRecords;
    private long _droppedBytes;

    internal TelemetrySubscriber(string name, bool isTelemetry, TelemetrySubscription subscription, EnvironmentNetwork? network, TimeProvider time, Log log)
    {
        (Name, IsTelemetry, _subscription, _time) = (name, isTelemetry, subscription, time);
        _sender = new TelemetrySender(subscription, network, time);
        _timer = time.CreateTimer(_ => Flush(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _ = RunAsync(log);
    }

    /// <summary>The extension's.</summary>
    internal string Name { get; }

    internal bool IsTelemetry { get; }

    internal IReadOnlyList<string> Types => _subscription.Types;

    internal void Add(PlatformEvent told, DateTimeOffset time)
    {
        if (Types.Contains("platform") && told.IsIn(_subscription.Schema))
        {
            Add(told.ToJson(time, _subscription.Schema));
        }
    }

    /// <param name="type"><c>function</c> or <c>extension</c>.</param>
    /// <param name="line">What it wrote.</param>
    /// <param name="time">When.</param>
    /// <param name="isJson">Whether the function's lines are JSON objects.</param>
    internal void Add(string type, string line, DateTimeOffset time, bool isJson)
    {
        if (Types.Contains(type))
        {
            Add(PlatformEvent.LineToJson(time, type, line, isJson));
        }
    }

    /// <summary>Sends what is gathered now.</summary>
    internal void Flush()
    {
        lock (_gate)
        {
            if (_batch.Count > 0)
            {
                _batches.Writer.TryWrite(_batch);
                _batch = [];
                _batchBytes = 0;
            }
        }
    }

    public void Dispose()
    {
        _timer.Dispose();
        _end.Cancel();
        _sender.Dispose();
    }

    private void Add(byte[] told)
    {
        lock (_gate)
        {
            if (_waitingItems >= 2 * _subscription.MaxItems || _waitingBytes + told.Length > 2 * _subscription.MaxBytes)
            {
                _droppedRecords++;
                _droppedBytes += told.Length;
                return;
            }

            if (_droppedRecords > 0)
            {
                var dropped = new LogsDropped(FellBehind, _droppedRecords, _droppedBytes);
                (_droppedRecords, _droppedBytes) = (0, 0);
                Gather(dropped.ToJson(_time.GetUtcNow(), _subscription.Schema));
            }

            Gather(told);
            if (_batch.Count >= _subscription.MaxItems || _batchBytes >= _subscription.MaxBytes)
            {
                Flush();
            }
        }
    }

    private void Gather(byte[] told)
    {
        if (_batch.Count == 0)
        {
            _timer.Change(_subscription.Timeout, Timeout.InfiniteTimeSpan);
        }

        _batch.Add(told);
        _batchBytes += told.Length;
        _waitingItems++;
        _waitingBytes += told.Length;
    }

    private async Task RunAsync(Log log)
    {
        try
        {
            await foreach (var batch in _batches.Reader.ReadAllAsync(_end.Token))
            {
                await _sender.SendAsync(batch, _end.Token);
                lock (_gate)
                {
                    _waitingItems -= batch.Count;
                    _waitingBytes -= batch.Sum(told => told.Length);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The environment is over.
        }
#pragma warning disable CA1031 // A fault of ours must be seen, and ends this subscription only.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            log.Error("An extension's telemetry could not be sent.", fault);
        }
    }
}
