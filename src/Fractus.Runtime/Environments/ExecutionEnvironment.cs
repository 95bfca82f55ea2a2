using System.Buffers;
using Fractus.Kernel;
using Fractus.Runtime.Extensions;
using Fractus.Runtime.Logs;
using Fractus.Runtime.Processes;
using Fractus.Runtime.RuntimeApi;
using Fractus.Runtime.Sandbox;

namespace Fractus.Runtime.Environments;

/// <summary>
/// One execution environment: a process, its Runtime API and its log, and the extensions beside it. It runs one call at a time.
/// <code>
/// started ─► (assigned) ─► loading ─► ready ◄─► running ─► over
///                 └───────────┴─────────┴───────────────────┘
/// </code>
/// One that stays ready for a while is frozen, and thawed when a call comes.
/// It is over when its process ended, a call timed out, loading failed, or it was retired; it never comes back.
/// </summary>
internal sealed partial class ExecutionEnvironment : IDisposable
{
    /// <summary>For a debugger that was announced.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(8);

    private static readonly TimeSpan s_shortest = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan s_measureEvery = TimeSpan.FromMilliseconds(10);

    private readonly Lock _gate = new();
    private readonly ArrayBufferWriter<byte> _headers = new(512);
    private readonly TaskCompletionSource<IEnvironmentProcess?> _attached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<bool> _loaded = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TimeProvider _time;
    private readonly IEnvironmentServices _services;
    private readonly RuntimeOptions _options;
    private readonly Log _log;
    private readonly EnvironmentTimer _timer;
    private readonly RuntimeApiServer _server;
    private readonly ExtensionSet _extensions;
    private readonly Action<ExecutionEnvironment> _onOver;

    private readonly IDisposable? _cloudListener;
    private IEnvironmentProcess? _process;
    private FunctionSpec? _function;
    private byte[]? _assignment;
    private RuntimeApiConnection? _awaitsAssignment;
    private RuntimeApiConnection? _awaitsEvent;
    private Invocation? _current;
    private Func<string, Failure>? _initFailure;
    private TimeSpan? _initDuration;
    private long _assignedAt;
    private long _idleSince;
    private long _measuredAt;
    private int _measuredMb;
    private bool? _subscribesTo;
    private bool _isFrozen;
    private bool _isRuntimeReady;
    private bool _isInitialized;
    private bool _isOver;

    internal ExecutionEnvironment(
        TimeProvider time, RuntimeOptions options, IEnvironmentServices services, IdGenerator ids, Log log, Action<ExecutionEnvironment> onOver)
    {
        _time = time;
        _options = options;
        _log = log;
        _onOver = onOver;
        _extensions = new ExtensionSet(ids);
        _services = services;
        Output = new EnvironmentLog(time, services, log);
        _timer = new EnvironmentTimer(time, OnTimer);
        _server = new RuntimeApiServer(this, IsOwnAsync, log);
        if (options.Cloud is { } cloud)
        {
            Network = new EnvironmentNetwork();
            _cloudListener = cloud.Listen(Network);
        }

        RuntimeApiAddress = _server.Listen(options.Cloud?.RuntimeApiPort ?? 0, Network);
    }

    internal EnvironmentLog Output { get; }

    /// <summary>For <c>AWS_LAMBDA_RUNTIME_API</c>.</summary>
    internal string RuntimeApiAddress { get; }

    /// <summary>Its own; null where it is in the machine's.</summary>
    internal EnvironmentNetwork? Network { get; }

    internal bool IsAssigned => _function is not null;

    /// <summary>Set once it is assigned.</summary>
    internal FunctionSpec Function => _function!;

    internal DateTimeOffset CredentialsExpiration { get; private set; }

    /// <summary>Where a debugger can be attached; null where none can.</summary>
    internal DebuggerPort? Debugger { get; set; }

    /// <summary>Whether its function has been loaded; known when it has, or the environment is over.</summary>
    internal Task<bool> Ready => _loaded.Task;

    /// <summary>When its last call ended, as a timestamp of the clock.</summary>
    internal long LastUsedAt { get; private set; }

