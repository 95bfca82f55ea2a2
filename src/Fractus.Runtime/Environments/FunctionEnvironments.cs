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

    /// <summary>And so many times as long where they are busy with starting environments of this function.</summary>
    private const int PatienceWhenStarting = 100;

    /// <summary>The mean is that of about so many calls.</summary>
    private const int RecentCalls = 64;

    /// <summary>A call that is over sooner has not waited for anything.</summary>
    private static readonly TimeSpan s_computing = TimeSpan.FromMilliseconds(1);

    private readonly int _processors = Environment.ProcessorCount;
    private readonly Lock _gate = new();

    // The one used last is the warmest; those at the bottom grow old and go.
    private readonly List<ExecutionEnvironment> _idle = [];
    private readonly List<ExecutionEnvironment> _busy = [];
    private readonly Queue<WaitingCall> _waiting = new();
    private readonly TimeProvider _time;
    private readonly TimeSpan _patience;
    private readonly Func<bool> _areProcessorsBusy;
    private readonly ITimer _timer;
    private string _revisionId = "";
    private int _running;
    private int _starting;

    // The shortest call tells what the function does; longer ones may have waited for a processor.
    private RecentLeast _leastDuration;
    private TimeSpan _meanDuration;
    private bool _isWatching;
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
    /// <param name="mayFollow">Whether one that still runs another call will do.</param>
    /// <param name="since">Since when the call waits, as a timestamp of the clock.</param>
    /// <param name="cancellation">Ends the wait.</param>
    internal ValueTask<ExecutionEnvironment?> TakeAsync(
        string revisionId, DateTimeOffset usableUntil, bool mayFollow, long since, CancellationToken cancellation)
    {
        WaitingCall call;
        lock (_gate)
        {
            if (_revisionId != revisionId)
            {
                RetireIdle();
                _revisionId = revisionId;
            }

            var environment = Take(usableUntil, mayFollow);
            if (environment is not null)
            {
                return new(environment);
            }

            if (!MayWait)
            {
                CountStart();
                return default;
            }

            call = new WaitingCall(revisionId, usableUntil, mayFollow, since);
            _waiting.Enqueue(call);
            Watch();
        }

        call.CancelAt(cancellation);
        return new(call.Environment);
    }

    /// <summary>A call that was given an environment, or started one, is over.</summary>
    /// <param name="environment">Its environment; null where none could be started.</param>
    /// <param name="isIdle">Whether the environment can take another call now.</param>
    /// <param name="duration">How long the function ran; null where it did not.</param>
    internal void End(ExecutionEnvironment? environment, bool isIdle, TimeSpan? duration)
    {
        lock (_gate)
        {
            if (duration is { } ran)
            {
                _leastDuration.Add(ran);
                _meanDuration += (ran - _meanDuration) / RecentCalls;
            }

            if (Release(environment) && isIdle)
            {
                Keep(environment);
            }

            if (_waiting.Count == 0)
            {
                return;
            }
        }

        Serve();
    }

    /// <summary>An environment that was started for a call is ready, or never will be.</summary>
    internal void EndStart()
    {
        lock (_gate)
        {
            _starting--;
        }
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

    /// <summary>Those that wait for a call now.</summary>
    internal ExecutionEnvironment[] Idle()
    {
        lock (_gate)
        {
            return [.. _idle];
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
                    environment = Take(call.UsableUntil, call.MayFollow);
                    if (environment is null && MayWait)
                    {
                        return;
                    }
                }

                _waiting.Dequeue();
                if (environment is null)
                {
                    CountStart();
                }
            }

            Give(call, environment);
        }
    }

    /// <summary>Lets those that have waited long enough have environments of their own, a few at a time.</summary>
    private void LosePatience()
    {
        var calls = new List<(WaitingCall Call, ExecutionEnvironment? Environment)>();
        var isBusy = _areProcessorsBusy();
        var patience = isBusy ? _patience * PatienceWhenBusy : _patience;
        List<ExecutionEnvironment> followed;
        lock (_gate)
        {
            _isWatching = false;
            while (calls.Count < _processors && _waiting.TryPeek(out var call) && HasWaited(_time.GetElapsedTime(call.Since), patience, isBusy))
            {
                _waiting.Dequeue();
                var environment = call.RevisionId == _revisionId ? TakeIdle(call.UsableUntil) : null;
                if (environment is null)
                {
                    CountStart();
                }

                calls.Add((call, environment));
            }

            followed = _busy.FindAll(environment => environment.Calls > 1);
            if (_waiting.Count > 0 || followed.Count > 0)
            {
                Watch();
            }
        }

        calls.ForEach(given => Give(given.Call, given.Environment));
        followed.ForEach(environment => environment.Withdraw(patience));
    }

    /// <summary>
    /// Whether a call has waited long enough for an environment of its own. While the processors are busy with starting as many as there are
    /// processors, another would only make all of them slower; but somebody else may keep the processors busy.
    /// </summary>
    private bool HasWaited(TimeSpan waited, TimeSpan patience, bool isBusy) =>
        waited >= patience && (!isBusy || _starting < _processors || waited >= _patience * PatienceWhenStarting);

    private void CountStart()
    {
        _running++;
        _starting++;
    }

    private void Watch()
    {
        if (!_isWatching)
        {
            _isWatching = true;
            _timer.Change(_patience, Timeout.InfiniteTimeSpan);
        }
    }

    private void Give(WaitingCall call, ExecutionEnvironment? environment)
    {
        if (!call.TryGive(environment))
        {
            // Its caller did not want to wait any longer.
            if (environment is null)
            {
                EndStart();
            }

            End(environment, isIdle: true, duration: null);
        }
    }

    /// <summary>Whether calls are over so soon that others can wait for them even though there are idle environments.</summary>
    private bool IsHeldBack() =>
        MayWait && _leastDuration.Value < s_computing && (_meanDuration * _processors / _running < s_computing || _areProcessorsBusy());

    /// <summary>An environment for a call: an idle one, or one that runs others and takes this one behind them; null where there is none.</summary>
    private ExecutionEnvironment? Take(DateTimeOffset usableUntil, bool mayFollow)
    {
        var isHeldBack = IsHeldBack();
        if (!isHeldBack && TakeIdle(usableUntil) is { } idle)
        {
            return idle;
        }

        var leading = isHeldBack && mayFollow ? FindLeading(usableUntil) : null;
        if (leading is not null)
        {
            leading.Calls++;
            Watch();
        }

        return leading;
    }

    /// <summary>The one with the fewest calls of those that run one and can take another.</summary>
    private ExecutionEnvironment? FindLeading(DateTimeOffset usableUntil)
    {
        ExecutionEnvironment? least = null;
        foreach (var one in _busy)
        {
            if (one.Calls < (least?.Calls ?? ExecutionEnvironment.MaxCalls)
                && one.Function.RevisionId == _revisionId && one.CredentialsExpiration > usableUntil && one.CanBeFollowed())
            {
                least = one;
            }
        }

        return least;
    }

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
                environment.Calls = 1;
                _busy.Add(environment);
                _running++;
                return environment;
            }
        }

        return null;
    }

    /// <summary>A call of an environment is over.</summary>
    /// <returns>Whether it was the only one.</returns>
    private bool Release(ExecutionEnvironment? environment)
    {
        // One that was started for its call is not among them.
        if (environment is { Calls: > 1 })
        {
            environment.Calls--;
            return false;
        }

        _running--;
        if (environment is { Calls: 1 })
        {
            environment.Calls = 0;
            _busy.Remove(environment);
        }

        return true;
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
    private sealed class WaitingCall(string revisionId, DateTimeOffset usableUntil, bool mayFollow, long since)
    {
        // Continues on the thread that has the environment: the event goes to it before the answer of the last call goes on its way.
        private readonly TaskCompletionSource<ExecutionEnvironment?> _given = new();
        private CancellationTokenRegistration _cancellation;

        public string RevisionId => revisionId;

        public DateTimeOffset UsableUntil => usableUntil;

        public bool MayFollow => mayFollow;

        public long Since => since;

        public Task<ExecutionEnvironment?> Environment => _given.Task;

        public bool TryGive(ExecutionEnvironment? environment)
        {
            _cancellation.Unregister();
            return _given.TrySetResult(environment);
        }

        public void CancelAt(CancellationToken cancellation)
        {
            _cancellation = cancellation.UnsafeRegister(static (call, token) => ((WaitingCall)call!)._given.TrySetCanceled(token), this);
            if (_given.Task.IsCompleted)
            {
                // It was given one meanwhile.
                _cancellation.Unregister();
            }
        }
    }
}
