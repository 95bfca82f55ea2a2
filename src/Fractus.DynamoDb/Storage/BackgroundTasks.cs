using Fractus.Kernel;

namespace Fractus.DynamoDb.Storage;

/// <summary>Work that no request waits for. Whatever it is, the store knows how far it is: it is stopped at any time, and begun again
/// when the server starts.</summary>
internal sealed class BackgroundTasks(TimeProvider time, Log log) : IAsyncDisposable
{
    private static readonly TimeSpan s_retryDelay = TimeSpan.FromMinutes(1);

    private readonly Lock _lock = new();
    private readonly Dictionary<long, Task> _running = [];
    private readonly CancellationTokenSource _stopping = new();
    private long _last;

    /// <param name="name">For the log.</param>
    /// <param name="work">Begun again after a while where it fails.</param>
    public void Run(string name, Func<CancellationToken, Task> work)
    {
        lock (_lock)
        {
            if (_stopping.IsCancellationRequested)
            {
                return;
            }

            var number = ++_last;
            _running[number] = Task.Run(() => RunAsync(number, name, work));
        }
    }

    /// <summary>Completes when nothing is under way, for tests.</summary>
    public async Task WhenIdleAsync()
    {
        while (Running() is { Length: > 0 } running)
        {
            await Task.WhenAll(running);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_stopping.IsCancellationRequested)
        {
            return;
        }

        await _stopping.CancelAsync();
        await WhenIdleAsync();
        _stopping.Dispose();
    }

    private async Task RunAsync(long number, string name, Func<CancellationToken, Task> work)
    {
        try
        {
            while (!await TryAsync(name, work))
            {
                await Task.Delay(s_retryDelay, time, _stopping.Token);
            }
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
        }
        finally
        {
            lock (_lock)
            {
                _running.Remove(number);
            }
        }
    }

    private async Task<bool> TryAsync(string name, Func<CancellationToken, Task> work)
    {
        try
        {
            await work(_stopping.Token);
            return true;
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            log.Error($"{name} has failed; it is tried again in a minute", fault);
            return false;
        }
    }

    private Task[] Running()
    {
        lock (_lock)
        {
            return [.. _running.Values];
        }
    }
}
