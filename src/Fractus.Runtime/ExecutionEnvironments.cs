using System.Collections.Concurrent;
using Fractus.Kernel;
using Fractus.Runtime.Environments;
using Fractus.Runtime.Processes;

namespace Fractus.Runtime;

/// <summary>The pool of execution environments of this machine.</summary>
public sealed class ExecutionEnvironments : IExecutionEnvironments
{
    private readonly ConcurrentDictionary<(string FunctionArn, string Version), FunctionEnvironments> functions = new();
    private readonly ConcurrentDictionary<ExecutionEnvironment, byte> living = new();
    private readonly RuntimeOptions options;
    private readonly TimeProvider time;
    private readonly IIsolationDriver driver;
    private readonly EnvironmentFactory factory;
    private readonly PrestartedEnvironments prestarted;
    private int running;
    private volatile bool isDisposed;

    /// <exception cref="PlatformNotSupportedException">Not on Linux.</exception>
    /// <exception cref="DirectoryNotFoundException">The bootstraps are not where they should be.</exception>
    public ExecutionEnvironments(RuntimeOptions options, IEnvironmentServices services, TimeProvider time, IdGenerator ids, Log log)
        : this(options, services, time, ids, log, new ProcessDriver(options, log))
    {
    }

    internal ExecutionEnvironments(
        RuntimeOptions options, IEnvironmentServices services, TimeProvider time, IdGenerator ids, Log log, IIsolationDriver driver)
    {
        this.options = options;
        this.time = time;
        this.driver = driver;
        factory = new EnvironmentFactory(options, services, driver, time, ids, log, OnCreated, OnOver);
        prestarted = new PrestartedEnvironments(factory, options, time, log);
    }

    public async ValueTask<InvocationResult> InvokeAsync(FunctionSpec function, InvocationRequest request, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(isDisposed, this);
        try
        {
            if (Interlocked.Increment(ref running) > options.MaxConcurrency)
            {
                throw new ConcurrencyLimitException(options.MaxConcurrency);
            }

            while (true)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var pool = functions.GetOrAdd((function.FunctionArn, function.Version), _ => new FunctionEnvironments());
                var environment = pool.Take(function.RevisionId, time.GetUtcNow() + options.CredentialsMargin)
                    ?? await StartAsync(function, cancellationToken);
                if (await environment.InvokeAsync(request) is { } result)
                {
                    pool.Return(environment);
                    return result;
                }

                // The environment ended between two calls and nothing of this one has run: another takes it.
                ObjectDisposedException.ThrowIf(isDisposed, this);
            }
        }
        finally
        {
            Interlocked.Decrement(ref running);
        }
    }

    public void Prepare(string runtime)
    {
        if (isDisposed || !Interpreter.IsKnown(runtime))
        {
            return;
        }

        try
        {
            var interpreter = Interpreter.Find(runtime, options);
            if (interpreter.Kind != InterpreterKind.Custom)
            {
                prestarted.Prepare(interpreter);
            }
        }
        catch (InterpreterMissingException)
        {
            // The first call will say so to somebody who can do something about it.
        }
    }

    public void Retire(string functionArn)
    {
        foreach (var key in functions.Keys)
        {
            if (key.FunctionArn == functionArn && functions.TryRemove(key, out var pool))
            {
                pool.Retire();
            }
        }
    }

    /// <summary>Kills every environment and waits until all are gone.</summary>
    public async ValueTask DisposeAsync()
    {
        if (isDisposed)
        {
            return;
        }

        isDisposed = true;
        prestarted.Dispose();
        while (living.Keys.FirstOrDefault() is { } environment)
        {
            environment.Kill();
            await environment.Ended;
            living.TryRemove(environment, out _);
        }

        driver.Dispose();
    }

    private async Task<ExecutionEnvironment> StartAsync(FunctionSpec function, CancellationToken cancellationToken)
    {
        MakeRoom();
        var interpreter = Interpreter.Find(function.Runtime, options);
        if (interpreter.Kind == InterpreterKind.Custom || EnvironmentVariables.NeedOwnProcess(function)
            || await prestarted.TakeAsync(interpreter) is not { } environment)
        {
            return await factory.StartAsync(interpreter, function, cancellationToken);
        }

        try
        {
            await factory.AssignAsync(environment, interpreter, function, cancellationToken);
            return environment;
        }
        catch
        {
            environment.Kill();
            throw;
        }
    }

    /// <summary>Idle environments of other functions give way, so that their number is limited as that of the running ones.</summary>
    private void MakeRoom()
    {
        if (living.Count < options.MaxConcurrency + options.PrestartedPerInterpreter)
        {
            return;
        }

        functions.Values.Select(pool => pool.Oldest()).OfType<ExecutionEnvironment>().MinBy(environment => environment.LastUsedAt)?.Retire();
    }

    private void OnCreated(ExecutionEnvironment environment)
    {
        living.TryAdd(environment, 0);
        if (isDisposed)
        {
            environment.Kill();
        }
    }

    private void OnOver(ExecutionEnvironment environment)
    {
        living.TryRemove(environment, out _);
        if (environment.IsAssigned && functions.TryGetValue((environment.Function.FunctionArn, environment.Function.Version), out var pool))
        {
            pool.Remove(environment);
        }
    }
}
