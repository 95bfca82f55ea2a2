namespace Fractus.Runtime.Environments;

/// <summary>
/// The environments of one function's version that are ready before they are called. One that ends is replaced: when its process ended,
/// when its credentials run out, and when its revision is no longer what is called.
/// </summary>
internal sealed class ProvisionedEnvironments : IDisposable
{
    /// <summary>As the real service says it.</summary>
    private const string InitFailure = "FUNCTION_ERROR_INIT_FAILURE";

    private static readonly TimeSpan FirstRetryDelay = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestRetryDelay = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan RefreshInterval = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private readonly HashSet<ExecutionEnvironment> _ready = [];
    private readonly List<ExecutionEnvironment> _idle = [];
    private readonly Func<FunctionSpec, Task<ExecutionEnvironment>> _start;
    private readonly Func<DateTimeOffset> _usableUntil;
    private readonly ITimer _retry;
    private readonly ITimer _refresh;
    private FunctionSpec _function;
    private int _wanted;
    private int _starting;
    private TimeSpan _retryDelay = FirstRetryDelay;
    private string? _failure;
    private bool _waitsForRetry;

    /// <param name="function">What they run.</param>
    /// <param name="start">Starts one, or throws.</param>
    /// <param name="usableUntil">Until when credentials must be good for an environment to be used.</param>
    /// <param name="time">The cloud's clock.</param>
    internal ProvisionedEnvironments(
        FunctionSpec function, Func<FunctionSpec, Task<ExecutionEnvironment>> start, Func<DateTimeOffset> usableUntil, TimeProvider time)
    {
        (_function, _start, _usableUntil) = (function, start, usableUntil);
        _retry = time.CreateTimer(_ => Retry(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _refresh = time.CreateTimer(_ => RetireExpiring(), null, RefreshInterval, RefreshInterval);
    }

    internal ProvisionedState State
    {
        get
        {
            lock (_gate)
            {
                var ready = _ready.Count(environment => !environment.IsOver);
                return new ProvisionedState(_wanted, ready + _starting, ready, _failure);
            }
        }
    }

    /// <summary>Says what is wanted; those that are too many, or of another revision, end when they are idle.</summary>
    internal void Set(FunctionSpec function, int wanted)
    {
        lock (_gate)
        {
            _wanted = wanted;
            Follow(function);
            while (_ready.Count > _wanted && _idle.Count > 0)
            {
                RetireIdle(_idle[^1]);
            }

            Fill();
        }
    }

    /// <summary>One that can take a call, or null.</summary>
    /// <param name="function">What is called.</param>
    /// <param name="use">What the call has of them; null where none are wanted any more.</param>
    internal ExecutionEnvironment? Take(FunctionSpec function, out ProvisionedUse? use)
    {
        lock (_gate)
        {
            if (_wanted > 0)
            {
                Follow(function);
            }

            var environment = TakeIdle();
            use = _wanted == 0 ? null : new ProvisionedUse(environment is not null, _ready.Count - _idle.Count, _wanted);
            return environment;
        }
    }

    /// <summary>Keeps it for the next call, or ends it where it is no longer wanted.</summary>
    internal void Return(ExecutionEnvironment environment)
    {
        lock (_gate)
        {
            if (_ready.Count > _wanted || environment.Function.RevisionId != _function.RevisionId)
            {
                environment.Retire();
            }
            else if (!environment.IsOver)
            {
                _idle.Add(environment);
            }
        }
    }

    /// <summary>It is gone.</summary>
    internal void Remove(ExecutionEnvironment environment)
    {
        lock (_gate)
        {
            _idle.Remove(environment);
            if (_ready.Remove(environment))
            {
                Fill();
            }
        }
    }

    /// <summary>None are wanted any more.</summary>
    internal void Clear() => Set(_function, 0);

    public void Dispose()
    {
        Clear();
        _retry.Dispose();
        _refresh.Dispose();
    }

    private ExecutionEnvironment? TakeIdle()
    {
        var usableUntil = _usableUntil();
        while (_idle.Count > 0)
        {
            var environment = _idle[^1];
            if (!environment.IsOver && environment.CredentialsExpiration > usableUntil)
            {
                _idle.Remove(environment);
                return environment;
            }

            RetireIdle(environment);
        }

        return null;
    }

    /// <summary>Where a call, or a configuration, is of another revision than was known, that is the one to be ready for.</summary>
    private void Follow(FunctionSpec function)
    {
        if (function.RevisionId != _function.RevisionId)
        {
            _function = function;
            (_failure, _waitsForRetry) = (null, false);
            _idle.ToList().ForEach(RetireIdle);
        }
    }

    private void RetireIdle(ExecutionEnvironment environment)
    {
        _idle.Remove(environment);
        environment.Retire();
    }

    private void RetireExpiring()
    {
        lock (_gate)
        {
            var usableUntil = _usableUntil() + RefreshInterval;
            _idle.Where(environment => environment.CredentialsExpiration <= usableUntil).ToList().ForEach(RetireIdle);
        }
    }

    private void Retry()
    {
        lock (_gate)
        {
            _waitsForRetry = false;
            Fill();
        }
    }

    private void Fill()
    {
        while (!_waitsForRetry && _ready.Count + _starting < _wanted)
        {
            _starting++;
            _ = StartAsync(_function with { IsProvisioned = true });
        }
    }

    private async Task StartAsync(FunctionSpec function)
    {
        ExecutionEnvironment? environment = null;
        try
        {
            environment = await Task.Run(() => _start(function));
            environment = await environment.Ready ? environment : null;
        }
#pragma warning disable CA1031 // It is told to whoever asks for the state, and tried again.
        catch (Exception)
#pragma warning restore CA1031
        {
        }

        lock (_gate)
        {
            _starting--;
            if (environment is null)
            {
                _failure = InitFailure;
                _waitsForRetry = true;
                _retry.Change(_retryDelay, Timeout.InfiniteTimeSpan);
                _retryDelay = _retryDelay * 2 < LongestRetryDelay ? _retryDelay * 2 : LongestRetryDelay;
                return;
            }

            (_failure, _retryDelay) = (null, FirstRetryDelay);
            _ready.Add(environment);
            if (environment.IsOver)
            {
                // Its end was told before it was known here.
                _ready.Remove(environment);
            }
            else
            {
                Return(environment);
            }

            Fill();
        }
    }
}
