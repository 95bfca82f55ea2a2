using System.Collections.Concurrent;
using Fractus.Kernel;

namespace Fractus.Runtime.Environments;

/// <summary>Environments that wait for a function, for each interpreter that was asked for.</summary>
internal sealed class PrestartedEnvironments : IDisposable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(InterpreterKind Kind, string Program), Shelf> _shelves = [];
    private readonly EnvironmentFactory _factory;
    private readonly RuntimeOptions _options;
    private readonly Log _log;
    private bool _isDisposed;

    internal PrestartedEnvironments(EnvironmentFactory factory, RuntimeOptions options, Log log)
    {
        _factory = factory;
        _options = options;
        _log = log;
    }

    /// <summary>Starts as many as shall stand ready.</summary>
    internal void Prepare(Interpreter interpreter)
    {
        lock (_gate)
        {
            _shelves.TryAdd((interpreter.Kind, interpreter.Program), new Shelf(interpreter));
        }

        Refill();
    }

    /// <summary>One that waits or is about to; null where there is none.</summary>
    internal async ValueTask<ExecutionEnvironment?> TakeAsync(Interpreter interpreter)
    {
        while (true)
        {
            Task<ExecutionEnvironment>? starting = null;
            lock (_gate)
            {
                if (!_shelves.TryGetValue((interpreter.Kind, interpreter.Program), out var shelf) || !shelf.Waiting.TryDequeue(out starting))
                {
                    return null;
                }
            }

            try
            {
                var environment = await starting;
                if (!environment.IsOver)
                {
                    return environment;
                }
            }
            catch (ExecutionEnvironmentException)
            {
                // Reported when it happened; the caller's own start will tell its caller.
            }
        }
    }

    /// <summary>Replaces what was taken.</summary>
    internal void Refill()
    {
        lock (_gate)
        {
            foreach (var shelf in _shelves.Values)
            {
                while (!_isDisposed && shelf.Waiting.Count < _options.PrestartedPerInterpreter)
                {
                    shelf.Waiting.Enqueue(StartAsync(shelf.Interpreter));
                }
            }
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _isDisposed = true;
            _shelves.Clear();
        }
    }

    private async Task<ExecutionEnvironment> StartAsync(Interpreter interpreter)
    {
        try
        {
            return await _factory.StartUnassignedAsync(interpreter);
        }
        catch (ExecutionEnvironmentException fault)
        {
            _log.Error($"No environment of {interpreter.Program} could be pre-started.", fault);
            throw;
        }
    }

    private sealed class Shelf(Interpreter interpreter)
    {
        public Interpreter Interpreter { get; } = interpreter;

        public ConcurrentQueue<Task<ExecutionEnvironment>> Waiting { get; } = new();
    }
}
