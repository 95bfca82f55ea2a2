using System.Buffers;
using System.Net;
using Fractus.Kernel;
using Fractus.Runtime.Logs;
using Fractus.Runtime.Processes;
using Fractus.Runtime.RuntimeApi;

namespace Fractus.Runtime.Environments;

/// <summary>
/// One execution environment: a process, its Runtime API and its log. It runs one call at a time.
/// <code>
/// started ─► (assigned) ─► loading ─► ready ◄─► running ─► over
///                 └───────────┴─────────┴───────────────────┘
/// </code>
/// One that stays ready for a while is frozen, and thawed when a call comes.
/// It is over when its process ended, a call timed out, loading failed, or it was retired; it never comes back.
/// </summary>
internal sealed partial class ExecutionEnvironment : IDisposable
{
    private readonly Lock _gate = new();
    private readonly ArrayBufferWriter<byte> _headers = new(512);
    private readonly TaskCompletionSource<IEnvironmentProcess> _attached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TimeProvider _time;
    private readonly RuntimeOptions _options;
    private readonly EnvironmentTimer _timer;
    private readonly RuntimeApiServer _server;
    private readonly Action<ExecutionEnvironment> _onOver;

    private IDisposable? _cloudListener;
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
    private bool _isFrozen;
    private bool _isInitialized;
    private bool _isOver;

    internal ExecutionEnvironment(
        TimeProvider time, RuntimeOptions options, IEnvironmentServices services, Log log, Action<ExecutionEnvironment> onOver)
    {
        _time = time;
        _options = options;
        _onOver = onOver;
        Output = new EnvironmentLog(time, services, log);
        _timer = new EnvironmentTimer(time, OnTimer);
        _server = new RuntimeApiServer(this, IsOwnAsync, log);
        RuntimeApiAddress = options.Cloud is { } cloud ? $"127.0.0.1:{cloud.RuntimeApiPort}" : _server.Listen(port: 0);
    }

    internal EnvironmentLog Output { get; }

    /// <summary>For <c>AWS_LAMBDA_RUNTIME_API</c>.</summary>
    internal string RuntimeApiAddress { get; }

    internal bool IsAssigned => _function is not null;

    /// <summary>Set once it is assigned.</summary>
    internal FunctionSpec Function => _function!;

    internal DateTimeOffset CredentialsExpiration { get; private set; }

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

    /// <summary>Listens in the environment's own network; called on a thread that is in it.</summary>
    internal void OpenNetwork()
    {
        _server.Listen(_options.Cloud!.RuntimeApiPort);
        _cloudListener = _options.Cloud.Listen();
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
        Output.Attach(started);
        if (isTooLate)
        {
            started.Kill();
        }
    }