    /// <summary>Ends when the process has ended and everything of it is gone.</summary>
    internal Task Ended => _ended.Task;

    internal bool IsOver
    {
        get
        {
            lock (_gate)
            {
                return _isOver;
            }
        }
    }

    private int PeakMemoryMb => (_process?.PeakMemoryMb() ?? 1) + _extensions.All.Sum(extension => extension.Process?.PeakMemoryMb() ?? 0);

    /// <summary>
    /// As <see cref="PeakMemoryMb"/>. To ask the system takes a while beside the shortest calls, which can take little memory: after them it is
    /// asked every ten milliseconds.
    /// </summary>
    private int PeakMemoryAfter(TimeSpan duration)
    {
        var now = _time.GetTimestamp();
        if (_measuredMb == 0 || duration >= s_shortest || _time.GetElapsedTime(_measuredAt, now) >= s_measureEvery)
        {
            (_measuredMb, _measuredAt) = (PeakMemoryMb, now);
        }

        return _measuredMb;
    }

    /// <summary>Gives the environment its process.</summary>
    internal void Attach(IEnvironmentProcess started)
    {
        bool isTooLate;
        lock (_gate)
        {
            _process = started;
            isTooLate = _isOver;
        }

        _attached.TrySetResult(started);
        Output.Attach(Output.Runtime, started);
        if (started.RuntimeApi is { } socket)
        {
            _server.Serve(socket);
        }

        if (isTooLate)
        {
            started.Kill();
        }
    }

    /// <summary>For one that never got a process, or whose processes have ended.</summary>
    public void Dispose()
    {
        _timer.Dispose();
        _server.Dispose();
        _cloudListener?.Dispose();
        Network?.Dispose();
        Output.DisposeSubscribers();
        _attached.TrySetResult(null);
        _loaded.TrySetResult(false);
        _onOver(this);
        _idle.TrySetResult();
        _ended.TrySetResult();
    }

    /// <summary>Puts a function's code into its place, before it is assigned.</summary>
    /// <exception cref="IOException">It cannot be put there.</exception>
    internal void GiveCode(string codeDirectory) => _process!.GiveCode(codeDirectory);

    /// <summary>Makes it an environment of this function.</summary>
    /// <param name="spec">The function.</param>
    /// <param name="logStream">Its log stream.</param>
    /// <param name="credentialsExpiration">Not used beyond.</param>
    /// <param name="document">For a pre-started process: what it waits for. Null where the process was started for the function.</param>
    internal void Assign(FunctionSpec spec, string logStream, DateTimeOffset credentialsExpiration, byte[]? document)
    {
        Output.Assign(spec, logStream);
        Output.Write(new InitStart(spec, spec.InitializationType));
        CredentialsExpiration = credentialsExpiration;
        RuntimeApiConnection? waiting;
        lock (_gate)
        {
            _function = spec;
            _assignment = document;
            _assignedAt = _time.GetTimestamp();
            waiting = _awaitsAssignment;
            _awaitsAssignment = null;
            _timer.Set(_options.InitTimeout + spec.Timeout);
        }

        _process?.Limit(spec.MemoryMb);
        if (document is not null)
        {
            waiting?.Send(default, document);
        }
    }

    /// <summary>No process can be started for its function; its only call will say why.</summary>
    internal void RefuseStart(Func<string, Failure> failure)
    {
        lock (_gate)
        {
            FailInit(failure);
        }

        Dispose();
    }

    /// <summary>Runs one call.</summary>
    /// <returns>Null where the environment was over before the runtime had the event.</returns>
    internal Task<InvocationResult?> InvokeAsync(InvocationRequest request)
    {
        var invocation = new Invocation(request);
        Turn turn = default;
        Func<string, Failure>? failure;
        lock (_gate)
        {
            failure = _initFailure;
            _initFailure = null;
            if (failure is null && !_isOver && (_current is not null || _followers.Count > 0))
            {
                Follow(invocation);
            }
            else if (failure is null && !_isOver)
            {
                _current = invocation;
                turn = GoOn();
            }
            else if (failure is null)
            {
                invocation.Complete(null);
            }
        }

        if (failure is not null)
        {
            invocation.Complete(EndInit(invocation, failure(request.RequestId)));
        }

        Run(turn);
        return invocation.Task;
    }

