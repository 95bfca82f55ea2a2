namespace Fractus.Runtime.Environments;

/// <summary>
/// The environments of one function's version: the idle ones, and the calls that wait for one. As many calls as there are processors run
/// without waiting. A further one waits a little for an environment of theirs before one is started for it: a short call is over sooner than
/// an environment has started, and more environments than processors only take turns.
/// </summary>
internal sealed class FunctionEnvironments : IDisposable
{
    private readonly Lock _gate = new();

    // The one used last is the warmest; those at the bottom grow old and go.
    private readonly List<ExecutionEnvironment> _idle = [];
    private readonly Queue<WaitingCall> _waiting = new();
    private readonly TimeProvider _time;
    private readonly TimeSpan _patience;
    private readonly int _processors;
    private readonly ITimer _timer;
    private string _revisionId = "";
    private int _running;
    private bool _takesLong;
    private bool _isRetired;

    /// <param name="time">The cloud's clock.</param>
    /// <param name="patience">How long a call waits for an environment that is busy.</param>
    /// <param name="processors">How many calls run at once before others wait.</param>
    internal FunctionEnvironments(TimeProvider time, TimeSpan patience, int processors)
    {
        (_time, _patience, _processors) = (time, patience, processors);
        _timer = time.CreateTimer(_ => LosePatience(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

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

            var environment = TakeIdle(usableUntil);
            if (environment is not null || _running < _processors || _takesLong || _isRetired)
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
    /// <param name="duration">How long the function ran.</param>
    internal void End(ExecutionEnvironment? environment, TimeSpan duration)
    {
        lock (_gate)
        {
            _running--;
            _takesLong = duration > _patience;
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
                    environment = TakeIdle(call.UsableUntil);
                    if (environment is null && _running >= _processors)
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

    /// <summary>Lets those that have waited long enough start environments of their own, a few at a time: they would only take turns.</summary>
    private void LosePatience()
    {
        var calls = new List<WaitingCall>();
        lock (_gate)
        {
            while (calls.Count < _processors && _waiting.TryPeek(out var call) && _time.GetElapsedTime(call.Since) >= _patience)
            {
                calls.Add(_waiting.Dequeue());
                _running++;
            }

            if (_waiting.Count > 0)
            {
                _timer.Change(_patience, Timeout.InfiniteTimeSpan);
            }
        }

        calls.ForEach(call => Give(call, null));
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
