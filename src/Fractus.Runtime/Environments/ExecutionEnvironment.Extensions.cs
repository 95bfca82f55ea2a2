using System.Net;
using Fractus.Runtime.Extensions;
using Fractus.Runtime.Logs;
using Fractus.Runtime.Processes;
using Fractus.Runtime.RuntimeApi;
using Fractus.Runtime.Telemetry;

namespace Fractus.Runtime.Environments;

/// <content>
/// Extensions. They register before the runtime starts, are told of each call, and the environment takes the next call only when all of
/// them have asked for it; the caller has the answer before.
/// </content>
internal sealed partial class ExecutionEnvironment
{
    private readonly TaskCompletionSource<bool> _registered = new(TaskCreationOptions.RunContinuationsAsynchronously);

    // Set while a call is answered and extensions still work on it.
    private AnsweredInvocation? _answered;
    private TaskCompletionSource _idle = CompletedSource();

    /// <summary>Ends when the environment can take another call, or never will.</summary>
    internal Task Idle => _idle.Task;

    /// <summary>Ends when every extension that was started has registered; false where the environment is over.</summary>
    internal Task<bool> ExtensionsRegistered => _registered.Task;

    internal bool HoldsSocket(uint inode) =>
        Array.Exists(_extensions.All, extension => extension.Process?.HoldsSocket(inode) == true)
        || (_attached.Task is { IsCompletedSuccessfully: true, Result: { } runtime } && runtime.HoldsSocket(inode));

    /// <summary>Whether a connection to the Runtime API comes from this environment: others of the machine can reach its port too.</summary>
    private async ValueTask<bool> IsOwnAsync(IPEndPoint peer, IPEndPoint own)
    {
        if (_options.Cloud is not null)
        {
            // Nobody else is in its network.
            return true;
        }

        var inode = PeerSocket.FindInode(peer, own);
        if (inode == 0)
        {
            return false;
        }

        // They may connect before their start has been told of.
        foreach (var extension in _extensions.All)
        {
            if (extension.IsExternal && await extension.Attached.Task is { } process && process.HoldsSocket(inode))
            {
                return true;
            }
        }

        return await _attached.Task is { } runtime && runtime.HoldsSocket(inode);
    }

    /// <summary>A file of the layers is about to be started.</summary>
    internal Extension ExpectExtension(string name)
    {
        lock (_gate)
        {
            return _extensions.Expect(name);
        }
    }

    /// <summary>An extension's process runs.</summary>
    internal void AttachExtension(Extension extension, LogSource output, IEnvironmentProcess started)
    {
        bool isTooLate;
        lock (_gate)
        {
            extension.Process = started;
            isTooLate = _isOver;
        }

        started.Limit(Function.MemoryMb);
        extension.Attached.TrySetResult(started);
        Output.Attach(output, started);
        if (isTooLate)
        {
            started.Kill();
        }
    }

    /// <summary>An extension's process cannot be started, so neither can the environment.</summary>
    internal void RefuseExtension(Extension extension, string reason)
    {
        Invocation? invocation;
        Failure Why(string requestId) => Failure.Extension(requestId, "Extension.LaunchError", reason);
        lock (_gate)
        {
            extension.Phase = ExtensionPhase.LaunchError;
            extension.ErrorType = "UnknownError";
            extension.Attached.TrySetResult(null);
            extension.Ended.TrySetResult();
            invocation = FailInit(Why);
            EndProcesses(ShutdownReason.Failure);
        }

        Fail(invocation, Why);
    }

    /// <summary>An extension's process has ended, wanted or not.</summary>
    internal void OnExtensionExit(Extension extension, ProcessExit exit)
    {
        Invocation? invocation = null;
        AnsweredInvocation? answered = null;
        var failure = Failure.Extension(extension, exit);
        lock (_gate)
        {
            extension.Awaits = null;
            extension.Process = null;
            if (extension.Phase is not (ExtensionPhase.InitError or ExtensionPhase.ExitError))
            {
                extension.Phase = ExtensionPhase.Exited;
            }

            if (!_isOver)
            {
                extension.ErrorType ??= "Extension.Crash";
                invocation = _isInitialized ? _current : FailInit(failure);
                _current = null;
                (answered, _answered) = (_answered, null);
                EndProcesses(ShutdownReason.Failure);
            }
        }

        extension.Ended.TrySetResult();
        if (answered is not null)
        {
            ThreadPool.UnsafeQueueUserWorkItem(_ => Close(answered), null);
        }

        Fail(invocation, failure);
    }