    /// <summary>The process ended, wanted or not.</summary>
    internal void OnExit(ProcessExit exit)
    {
        Invocation? invocation;
        AnsweredInvocation? answered;
        lock (_gate)
        {
            if (HasUnreadAnswers(exit))
            {
                // It is told again when the connection has been read to its end, or does not end.
                return;
            }

            EndFollowers(exit);
            invocation = _current;
            _current = null;
            (answered, _answered) = (_answered, null);
            if (!_isOver && !_isInitialized && _function is not null && invocation is null)
            {
                _initFailure = requestId => Failure.Exited(requestId, exit);
            }

            _isOver = true;
        }

        _runtimeEnded.TrySetResult();
        if (_extensions.IsEmpty)
        {
            Dispose();
        }
        else
        {
            End(ShutdownReason.Failure);
        }

        // Not on this thread: it belongs to the processes of all environments.
        if (invocation is not null)
        {
            ThreadPool.UnsafeQueueUserWorkItem(_ => invocation.Complete(EndAtExit(invocation, exit)), null);
        }

        if (answered is not null)
        {
            ThreadPool.UnsafeQueueUserWorkItem(_ => Close(answered), null);
        }
    }

    private InvocationResult? EndAtExit(Invocation invocation, ProcessExit exit)
    {
        var failure = Failure.Exited(invocation.Request.RequestId, exit);
        return invocation.IsDelivered
            ? InvocationReport.End(Output, Function, invocation, Outcome.Failed(_time.GetElapsedTime(invocation.StartedAt), failure), PeakMemoryMb)
            : _isInitialized ? null
            : EndInit(invocation, failure);
    }

    private void OnTimer()
    {
        if (StopReading() is { } exit)
        {
            OnExit(exit);
            return;
        }

        Invocation? invocation;
        AnsweredInvocation? answered;
        bool isLoading;
        lock (_gate)
        {
            if (_isOver || !_timer.IsDue() || TryFreeze())
            {
                return;
            }

            if (Debugger is { } debugger && ((debugger.Waits && !_isInitialized && _time.GetElapsedTime(_assignedAt) < LongestWait) || debugger.IsAttached()))
            {
                // Whoever looks at it step by step has all the time; it counts anew when nobody does.
                _timer.Set(Function.Timeout);
                return;
            }

            isLoading = !_isInitialized;
            invocation = isLoading ? FailInit(TimedOut) : _current;
            EndFollowers(s_killed);
            _current = null;
            (answered, _answered) = (_answered, null);
            EndProcesses(isLoading || invocation is not null || answered is not null ? ShutdownReason.Timeout : ShutdownReason.Spindown);
        }

        if (invocation is { IsDelivered: true })
        {
            var outcome = Outcome.Failed(Function.Timeout, TimedOut(invocation.Request.RequestId));
            invocation.Complete(InvocationReport.End(Output, Function, invocation, outcome, PeakMemoryMb));
        }
        else
        {
            // One that was to follow a call whose runtime never asked for more goes to another environment.
            invocation?.Complete(isLoading ? EndInit(invocation, TimedOut(invocation.Request.RequestId)) : null);
        }

        if (answered is not null)
        {
            Output.Write(new Fault(TimedOut(answered.Invocation.Request.RequestId).LogLine!, TimedOut(answered.Invocation.Request.RequestId).Message));
            Close(answered);
        }
    }

    /// <summary>Freezes it where it waits for a call and has not waited too long.</summary>
    private bool TryFreeze()
    {
        // What is provisioned waits as long as it is.
        var rest = Function.IsProvisioned ? Timeout.InfiniteTimeSpan : _options.IdleTimeout - _time.GetElapsedTime(_idleSince);
        if (_awaitsEvent is null || _current is not null || _answered is not null || !_extensions.AreReady || _isFrozen || Debugger is not null || (rest <= TimeSpan.Zero && !Function.IsProvisioned))
        {
            return false;
        }

        _isFrozen = true;
        _process?.Freeze();
        foreach (var extension in _extensions.All)
        {
            extension.Process?.Freeze();
        }

        _timer.Set(rest);
        return true;
    }

