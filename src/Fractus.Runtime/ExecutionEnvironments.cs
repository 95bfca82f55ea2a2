using System.Collections.Concurrent;
using System.Net;
using Fractus.Kernel;
using Fractus.Kernel.Threading;
using Fractus.Runtime.Environments;
using Fractus.Runtime.Processes;

namespace Fractus.Runtime;

/// <summary>The pool of execution environments of this machine.</summary>
public sealed class ExecutionEnvironments : IExecutionEnvironments
{
    /// <summary>One that starts does not take more than some idle ones give back.</summary>
    private const int RetiredUnderPressure = 4;

    private readonly ConcurrentDictionary<(string FunctionArn, string Version), FunctionEnvironments> _functions = new();
    private readonly ConcurrentDictionary<(string FunctionArn, string Version), ProvisionedEnvironments> _provisioned = new();
    private readonly ConcurrentDictionary<ExecutionEnvironment, byte> _living = new();
    private readonly Lock _provisioning = new();
    private readonly RuntimeOptions _options;
    private readonly TimeProvider _time;
    private readonly Log _log;
    private readonly IIsolationDriver _driver;
    private readonly EnvironmentFactory _factory;
    private readonly PrestartedEnvironments _prestarted;
    private readonly DeferredWork _deferred;
    private int _running;
    private volatile bool _isDisposed;

    /// <param name="options">How functions are run.</param>
    /// <param name="isolation">Belongs to the pool from now on.</param>
    /// <param name="services">The cloud around it.</param>
    /// <param name="time">The cloud's clock.</param>
    /// <param name="ids">The cloud's randomness.</param>
    /// <param name="log">The server's log.</param>
    /// <exception cref="DirectoryNotFoundException">The bootstraps are not where they should be.</exception>
    public ExecutionEnvironments(RuntimeOptions options, Isolation isolation, IEnvironmentServices services, TimeProvider time, IdGenerator ids, Log log)
    {
        _options = options;
        _time = time;
        _log = log;
        _driver = isolation.Driver;
        _factory = new EnvironmentFactory(_options, services, _driver, _time, ids, log, OnCreated, OnOver);
        WarnWithoutPackages(options, log);
        _prestarted = new PrestartedEnvironments(_factory, _options, log);
        _deferred = new DeferredWork(time, () =>
        {
            RetireSurplus();
            _prestarted.Refill();
        });
    }

    public async ValueTask<InvocationResult> InvokeAsync(FunctionSpec function, InvocationRequest request, CancellationToken cancellationToken)
    {
        try
        {
            if (Interlocked.Increment(ref _running) > _options.MaxConcurrency)
            {
                throw new ConcurrencyLimitException(_options.MaxConcurrency);
            }

            var since = _time.GetTimestamp();
            InvocationResult? result;
            do
            {
                // Anew where the environment ended between two calls, or the call before took long, and nothing of this one has run.
                ObjectDisposedException.ThrowIf(_isDisposed, this);
                cancellationToken.ThrowIfCancellationRequested();
                result = await RunAsync(function, request, since, cancellationToken);
            }
            while (result is null);

            // What its caller does with it may take a while.
            await SocketThreads.LeaveAsync();
            return result;
        }
        finally
        {
            Interlocked.Decrement(ref _running);
        }
    }

    public void Prepare(string runtime)
    {
        if (_isDisposed || !Interpreter.IsKnown(runtime))
        {
            return;
        }

        try
        {
            var interpreter = Interpreter.Find(runtime, _options);
            if (interpreter.CanWait)
            {
                _prestarted.Prepare(interpreter);
            }
        }
        catch (InterpreterMissingException)
        {
            // The first call will say so to somebody who can do something about it.
        }
    }

