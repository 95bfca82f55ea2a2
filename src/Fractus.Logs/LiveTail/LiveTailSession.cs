using System.Runtime.CompilerServices;
using Fractus.Logs.Contract;

namespace Fractus.Logs.LiveTail;

/// <summary>
/// One live tail. Events are shown as soon as they are stored, at most 500 in a second; a second without any gets an empty update.
/// Source, as of all numbers here: StartLiveTail in the CloudWatch Logs API reference.
/// </summary>
internal sealed class LiveTailSession(LiveTailQuery query, TimeProvider time)
{
    private const int MostInSecond = 500;
    private const int MostWaiting = 5000;
    private const long MostWaitingBytes = 10 * 1024 * 1024;

    private static readonly TimeSpan s_longest = TimeSpan.FromHours(3);
    private static readonly TimeSpan s_second = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private readonly Queue<LiveTailArrival> _waiting = new();
    private TaskCompletionSource _arrived = NewSignal();
    private int _waitingEvents;
    private long _waitingBytes;
    private bool _hasDropped;

    public LiveTailQuery Query => query;

    /// <summary>Takes a batch, and drops the oldest where the caller of the tail does not keep up.</summary>
    public void Offer(LiveTailArrival arrival)
    {
        lock (_lock)
        {
            _waiting.Enqueue(arrival);
            Count(arrival, 1);
            while (_waiting.Count > 1 && (_waitingEvents > MostWaiting || _waitingBytes > MostWaitingBytes))
            {
                Count(_waiting.Dequeue(), -1);
                _hasDropped = true;
            }

            _arrived.TrySetResult();
        }
    }

    /// <exception cref="SessionTimeoutException">It was open as long as one may be.</exception>
    public async IAsyncEnumerable<LiveTailSessionUpdate> UpdatesAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        var end = time.GetUtcNow() + s_longest;
        while (time.GetUtcNow() < end)
        {
            var secondEnd = time.GetUtcNow() + s_second;
            var budget = MostInSecond;
            var (hasShown, hasToldSampled) = (false, false);
            do
            {
                var (events, isSampled) = Take(ref budget);
                if (events.Count > 0 || (isSampled && !hasToldSampled))
                {
                    hasShown = true;
                    hasToldSampled |= isSampled;
                    yield return Update(events, isSampled);
                }
            }
            while (await ArrivesBeforeAsync(secondEnd, cancellation));

            if (!hasShown)
            {
                yield return Update([], isSampled: false);
            }
        }

        throw new SessionTimeoutException("The Live Tail session has timed out.");
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private static LiveTailSessionUpdate Update(IReadOnlyList<LiveTailSessionLogEvent> events, bool isSampled) => new()
    {
        SessionMetadata = new LiveTailSessionMetadata { Sampled = isSampled },
        SessionResults = events,
    };

    private async Task<bool> ArrivesBeforeAsync(DateTimeOffset end, CancellationToken cancellation)
    {
        var rest = end - time.GetUtcNow();
        if (rest <= TimeSpan.Zero)
        {
            return false;
        }

        Task arrived;
        lock (_lock)
        {
            arrived = _arrived.Task;
        }

        await Task.WhenAny(arrived, Task.Delay(rest, time, cancellation));
        cancellation.ThrowIfCancellationRequested();
        return arrived.IsCompleted;
    }

    private (List<LiveTailSessionLogEvent> Events, bool IsSampled) Take(ref int budget)
    {
        var (arrivals, isSampled) = TakeWaiting();
        var events = new List<LiveTailSessionLogEvent>();
        foreach (var shown in arrivals.SelectMany(arrival => arrival.Events).Where(e => query.Matches(e.Message!)))
        {
            if (budget == 0)
            {
                return (events, true);
            }

            budget--;
            events.Add(shown);
        }

        return (events, isSampled);
    }

    private (LiveTailArrival[] Arrivals, bool HasDropped) TakeWaiting()
    {
        lock (_lock)
        {
            var taken = (_waiting.ToArray(), _hasDropped);
            _waiting.Clear();
            (_waitingEvents, _waitingBytes, _hasDropped) = (0, 0, false);
            _arrived = _arrived.Task.IsCompleted ? NewSignal() : _arrived;
            return taken;
        }
    }

    private void Count(LiveTailArrival arrival, int sign)
    {
        _waitingEvents += sign * arrival.Batch.Events.Length;
        _waitingBytes += sign * arrival.Batch.Bytes;
    }
}