    private void Thaw()
    {
        if (_isFrozen)
        {
            _isFrozen = false;
            _process?.Thaw();
            foreach (var extension in _extensions.All)
            {
                extension.Process?.Thaw();
            }
        }
    }

    /// <summary>Takes the call that waits for loading; where none has come yet, keeps the failure for it.</summary>
    private Invocation? FailInit(Func<string, Failure> failure)
    {
        _isOver = true;
        _loaded.TrySetResult(false);
        _registered.TrySetResult(false);
        ReportExtensions();
        var invocation = _current;
        _current = null;
        _initFailure = invocation is null ? failure : null;
        return invocation;
    }

    /// <summary>Does what can be done now that somebody is ready: to end loading, to close a call, to begin the next.</summary>
    private Turn GoOn()
    {
        if (_isOver || !_isRuntimeReady || _awaitsEvent is null || !_extensions.AreReady)
        {
            return default;
        }

        if (!_isInitialized)
        {
            _isInitialized = true;
            _loaded.TrySetResult(true);
            _initDuration = _time.GetElapsedTime(_assignedAt);
            ReportExtensions();
            Output.Write(new InitReport(Function.InitializationType, _initDuration.Value, "success", ErrorType: null));
            Output.CloseSubscriptions();
        }

        if (_answered is { } answered)
        {
            _answered = null;
            Close(answered);
        }

        if (_current is { IsDelivered: false } invocation)
        {
            return Deliver(invocation, _awaitsEvent);
        }

        if (_current is null)
        {
            _idleSince = _time.GetTimestamp();
            _timer.Set(_options.FreezeAfter < _options.IdleTimeout && Debugger is null ? _options.FreezeAfter : _options.IdleTimeout);
        }

        return default;
    }

    /// <summary>Starts the call's clock and log.</summary>
    private Turn Deliver(Invocation invocation, RuntimeApiConnection ready)
    {
        _awaitsEvent = null;
        _serving = ready;
        Thaw();
        invocation.IsDelivered = true;
        invocation.InitDuration = Function.IsProvisioned ? null : _initDuration;
        _initDuration = null;
        Output.Begin(invocation.Request, Function.Version);
        var deadlineMs = WriteHeaders(_headers, invocation.Request);
        _timer.Set(Function.Timeout);
        invocation.StartedAt = _time.GetTimestamp();
        return _extensions.IsEmpty
            ? new Turn(ready, invocation.Request, null, null)
            : new Turn(ready, invocation.Request, _extensions.TakeForInvoke(), ExtensionReply.InvokeEvent(invocation.Request, Function.FunctionArn, deadlineMs));
    }

    /// <summary>Sends what the lock was left for.</summary>
    private void Run(in Turn turn)
    {
        turn.Ready?.Send(_headers.WrittenSpan, turn.Request!.Payload.Span);
        if (_followers.Count > 0)
        {
            lock (_gate)
            {
                OfferFollowers();
            }
        }

        foreach (var extension in turn.Extensions ?? [])
        {
            extension.Send(default, turn.ExtensionEvent);
        }
    }

    private Failure TimedOut(string requestId) => Failure.TimedOut(requestId, Function.Timeout, _time.GetUtcNow());

    private InvocationResult EndInit(Invocation invocation, Failure failure) =>
        InvocationReport.EndInit(Output, Function, invocation, _time.GetElapsedTime(_assignedAt), PeakMemoryMb, failure);

    /// <summary>A call to be handed over: to the runtime, and to the extensions that are told of calls.</summary>
    private readonly record struct Turn(
        RuntimeApiConnection? Ready, InvocationRequest? Request, List<RuntimeApiConnection>? Extensions, byte[]? ExtensionEvent);
}