    public void Provision(FunctionSpec function, int count)
    {
        lock (_provisioning)
        {
            if (!_isDisposed)
            {
                _provisioned.GetOrAdd(
                    (function.FunctionArn, function.Version),
                    _ => new ProvisionedEnvironments(function, spec => StartAsync(spec, CancellationToken.None), UsableUntil, _time)).Set(function, count);
            }
        }
    }

    public void Unprovision(string functionArn, string version)
    {
        lock (_provisioning)
        {
            if (_provisioned.TryGetValue((functionArn, version), out var provisioned))
            {
                provisioned.Clear();
                Forget((functionArn, version), provisioned);
            }
        }
    }

    public ProvisionedState Provisioned(string functionArn, string version) => _provisioned.GetValueOrDefault((functionArn, version))?.State ?? default;

    public bool MayBeFunction(IPEndPoint peer, IPEndPoint own)
    {
        var inode = PeerSocket.FindInode(peer, own);
        return inode == 0 || _living.Keys.Any(environment => environment.HoldsSocket(inode));
    }

    public void Retire(string functionArn, string? version = null)
    {
        foreach (var key in _functions.Keys)
        {
            if (key.FunctionArn == functionArn && (version is null || key.Version == version) && _functions.TryRemove(key, out var pool))
            {
                pool.Dispose();
            }
        }
    }

    /// <summary>Kills every environment and waits until all are gone.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_isDisposed)
        {
            return;
        }

        _isDisposed = true;
        _deferred.Dispose();
        _prestarted.Dispose();
        foreach (var pool in _functions.Values)
        {
            pool.Dispose();
        }

        foreach (var provisioned in _provisioned.Values)
        {
            provisioned.Dispose();
        }

        foreach (var environment in _living.Keys)
        {
            environment.Kill();
        }

        while (_living.Keys.FirstOrDefault() is { } environment)
        {
            environment.Kill();
            await environment.Ended;
            _living.TryRemove(environment, out _);
        }

