using System.Buffers;
using Fractus.Runtime.Processes;
using Fractus.Runtime.RuntimeApi;

namespace Fractus.Runtime.Environments;

/// <content>
/// Calls whose events go to the runtime while another still runs: to wake a runtime for each event costs more than a short call itself.
/// It runs them one after the other, and says with each answer which one it begins. Until then an event's number lies in the process's
/// <see cref="ClaimPipe"/>, and its call can be taken back where the one before turns out to be long.
/// </content>
internal sealed partial class ExecutionEnvironment
{
    /// <summary>The most calls that one environment has at a time.</summary>
    internal const int MaxCalls = 8;

    /// <summary>
    /// So many calls in a row must have been short, and have printed nothing, before one is followed: the output of a follower may be read
    /// before the answer of the call that it follows.
    /// </summary>
    private const int SuitedCalls = 32;

    /// <summary>Of a follower's event: those of all followers must fit into a socket at once.</summary>
    private const int MaxAheadBytes = 8 * 1024;

    private static readonly ProcessExit s_killed = new(0, Native.SignalKill, IsOutOfMemory: false);

    // Those whose events have been sent come first.
    private readonly Queue<Invocation> _followers = new();
    private readonly ArrayBufferWriter<byte> _aheadHeaders = new(512);
    private byte _lastNumber;
    private int _suitedCalls;

    // Where the runtime gets its events; null before the first.
    private RuntimeApiConnection? _serving;
    private ProcessExit? _unreadExit;

    /// <summary>How many calls its pool has given it and not had back; under the pool's lock.</summary>
    internal int Calls { get; set; }

    /// <summary>Whether a call may be given to an environment that runs another.</summary>
    internal static bool CanFollow(InvocationRequest request) =>
        !request.WantsLogTail && request.Response is null && request.Payload.Length <= MaxAheadBytes;

    /// <summary>
    /// Whether a call should be given to it now though it runs one. It is looked at without the lock, behind which events are sent: whatever
    /// changes meanwhile, <see cref="InvokeAsync"/> does what is right.
    /// </summary>
    internal bool CanBeFollowed()
    {
        var running = _current;
        return _suitedCalls >= SuitedCalls && !_isOver && _extensions.IsEmpty && Debugger is null && _process?.Claims is not null
            && (running is null || (CanFollow(running.Request) && (!running.IsDelivered || IsShort(_time.GetElapsedTime(running.StartedAt)))));
    }

    /// <summary>Gives up its followers where they have waited for so long: other environments take them.</summary>
    internal void Withdraw(TimeSpan patience)
    {
        List<Invocation> withdrawn = [];
        lock (_gate)
        {
            if (!_followers.TryPeek(out var first) || _time.GetElapsedTime(first.FollowsSince) < patience)
            {
                return;
            }

            var isCurrentFree = TakeBackNumbers();
            for (var count = _followers.Count; count > 0; count--)
            {
                var follower = _followers.Dequeue();
                if (follower.Number == 0)
                {
                    withdrawn.Add(follower);
                }
                else
                {
                    _followers.Enqueue(follower);
                }
            }

            if (isCurrentFree)
            {
                // The runtime has asked for it and not seen yet that it is there; it will find that it was taken back.
                WriteHeaders(_aheadHeaders, _current!.Request);
                _serving!.SendAfterAhead(_aheadHeaders.WrittenSpan, _current.Request.Payload.Span);
            }
        }

        withdrawn.ForEach(follower => follower.Complete(null));
    }

    /// <summary>Called under the lock, as are those below where nothing else is said.</summary>
    private void Follow(Invocation invocation)
    {
        invocation.FollowsSince = _time.GetTimestamp();
        _followers.Enqueue(invocation);
        OfferFollowers();
    }