    public void OnExtensionNext(RuntimeApiConnection connection, in RuntimeApiRequest request)
    {
        ExtensionReply refusal;
        Turn turn = default;
        lock (_gate)
        {
            if (_extensions.Find(request.ExtensionId, out refusal) is { } extension)
            {
                if (extension.Phase is not (ExtensionPhase.Registered or ExtensionPhase.Running))
                {
                    refusal = ExtensionReply.WrongState(extension, ExtensionPhase.Ready);
                }
                else
                {
                    extension.Phase = ExtensionPhase.Ready;
                    extension.Awaits = connection;
                    turn = GoOn();
                    TellOfShutdown(extension);
                }
            }
        }

        if (refusal.Status != 0)
        {
            connection.Send(default, refusal.Body, refusal.Status);
        }

        Run(turn);
    }

    public ExtensionReply OnExtension(in RuntimeApiRequest request, byte[] body)
    {
        lock (_gate)
        {
            if (_function is null)
            {
                return ExtensionReply.Refused("Extension.RegistrationClosed", "The environment belongs to no function yet");
            }

            switch (request.Operation)
            {
                case RuntimeApiOperation.ExtensionRegister:
                    var reply = _extensions.Register(request, body, _function);
                    if (_extensions.AreRegistered)
                    {
                        _registered.TrySetResult(!_isOver);
                    }

                    return reply;
                case RuntimeApiOperation.ExtensionInitError:
                    return _extensions.Fail(request, ExtensionPhase.InitError);
                case RuntimeApiOperation.ExtensionExitError:
                    return _extensions.Fail(request, ExtensionPhase.ExitError);
                default:
                    return Subscribe(request, body, request.Operation == RuntimeApiOperation.TelemetrySubscribe);
            }
        }
    }

    private static TaskCompletionSource CompletedSource()
    {
        var source = new TaskCompletionSource();
        source.SetResult();
        return source;
    }

    private ExtensionReply Subscribe(in RuntimeApiRequest request, byte[] body, bool isTelemetry)
    {
        var api = isTelemetry ? "Telemetry" : "Logs";
        if (_extensions.Find(request.ExtensionId, out var refusal) is not { } extension)
        {
            return refusal;
        }

        var subscription = TelemetrySubscription.Parse(body, isTelemetry, out var problem);
        if (problem.Length > 0)
        {
            return ExtensionReply.Invalid(isTelemetry ? "ValidationError" : "Logs.ValidationError", problem);
        }

        if (_subscribesTo is { } other && other != isTelemetry)
        {
            return ExtensionReply.Refused($"{api}.SubscriptionError", $"The environment is subscribed to the {(other ? "Telemetry" : "Logs")} API already");
        }

        var subscriber = new TelemetrySubscriber(extension.Name, isTelemetry, subscription, Network, _time, _log);
        if (!Output.Subscribe(subscriber))
        {
            subscriber.Dispose();
            return ExtensionReply.Refused($"{api}.SubscriptionClosed", $"{api} API subscription is closed");
        }

        _subscribesTo = isTelemetry;
        return ExtensionReply.Subscribed;
    }

    /// <summary>The runtime has answered: the caller gets it now, unless it wants the log too, which is not at its end.</summary>
    private Action Answer(AnsweredInvocation answered)
    {
        _answered = answered;
        _idle = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Output.Write(InvocationReport.Done(Output, answered.Invocation, answered.Outcome), isAfterOutput: true);
        if (answered.Invocation.Request.WantsLogTail)
        {
            return static () => { };
        }

        var result = InvocationReport.Result(answered.Invocation, answered.Outcome, PeakMemoryMb);
        return () => answered.Invocation.Complete(result);
    }

    /// <summary>The extensions are done with a call too, or will never be.</summary>
    private void Close(AnsweredInvocation answered)
    {
        var (invocation, outcome) = (answered.Invocation, answered.Outcome);
        var elapsed = _time.GetElapsedTime(invocation.StartedAt);
        var overhead = elapsed - outcome.Duration;
        _services.ExtensionsDone(Function, invocation.Request, _time.GetUtcNow() - elapsed, overhead);
        var result = InvocationReport.End(
            Output, Function, invocation, outcome, PeakMemoryMb, new Span("extensionOverhead", Output.Now - overhead, overhead));
        _idle.TrySetResult();
        if (!invocation.Task.IsCompleted)
        {
            // Not under the lock, which may be held here.
            ThreadPool.UnsafeQueueUserWorkItem(_ => invocation.Complete(result), null);
        }
    }

    private void Fail(Invocation? invocation, Func<string, Failure> failure)
    {
        if (invocation is not null)
        {
            var why = failure(invocation.Request.RequestId);
            var result = invocation.IsDelivered
                ? InvocationReport.End(Output, Function, invocation, Outcome.Failed(_time.GetElapsedTime(invocation.StartedAt), why), PeakMemoryMb)
                : _isInitialized ? null : EndInit(invocation, why);
            ThreadPool.UnsafeQueueUserWorkItem(_ => invocation.Complete(result), null);
        }
    }

    private void ReportExtensions()
    {
        foreach (var extension in _extensions.All)
        {
            Output.Write(new ExtensionState(extension.Name, extension.Phase.ToString(), extension.Events, extension.ErrorType));
        }
    }
}