        _driver.Dispose();
    }

    private async ValueTask<InvocationResult?> RunAsync(FunctionSpec function, InvocationRequest request, long since, CancellationToken cancellationToken)
    {
        var key = (function.FunctionArn, function.Version);
        ProvisionedUse? use = null;
        if (_provisioned.TryGetValue(key, out var provisioned) && provisioned.Take(function, out use) is { } ready)
        {
            var result = await ready.InvokeAsync(request);
            _ = ReturnWhenIdleAsync(ready, provisioned.Return);
            return With(result, use);
        }

        var pool = _functions.GetOrAdd(key, static (_, self) => new FunctionEnvironments(self._time, self._options), this);
        var environment = await pool.TakeAsync(function.RevisionId, UsableUntil(), ExecutionEnvironment.CanFollow(request), since, cancellationToken);
        var isIdle = false;
        TimeSpan? duration = null;
        try
        {
            var isStarted = environment is null;
            environment ??= await StartAsync(pool, function, cancellationToken);
            var result = await environment.InvokeAsync(request);
            if (isStarted)
            {
                _deferred.OnFirstCallEnd();
            }

            duration = result?.Duration;
            isIdle = environment.Idle.IsCompleted;
            if (!isIdle)
            {
                _ = ReturnWhenIdleAsync(environment, pool.Return);
            }

            return With(result, use);
        }
        finally
        {
            pool.End(environment, isIdle, duration);
        }
    }

    private static InvocationResult? With(InvocationResult? result, ProvisionedUse? use) =>
        result is null || use is null ? result : result with { Provisioned = use };

    private async ValueTask<ExecutionEnvironment> StartAsync(FunctionEnvironments pool, FunctionSpec function, CancellationToken cancellationToken)
    {
        var ready = Task.FromResult(false);
        try
        {
            var environment = await StartAsync(function, cancellationToken);
            ready = environment.Ready;
            return environment;
        }
        finally
        {
            _ = EndStartAsync(pool, ready);
        }
    }

    private static async Task EndStartAsync(FunctionEnvironments pool, Task ready)
    {
        await ready;
        pool.EndStart();
    }

    /// <summary>Extensions may work on after the answer; until they are done, the next call goes to another environment.</summary>
    private static async Task ReturnWhenIdleAsync(ExecutionEnvironment environment, Action<ExecutionEnvironment> giveBack)
    {
        await environment.Idle;
        giveBack(environment);
    }

    private DateTimeOffset UsableUntil() => _time.GetUtcNow() + _options.CredentialsMargin;

    private static void WarnWithoutPackages(RuntimeOptions options, Log log)
    {
        var packages = Path.Combine(options.RuntimesDirectory ?? RuntimesDirectory.Find(), "nodejs", "node_modules", "@aws-sdk");
        if (!Directory.Exists(packages))
        {
            log.Warning($"Node.js functions will not find the AWS SDK: {packages} is not there. Install Node.js with npm and build again.");
        }
    }

    private async Task<ExecutionEnvironment> StartAsync(FunctionSpec function, CancellationToken cancellationToken)
    {
        await SocketThreads.LeaveAsync();
        _deferred.OnStart();
        if (_options.AvailableMemory() < _options.LeastAvailableMemory)
        {
            // This is the time to look: another is about to take memory.
            RetireOldest(RetiredUnderPressure);
        }

        var interpreter = Interpreter.Find(function.Runtime, _options);
        if (!_factory.CanAssign(interpreter, function) || await _prestarted.TakeAsync(interpreter) is not { } environment)
        {
            return await _factory.StartAsync(interpreter, function, cancellationToken);
        }

        try
        {
            await _factory.AssignAsync(environment, interpreter, function, cancellationToken);
            return environment;
        }
        catch (IOException refusal)
        {
            environment.Kill();
            _log.Warning($"The code of {function.FunctionName} could not be given to an environment that stood ready; another was started.", refusal);
            return await _factory.StartAsync(interpreter, function, cancellationToken);
        }
        catch
        {
            environment.Kill();
            throw;
        }
    }

    /// <summary>Those that may run at the same time, and those that stand ready, are as many as there shall be; idle ones beyond them go.</summary>
    private void RetireSurplus()
    {
        var started = _living.Count - _provisioned.Values.Sum(provisioned => provisioned.State.Started);
        var surplus = started - _options.MaxConcurrency - _options.PrestartedPerInterpreter;
        if (surplus > 0)
        {
            RetireOldest(surplus);
        }
    }

    /// <summary>Those of all functions that have been idle longest.</summary>
    private void RetireOldest(int count)
    {
        foreach (var environment in _functions.Values.SelectMany(pool => pool.Idle()).OrderBy(environment => environment.LastUsedAt).Take(count))
        {
            environment.Retire();
        }
    }

    private void OnCreated(ExecutionEnvironment environment)
    {
        _living.TryAdd(environment, 0);
        if (_isDisposed)
        {
            environment.Kill();
        }
    }

    private void OnOver(ExecutionEnvironment environment)
    {
        _living.TryRemove(environment, out _);
        if (!environment.IsAssigned)
        {
            return;
        }

        var key = (environment.Function.FunctionArn, environment.Function.Version);
        if (_functions.TryGetValue(key, out var pool))
        {
            pool.Remove(environment);
        }

        if (environment.Function.IsProvisioned)
        {
            lock (_provisioning)
            {
                if (_provisioned.TryGetValue(key, out var provisioned))
                {
                    provisioned.Remove(environment);
                    Forget(key, provisioned);
                }
            }
        }
    }

    /// <summary>What is no longer wanted stays known until its last environment has ended: a call's comes back to it.</summary>
    private void Forget((string FunctionArn, string Version) key, ProvisionedEnvironments provisioned)
    {
        if (provisioned.State is { Requested: 0, Started: 0 } && _provisioned.TryRemove(key, out _))
        {
            provisioned.Dispose();
        }
    }
}
