namespace Fractus.Runtime.Environments;

/// <summary>
/// The environments of one function's version: the idle ones, and the calls that wait for one. As many calls as there are processors run
/// without waiting. A further one waits a little for an environment of theirs before one is started for it: a short call is over sooner than
/// an environment has started, and more environments than processors only take turns. While the processors are all busy it waits longer,
/// and where all that the function does is computing, it waits even though there are idle ones: those would take turns too.
/// </summary>
internal sealed class FunctionEnvironments : IDisposable
{
    /// <summary>While the processors are busy, calls wait so many times as long.</summary>
    private const int PatienceWhenBusy = 10;

    /// <summary>A call that is over sooner has not waited for anything.</summary>
    private static readonly TimeSpan s_computing = TimeSpan.FromMilliseconds(1);

    private readonly int _processors = Environment.ProcessorCount;
    private readonly Lock _gate = new();

    // The one used last is the warmest; those at the bottom grow old and go.
    private readonly List<ExecutionEnvironment> _idle = [];
    private readonly Queue<WaitingCall> _waiting = new();
    private readonly TimeProvider _time;
    private readonly TimeSpan _patience;
    private readonly Func<bool> _areProcessorsBusy;
    private readonly ITimer _timer;
    private string _revisionId = "";
    private int _running;

    // The shortest call tells what the function does; longer ones may have waited for a processor.
    private RecentLeast _leastDuration;
    private bool _isRetired;

