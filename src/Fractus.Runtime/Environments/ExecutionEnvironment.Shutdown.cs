using Fractus.Runtime.Extensions;

namespace Fractus.Runtime.Environments;

/// <summary>Why an environment comes to its end; extensions are told.</summary>
internal enum ShutdownReason
{
    Spindown,
    Timeout,
    Failure,
}

/// <content>
/// Its end. Without extensions the process is killed. With them, first the runtime is asked to end, then the extensions are told, and
/// what is left when the time is over is killed. Source: "Shutdown phase" in the developer guide.
/// </content>
internal sealed partial class ExecutionEnvironment
{
    private static readonly TimeSpan InternalLimit = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan ExternalLimit = TimeSpan.FromMilliseconds(2000);
    private static readonly TimeSpan RuntimeShare = TimeSpan.FromMilliseconds(300);

    private readonly TaskCompletionSource _runtimeEnded = new(TaskCreationOptions.RunContinuationsAsynchronously);

    // Set once extensions are to be told.
    private byte[]? _shutdownEvent;
    private bool _isShuttingDown;

    /// <summary>Ends it: at once where it is idle, else nothing; who runs the call retires it afterwards.</summary>
    internal void Retire()
    {
        lock (_gate)
        {
            if (_current is null)
            {
                EndProcesses(ShutdownReason.Spindown);
            }
        }
    }

    /// <summary>Ends it whatever it does.</summary>
    internal void Kill() => End(ShutdownReason.Spindown);

    private void End(ShutdownReason reason)
    {
        lock (_gate)
        {
            EndProcesses(reason);
        }
    }

    /// <summary>Called under the lock; it may be called several times.</summary>
    private void EndProcesses(ShutdownReason reason)
    {
        _isOver = true;
        _registered.TrySetResult(false);
        if (_extensions.IsEmpty)
        {
            _process?.Kill();
        }
        else if (!_isShuttingDown)
        {
            _isShuttingDown = true;
            Thaw();
            _ = ShutDownAsync(reason);
        }
    }

    private async Task ShutDownAsync(ShutdownReason reason)
    {
        await Task.Yield();
        Output.FlushSubscribers();
        var startedAt = _time.GetTimestamp();
        List<Extension> extensions;
        TimeSpan limit;
        lock (_gate)
        {
            limit = _extensions.HasExternal ? ExternalLimit : InternalLimit;
            extensions = [.. _extensions.All];
            if (_process is null)
            {
                _runtimeEnded.TrySetResult();
            }
        }

        // 1. The runtime.
        _process?.Terminate();
        var hasInternal = extensions.Exists(extension => !extension.IsExternal);
        if (!await HasEndedAsync(_runtimeEnded.Task, hasInternal ? InternalLimit : RuntimeShare))
        {
            _process?.Kill();
            await _runtimeEnded.Task;
        }

        // 2. The extensions that want to know; the others have nothing to wait for.
        Output.FlushSubscribers();
        lock (_gate)
        {
            _shutdownEvent = ExtensionReply.ShutdownEvent(
                reason.ToString().ToUpperInvariant(), (_time.GetUtcNow() + limit - _time.GetElapsedTime(startedAt)).ToUnixTimeMilliseconds());
            foreach (var extension in extensions)
            {
                if (extension.WantsShutdown)
                {
                    TellOfShutdown(extension);
                }
                else
                {
                    extension.Process?.Kill();
                }
            }
        }

        // 3. What is left.
        var ends = extensions.Where(extension => extension.IsExternal).Select(extension => extension.Ended.Task).ToList();
        if (!await HasEndedAsync(Task.WhenAll(ends), limit - _time.GetElapsedTime(startedAt)))
        {
            extensions.ForEach(extension => extension.Process?.Kill());
            await Task.WhenAll(ends);
        }

        Dispose();
    }

    /// <summary>Tells an extension that waits for an event, where the time for it has come.</summary>
    private void TellOfShutdown(Extension extension)
    {
        if (_shutdownEvent is not null && extension is { WantsShutdown: true, Awaits: { } connection })
        {
            extension.Awaits = null;
            extension.Phase = ExtensionPhase.Running;
            connection.Send(default, _shutdownEvent);
        }
    }

    private async Task<bool> HasEndedAsync(Task end, TimeSpan limit)
    {
        try
        {
            await end.WaitAsync(limit > TimeSpan.Zero ? limit : TimeSpan.Zero, _time);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }
}