    /// <summary>For one that never got a process, or whose process has ended.</summary>
    public void Dispose()
    {
        _timer.Dispose();
        _server.Dispose();
        _cloudListener?.Dispose();
        _onOver(this);
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
        RuntimeApiConnection? ready = null;
        Func<string, Failure>? failure;
        lock (_gate)
        {
            failure = _initFailure;
            _initFailure = null;
            if (failure is null && !_isOver)
            {
                _current = invocation;
                ready = TryDeliver();
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

        ready?.Send(_headers.WrittenSpan, request.Payload.Span);
        return invocation.Task;
    }

    /// <summary>Ends it: at once where it is idle, else nothing; who runs the call retires it afterwards.</summary>
    internal void Retire()
    {
        lock (_gate)
        {
            if (_current is null)
            {
                EndProcess();
            }
        }
    }

    /// <summary>Ends it whatever it does.</summary>
    internal void Kill()
    {
        lock (_gate)
        {
            EndProcess();
        }
    }

    /// <summary>The process ended, wanted or not.</summary>
    internal void OnExit(ProcessExit exit)
    {
        Invocation? invocation;
        lock (_gate)
        {
            invocation = _current;
            _current = null;
            if (!_isOver && !_isInitialized && _function is not null && invocation is null)
            {
                _initFailure = requestId => Failure.Exited(requestId, exit);
            }

            _isOver = true;
        }

        Dispose();
        if (invocation is not null)
        {
            // Not on this thread: it belongs to the processes of all environments.
            ThreadPool.UnsafeQueueUserWorkItem(_ => invocation.Complete(EndAtExit(invocation, exit)), null);
        }
    }

    private InvocationResult? EndAtExit(Invocation invocation, ProcessExit exit)
    {
        var failure = Failure.Exited(invocation.Request.RequestId, exit);
        return invocation.IsDelivered ? End(invocation, _time.GetElapsedTime(invocation.StartedAt), failure, body: null)
            : _isInitialized ? null
            : EndInit(invocation, failure);
    }

    internal bool HoldsSocket(uint inode) => _attached.Task is { IsCompletedSuccessfully: true } attached && attached.Result.HoldsSocket(inode);

    /// <summary>Whether a connection to the Runtime API comes from this environment: others of the machine can reach its port too.</summary>
    private async ValueTask<bool> IsOwnAsync(IPEndPoint peer, IPEndPoint own)
    {
        if (_options.Cloud is not null)
        {
            // Nobody else is in its network.
            return true;
        }

        // It may connect before its start has been told of.
        var process = await _attached.Task;
        return PeerSocket.FindInode(peer, own) is not 0 and var inode && process.HoldsSocket(inode);
    }

    private void OnTimer()
    {
        Invocation? invocation;
        bool isLoading;
        lock (_gate)
        {
            if (_isOver || !_timer.IsDue() || TryFreeze())
            {
                return;
            }

            isLoading = !_isInitialized;
            invocation = isLoading ? FailInit(TimedOut) : _current;
            _current = null;
            EndProcess();
        }

        if (invocation is { IsDelivered: true })
        {
            invocation.Complete(End(invocation, Function.Timeout, TimedOut(invocation.Request.RequestId), body: null));
        }
        else
        {
            // One that was to follow a call whose runtime never asked for more goes to another environment.
            invocation?.Complete(isLoading ? EndInit(invocation, TimedOut(invocation.Request.RequestId)) : null);
        }
    }

    /// <summary>Freezes it where it waits for a call and has not waited too long.</summary>
    private bool TryFreeze()
    {
        var rest = _options.IdleTimeout - _time.GetElapsedTime(_idleSince);
        if (_awaitsEvent is null || _current is not null || _isFrozen || rest <= TimeSpan.Zero)
        {
            return false;
        }

        _isFrozen = true;
        _process?.Freeze();
        _timer.Set(rest);
        return true;
    }

    /// <summary>Takes the call that waits for loading; where none has come yet, keeps the failure for it.</summary>
    private Invocation? FailInit(Func<string, Failure> failure)
    {
        _isOver = true;
        var invocation = _current;
        _current = null;
        _initFailure = invocation is null ? failure : null;
        return invocation;
    }

    /// <summary>Starts the call's clock and log if the runtime waits for an event.</summary>
    private RuntimeApiConnection? TryDeliver()
    {
        var ready = _awaitsEvent;
        if (ready is null || _current is not { } invocation)
        {
            return null;
        }

        _awaitsEvent = null;
        if (_isFrozen)
        {
            _isFrozen = false;
            _process?.Thaw();
        }

        invocation.IsDelivered = true;
        invocation.InitDuration = _initDuration;
        _initDuration = null;
        Output.Begin(invocation.Request.RequestId, Function.Version, invocation.Request.WantsLogTail);
        var deadlineMs = (_time.GetUtcNow() + Function.Timeout).ToUnixTimeMilliseconds();
        EventHeaders.Write(_headers, invocation.Request, Function.FunctionArn, deadlineMs);
        _timer.Set(Function.Timeout);
        invocation.StartedAt = _time.GetTimestamp();
        return ready;
    }

    private Failure TimedOut(string requestId) => Failure.TimedOut(requestId, Function.Timeout, _time.GetUtcNow());

    private void EndProcess()
    {
        _isOver = true;
        _process?.Kill();
    }

    private InvocationResult End(Invocation invocation, TimeSpan duration, Failure? failure, byte[]? body) =>
        InvocationReport.End(Output, Function, invocation, duration, _process?.PeakMemoryMb() ?? 1, failure, body);

    private InvocationResult EndInit(Invocation invocation, Failure failure) =>
        InvocationReport.EndInit(Output, Function, invocation, _time.GetElapsedTime(_assignedAt), _process?.PeakMemoryMb() ?? 1, failure);
}