    internal FunctionEnvironments(TimeProvider time, RuntimeOptions options)
    {
        (_time, _patience, _areProcessorsBusy) = (time, options.WaitForEnvironment, options.AreProcessorsBusy);
        _timer = time.CreateTimer(_ => LosePatience(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Whether a call that finds no environment waits for one of those that are busy.</summary>
    private bool MayWait => _running >= _processors && !(_leastDuration.Value > _patience) && !_isRetired;

    /// <summary>
    /// An environment of this revision for a call, or null: one is to be started for it. Those of another revision are retired.
    /// <see cref="End"/> is to follow in either case.
    /// </summary>
    /// <param name="revisionId">The function's.</param>
    /// <param name="usableUntil">The environment's credentials must be good for longer.</param>
    /// <param name="cancellation">Ends the wait.</param>
    internal async ValueTask<ExecutionEnvironment?> TakeAsync(string revisionId, DateTimeOffset usableUntil, CancellationToken cancellation)
    {
        WaitingCall call;
        lock (_gate)
        {
            if (_revisionId != revisionId)
            {
                RetireIdle();
                _revisionId = revisionId;
            }

            var environment = IsHeldBack() ? null : TakeIdle(usableUntil);
            if (environment is not null || !MayWait)
            {
                _running++;
                return environment;
            }

            call = new WaitingCall(revisionId, usableUntil, _time.GetTimestamp());
            _waiting.Enqueue(call);
            if (_waiting.Count == 1)
            {
                _timer.Change(_patience, Timeout.InfiniteTimeSpan);
            }
        }

        using (cancellation.UnsafeRegister(static (call, token) => ((WaitingCall)call!).Cancel(token), call))
        {
            return await call.Environment;
        }
    }

    /// <summary>A call that was given an environment, or started one, is over.</summary>
    /// <param name="environment">Its environment, where that can take another call now.</param>
    /// <param name="duration">How long the function ran; null where it did not.</param>
    internal void End(ExecutionEnvironment? environment, TimeSpan? duration)
    {
        lock (_gate)
        {
            _running--;
            if (duration is { } ran)
            {
                _leastDuration.Add(ran);
            }

            Keep(environment);
        }

        Serve();
    }

    /// <summary>Keeps an environment for the next call, or ends it where it is of an old revision.</summary>
    internal void Return(ExecutionEnvironment environment)
    {
        lock (_gate)
        {
            Keep(environment);
        }

        Serve();
    }

    internal void Remove(ExecutionEnvironment environment)
    {
        lock (_gate)
        {
            _idle.Remove(environment);
        }
    }

    /// <summary>The one that has been idle longest.</summary>
    internal ExecutionEnvironment? Oldest()
    {
        lock (_gate)
        {
            return _idle.Count > 0 ? _idle[0] : null;
        }
    }

    /// <summary>Retires them all, the busy ones after their calls.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _isRetired = true;
            RetireIdle();
        }

        Serve();
        _timer.Dispose();
    }

    /// <summary>Gives calls that wait what has become free.</summary>
    private void Serve()
    {
        while (true)
        {
            WaitingCall? call;
            ExecutionEnvironment? environment = null;
            lock (_gate)
            {
                if (!_waiting.TryPeek(out call))
                {
                    return;
                }

                if (call.RevisionId == _revisionId && !_isRetired)
                {
                    environment = IsHeldBack() ? null : TakeIdle(call.UsableUntil);
                    if (environment is null && MayWait)
                    {
                        return;
                    }
                }

                _waiting.Dequeue();
                _running++;
            }

            Give(call, environment);
        }
    }

    /// <summary>Lets those that have waited long enough have environments of their own, a few at a time.</summary>
    private void LosePatience()
    {
        var calls = new List<(WaitingCall Call, ExecutionEnvironment? Environment)>();
        var patience = _areProcessorsBusy() ? _patience * PatienceWhenBusy : _patience;
        lock (_gate)
        {
            while (calls.Count < _processors && _waiting.TryPeek(out var call) && _time.GetElapsedTime(call.Since) >= patience)
            {
                _waiting.Dequeue();
                _running++;
                calls.Add((call, call.RevisionId == _revisionId ? TakeIdle(call.UsableUntil) : null));
            }

            if (_waiting.Count > 0)
            {
                _timer.Change(_patience, Timeout.InfiniteTimeSpan);
            }
        }

        calls.ForEach(given => Give(given.Call, given.Environment));
    }

    private void Give(WaitingCall call, ExecutionEnvironment? environment)
    {
        if (!call.TryGive(environment))
        {
            // Its caller did not want to wait any longer.
            lock (_gate)
            {
                _running--;
                Keep(environment);
            }
        }
    }

    /// <summary>Whether a call waits even though there are idle environments.</summary>
    private bool IsHeldBack() => MayWait && _leastDuration.Value < s_computing && _areProcessorsBusy();

    private ExecutionEnvironment? TakeIdle(DateTimeOffset usableUntil)
    {
        while (_idle.Count > 0)
        {
            var environment = _idle[^1];
            _idle.RemoveAt(_idle.Count - 1);
            if (environment.CredentialsExpiration <= usableUntil)
            {
                environment.Retire();
            }
            else if (!environment.IsOver)
            {
                return environment;
            }
        }

        return null;
    }

    private void Keep(ExecutionEnvironment? environment)
    {
        if (environment is null)
        {
            return;
        }

        if (_isRetired || environment.Function.RevisionId != _revisionId)
        {
            environment.Retire();
        }
        else if (!environment.IsOver)
        {
            _idle.Add(environment);
        }
    }

    private void RetireIdle()
    {
        foreach (var environment in _idle)
        {
            environment.Retire();
        }

        _idle.Clear();
    }

    /// <summary>A call that waits for an environment of this revision.</summary>
    private sealed class WaitingCall(string revisionId, DateTimeOffset usableUntil, long since)
    {
        // Continues on the thread that has the environment: the event goes to it before the answer of the last call goes on its way.
        private readonly TaskCompletionSource<ExecutionEnvironment?> _given = new();

        public string RevisionId => revisionId;

        public DateTimeOffset UsableUntil => usableUntil;

        public long Since => since;

        public Task<ExecutionEnvironment?> Environment => _given.Task;

        public bool TryGive(ExecutionEnvironment? environment) => _given.TrySetResult(environment);

        public void Cancel(CancellationToken cancellation) => _given.TrySetCanceled(cancellation);
    }
}