    /// <summary>Sends followers' events behind that of the call that runs.</summary>
    private void OfferFollowers()
    {
        if (_serving is null || _process?.Claims is not { } claims || _current is not { IsDelivered: true })
        {
            return;
        }

        foreach (var follower in _followers)
        {
            if (follower.Number == 0)
            {
                // The deadline is early by the time for which it still waits.
                var number = (byte)((_lastNumber % byte.MaxValue) + 1);
                WriteHeaders(_aheadHeaders, follower.Request);
                EventHeaders.WriteAhead(_aheadHeaders, number);
                if (!_serving.TrySendAhead(claims, number, _aheadHeaders.WrittenSpan, follower.Request.Payload.Span))
                {
                    return;
                }

                follower.Number = _lastNumber = number;
            }
        }
    }

    private void WriteHeaders(ArrayBufferWriter<byte> lines, InvocationRequest request) =>
        EventHeaders.Write(lines, request, Function.FunctionArn, (_time.GetUtcNow() + Function.Timeout).ToUnixTimeMilliseconds());

    /// <summary>The runtime has answered, and works on the next follower now.</summary>
    /// <returns>Null where it is not the one that the runtime says.</returns>
    private Invocation? BeginFollower(string requestId)
    {
        if (!_followers.TryPeek(out var next) || next.Number == 0 || next.Request.RequestId != requestId)
        {
            return null;
        }

        next.Number = 0;
        return Begin(_followers.Dequeue());
    }

    /// <summary>The runtime asks for an event: the next follower is the one.</summary>
    /// <returns>The follower, where its event has been sent.</returns>
    private Invocation? LetFollowerIn()
    {
        if (_current is not null || !_followers.TryDequeue(out var next))
        {
            return null;
        }

        if (next.Number == 0)
        {
            _current = next;
            return null;
        }

        _awaitsEvent!.Unpark();
        _awaitsEvent = null;
        return Begin(next);
    }

    private Invocation Begin(Invocation follower)
    {
        _current = follower;
        follower.IsDelivered = true;
        follower.StartedAt = _time.GetTimestamp();
        _timer.Set(Function.Timeout);
        return follower;
    }

    /// <summary>The environment is over.</summary>
    /// <param name="begun">The one that the runtime has taken, if any.</param>
    /// <returns>The others.</returns>
    private List<Invocation> TakeFollowers(out Invocation? begun)
    {
        TakeBackNumbers();
        begun = _followers.TryPeek(out var next) && next.Number > 0 ? _followers.Dequeue() : null;
        List<Invocation> others = [.. _followers];
        _followers.Clear();
        return others;
    }

    /// <summary>Takes back what the runtime has not taken: it has the number 0 then.</summary>
    /// <returns>Whether the call that runs is among them: the runtime has asked for an event, but has not begun it.</returns>
    private bool TakeBackNumbers()
    {
        Span<byte> buffer = stackalloc byte[byte.MaxValue];
        var free = buffer[..(_process?.Claims?.TakeBack(buffer) ?? 0)];
        var isCurrentFree = _current is { Number: > 0 } current && free.Contains(current.Number);
        if (isCurrentFree)
        {
            _current!.Number = 0;
        }

        foreach (var follower in _followers)
        {
            follower.Number = free.Contains(follower.Number) ? (byte)0 : follower.Number;
        }

        return isCurrentFree;
    }

    /// <summary>Opens a follower's part of the log, when that of the call before is closed. Not under the lock.</summary>
    private void Open(Invocation? begun)
    {
        if (begun is not null)
        {
            Output.Begin(begun.Request, Function.Version);
        }
    }

    /// <summary>Ends followers of a process that has ended. Not under the lock.</summary>
    private void End(List<Invocation> waiting, Invocation? begun, ProcessExit exit)
    {
        waiting.ForEach(follower => follower.Complete(null));
        if (begun is not null)
        {
            begun.IsDelivered = true;
            begun.StartedAt = _time.GetTimestamp();
            Open(begun);
            begun.Complete(EndAtExit(begun, exit));
        }
    }

    /// <summary>Not under the lock: calls end one after the other.</summary>
    private void CountSuited(in Outcome outcome) =>
        _suitedCalls = Output.TakeHasWritten() || !IsShort(outcome.Duration) ? 0 : Math.Min(_suitedCalls + 1, SuitedCalls);

    private bool IsShort(TimeSpan duration) => duration < _options.WaitForEnvironment;
}
