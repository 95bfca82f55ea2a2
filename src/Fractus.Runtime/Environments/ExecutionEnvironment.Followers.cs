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

    /// <summary>What a process has sent is there when it ends; but another to which it gave its connection may keep that open.</summary>
    private static readonly TimeSpan s_longestReading = TimeSpan.FromSeconds(1);

    private static readonly ProcessExit s_killed = new(0, Native.SignalKill, IsOutOfMemory: false);

    // Those whose events have been sent come first.
    private readonly List<Invocation> _followers = [];
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
        lock (_gate)
        {
            if (_followers.Count == 0 || _time.GetElapsedTime(_followers[0].FollowsSince) < patience)
            {
                return;
            }

            GiveUp(TakeBackFollowers(out var isCurrentFree));
            if (isCurrentFree)
            {
                // The runtime has asked for it and not seen yet that it is there; it will find that it was taken back.
                WriteHeaders(_aheadHeaders, _current!.Request);
                _serving!.SendAfterAhead(_aheadHeaders.WrittenSpan, _current.Request.Payload.Span);
            }
        }
    }

    /// <summary>Called under the lock, as are those below where nothing else is said.</summary>
    private void Follow(Invocation invocation)
    {
        invocation.FollowsSince = _time.GetTimestamp();
        _followers.Add(invocation);
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

    /// <returns>The deadline, in milliseconds of Unix time.</returns>
    private long WriteHeaders(ArrayBufferWriter<byte> lines, InvocationRequest request)
    {
        var deadlineMs = (_time.GetUtcNow() + Function.Timeout).ToUnixTimeMilliseconds();
        EventHeaders.Write(lines, request, Function.FunctionArn, deadlineMs);
        return deadlineMs;
    }

    /// <summary>The runtime has answered, and works on the next follower now.</summary>
    /// <returns>Null where it is not the one that the runtime says.</returns>
    private Invocation? BeginFollower(string requestId)
    {
        if (_followers.Count == 0 || _followers[0].Number == 0 || _followers[0].Request.RequestId != requestId)
        {
            return null;
        }

        var next = TakeNext();
        next.Number = 0;
        return Begin(next);
    }

    /// <summary>The runtime asks for an event: the next follower is the one.</summary>
    /// <returns>The follower, where its event has been sent.</returns>
    private Invocation? LetFollowerIn()
    {
        if (_current is not null || _followers.Count == 0)
        {
            return null;
        }

        var next = TakeNext();
        if (next.Number == 0)
        {
            _current = next;
            return null;
        }

        _awaitsEvent!.Unpark();
        _awaitsEvent = null;
        return Begin(next);
    }

    private Invocation TakeNext()
    {
        var next = _followers[0];
        _followers.RemoveAt(0);
        return next;
    }

    private Invocation Begin(Invocation follower)
    {
        _current = follower;
        follower.IsDelivered = true;
        follower.StartedAt = _time.GetTimestamp();
        _timer.Set(Function.Timeout);
        return follower;
    }

    /// <summary>Takes back what the runtime has not taken. It may have run several of which it has not been heard yet: those stay.</summary>
    /// <param name="isCurrentFree">Whether the call that runs is free too: the runtime has asked for an event, and has not begun it.</param>
    private List<Invocation> TakeBackFollowers(out bool isCurrentFree)
    {
        Span<byte> buffer = stackalloc byte[byte.MaxValue];
        var free = buffer[..(_process?.Claims?.TakeBack(buffer) ?? 0)];
        isCurrentFree = _current is { Number: > 0 } current && free.Contains(current.Number);
        if (isCurrentFree)
        {
            _current!.Number = 0;
        }

        List<Invocation> taken = [];
        for (var i = _followers.Count - 1; i >= 0; i--)
        {
            if (_followers[i].Number == 0 || free.Contains(_followers[i].Number))
            {
                _followers[i].Number = 0;
                taken.Insert(0, _followers[i]);
                _followers.RemoveAt(i);
            }
        }

        return taken;
    }

    /// <summary>Opens a follower's part of the log, when that of the call before is closed. Not under the lock.</summary>
    private void Open(Invocation? begun, bool isOutputRead = false)
    {
        if (begun is not null)
        {
            Output.Begin(begun.Request, Function.Version, isOutputRead);
        }
    }

    /// <summary>The process has ended: what it had not taken runs elsewhere.</summary>
    /// <returns>Whether it ran some and may have answered unread: only when all is read is it known what became of them.</returns>
    private bool HasUnreadAnswers(ProcessExit exit)
    {
        GiveUp(TakeBackFollowers(out var isCurrentFree));
        if (isCurrentFree)
        {
            _current!.IsDelivered = false;
        }

        if (_serving is null || (_followers.Count == 0 && _current is not { IsDelivered: true }))
        {
            return false;
        }

        (_isOver, _unreadExit) = (true, exit);
        _timer.Set(s_longestReading);
        return true;
    }

    /// <summary>Not under the lock.</summary>
    /// <returns>How the process ended, where its connection has not been read to its end in time.</returns>
    private ProcessExit? StopReading()
    {
        lock (_gate)
        {
            if (_unreadExit is null || !_timer.IsDue())
            {
                return null;
            }

            _serving = null;
            (var exit, _unreadExit) = (_unreadExit, null);
            return exit;
        }
    }

    /// <summary>The environment is over: what the runtime had taken ends with it, as it may have begun, and the rest runs elsewhere.</summary>
    private void EndFollowers(ProcessExit exit)
    {
        GiveUp(TakeBackFollowers(out _));
        Invocation[] begun = [.. _followers];
        _followers.Clear();
        OnPool(begun, follower =>
        {
            follower.IsDelivered = true;
            follower.StartedAt = _time.GetTimestamp();
            Open(follower);
            follower.Complete(EndAtExit(follower, exit));
        });
    }

    private static void GiveUp(IReadOnlyList<Invocation> followers) => OnPool(followers, follower => follower.Complete(null));

    /// <summary>Outside the lock, and not on the thread of whoever tells of an end.</summary>
    private static void OnPool(IReadOnlyList<Invocation> followers, Action<Invocation> action)
    {
        if (followers.Count > 0)
        {
            ThreadPool.UnsafeQueueUserWorkItem(
                _ =>
                {
                    foreach (var follower in followers)
                    {
                        action(follower);
                    }
                },
                null);
        }
    }

    /// <summary>Not under the lock: calls end one after the other.</summary>
    private void CountSuited(in Outcome outcome) =>
        _suitedCalls = Output.TakeHasWritten() || !IsShort(outcome.Duration) ? 0 : Math.Min(_suitedCalls + 1, SuitedCalls);

    private bool IsShort(TimeSpan duration) => duration < _options.WaitForEnvironment;
}
