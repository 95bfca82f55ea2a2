using System.Buffers;
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
/// It is over when its process ended, a call timed out, loading failed, or it was retired; it never comes back.
/// </summary>
internal sealed class ExecutionEnvironment : IRuntimeApi, IDisposable
{
    private readonly Lock gate = new();
    private readonly ArrayBufferWriter<byte> headers = new(512);
    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TimeProvider time;
    private readonly RuntimeOptions options;
    private readonly EnvironmentTimer timer;
    private readonly RuntimeApiServer server;
    private readonly Action<ExecutionEnvironment> onOver;

    private IEnvironmentProcess? process;
    private FunctionSpec? function;
    private byte[]? assignment;
    private RuntimeApiConnection? awaitsAssignment;
    private RuntimeApiConnection? awaitsEvent;
    private Invocation? current;
    private Failure? initFailure;
    private TimeSpan? initDuration;
    private long assignedAt;
    private bool isInitialized;
    private bool isOver;

    internal ExecutionEnvironment(
        TimeProvider time, RuntimeOptions options, IEnvironmentServices services, Log log, Action<ExecutionEnvironment> onOver)
    {
        this.time = time;
        this.options = options;
        this.onOver = onOver;
        Output = new EnvironmentLog(time, services);
        timer = new EnvironmentTimer(time, OnTimer);
        server = new RuntimeApiServer(this, log);
    }

    internal EnvironmentLog Output { get; }

    /// <summary>For <c>AWS_LAMBDA_RUNTIME_API</c>.</summary>
    internal string RuntimeApiAddress => server.Address;

    internal bool IsAssigned => function is not null;

    /// <summary>Set once it is assigned.</summary>
    internal FunctionSpec Function => function!;

    internal DateTimeOffset CredentialsExpiration { get; private set; }

    /// <summary>When its last call ended, as a timestamp of the clock.</summary>
    internal long LastUsedAt { get; private set; }

    /// <summary>Ends when the process has ended and everything of it is gone.</summary>
    internal Task Ended => ended.Task;

    internal bool IsOver
    {
        get
        {
            lock (gate)
            {
                return isOver;
            }
        }
    }

    /// <summary>Gives the environment its process.</summary>
    internal void Attach(IEnvironmentProcess started)
    {
        bool isTooLate;
        lock (gate)
        {
            process = started;
            isTooLate = isOver;
        }

        Output.Attach(started);
        if (isTooLate)
        {
            started.Kill();
        }
    }

    /// <summary>For one that never got a process, or whose process has ended.</summary>
    public void Dispose()
    {
        timer.Dispose();
        server.Dispose();
        onOver(this);
        ended.TrySetResult();
    }

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
        lock (gate)
        {
            function = spec;
            assignment = document;
            assignedAt = time.GetTimestamp();
            waiting = awaitsAssignment;
            awaitsAssignment = null;
            timer.Set(options.InitTimeout + spec.Timeout);
        }

        process?.LimitMemory(spec.MemoryMb);
        if (document is not null)
        {
            waiting?.Send(default, document);
        }
    }

    /// <summary>Runs one call.</summary>
    /// <returns>Null where the environment was over before the runtime had the event.</returns>
    internal Task<InvocationResult?> InvokeAsync(InvocationRequest request)
    {
        var invocation = new Invocation(request);
        RuntimeApiConnection? ready = null;
        Failure? failure;
        lock (gate)
        {
            failure = initFailure;
            initFailure = null;
            if (failure is null && !isOver)
            {
                current = invocation;
                ready = TryDeliver();
            }
            else if (failure is null)
            {
                invocation.Complete(null);
            }
        }

        if (failure is not null)
        {
            invocation.Complete(EndInit(invocation, failure));
        }

        ready?.Send(headers.WrittenSpan, request.Payload.Span);
        return invocation.Task;
    }

    /// <summary>Ends it: at once where it is idle, else nothing; who runs the call retires it afterwards.</summary>
    internal void Retire()
    {
        lock (gate)
        {
            if (current is null)
            {
                EndProcess();
            }
        }
    }

    /// <summary>Ends it whatever it does.</summary>
    internal void Kill()
    {
        lock (gate)
        {
            EndProcess();
        }
    }

    public void OnAssignmentAwaited(RuntimeApiConnection connection)
    {
        byte[]? document;
        lock (gate)
        {
            document = assignment;
            if (document is null)
            {
                awaitsAssignment = connection;
            }
        }

        if (document is not null)
        {
            connection.Send(default, document);
        }
    }

    public void OnNext(RuntimeApiConnection connection)
    {
        RuntimeApiConnection? ready = null;
        ReadOnlyMemory<byte> payload = default;
        lock (gate)
        {
            if (isOver || function is null)
            {
                return;
            }

            if (!isInitialized)
            {
                isInitialized = true;
                initDuration = time.GetElapsedTime(assignedAt);
            }

            awaitsEvent = connection;
            if (current is { IsDelivered: false })
            {
                payload = current.Request.Payload;
                ready = TryDeliver();
            }
            else if (current is null)
            {
                timer.Set(options.IdleTimeout);
            }
        }

        ready?.Send(headers.WrittenSpan, payload.Span);
    }

    public Action? OnInvocationEnd(string requestId, byte[]? body, string? errorType, bool isError)
    {
        Invocation invocation;
        TimeSpan duration;
        lock (gate)
        {
            if (current is not { IsDelivered: true } running || running.Request.RequestId != requestId)
            {
                return null;
            }

            // The deadline stays set: a runtime that never asks for the next event is ended by it.
            invocation = running;
            current = null;
            duration = time.GetElapsedTime(invocation.StartedAt);
            LastUsedAt = time.GetTimestamp();
        }

        var failure = body is null ? Failure.TooLarge
            : isError ? new Failure(errorType ?? "Runtime.Unknown", body, Status: null, LogLine: null)
            : null;
        var result = End(invocation, duration, failure, body);
        return () => invocation.Complete(result);
    }

    public Action? OnInitError(byte[]? body, string? errorType)
    {
        Invocation? invocation;
        var failure = Failure.Init(body, errorType);
        lock (gate)
        {
            if (isInitialized || isOver || function is null)
            {
                return null;
            }

            invocation = FailInit(failure);
        }

        var result = invocation is null ? null : EndInit(invocation, failure);
        return () =>
        {
            Kill();
            invocation?.Complete(result);
        };
    }

    public void OnDisconnected(RuntimeApiConnection connection)
    {
        lock (gate)
        {
            awaitsEvent = awaitsEvent == connection ? null : awaitsEvent;
            awaitsAssignment = awaitsAssignment == connection ? null : awaitsAssignment;
        }
    }

    /// <summary>The process ended, wanted or not.</summary>
    internal void OnExit(ProcessExit exit)
    {
        Invocation? invocation;
        lock (gate)
        {
            invocation = current;
            current = null;
            if (!isOver && !isInitialized && function is not null && invocation is null)
            {
                initFailure = Failure.Exited("", exit);
            }

            isOver = true;
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
        return invocation.IsDelivered ? End(invocation, time.GetElapsedTime(invocation.StartedAt), failure, body: null)
            : isInitialized ? null
            : EndInit(invocation, failure);
    }

    private void OnTimer()
    {
        Invocation? invocation;
        Failure? failure = null;
        lock (gate)
        {
            if (isOver || !timer.IsDue())
            {
                return;
            }

            invocation = current;
            if (invocation is not null || !isInitialized)
            {
                failure = Failure.TimedOut(invocation?.Request.RequestId ?? "", Function.Timeout, time.GetUtcNow());
                invocation = invocation is { IsDelivered: true } ? invocation : FailInit(failure);
            }

            current = null;
            EndProcess();
        }

        if (invocation is not null && failure is not null)
        {
            invocation.Complete(
                invocation.IsDelivered ? End(invocation, Function.Timeout, failure, body: null) : EndInit(invocation, failure));
        }
    }

    /// <summary>Takes the call that waits for loading; where none has come yet, keeps the failure for it.</summary>
    private Invocation? FailInit(Failure failure)
    {
        isOver = true;
        var invocation = current;
        current = null;
        initFailure = invocation is null ? failure : null;
        return invocation;
    }

    /// <summary>Starts the call's clock and log if the runtime waits for an event.</summary>
    private RuntimeApiConnection? TryDeliver()
    {
        var ready = awaitsEvent;
        if (ready is null || current is not { } invocation)
        {
            return null;
        }

        awaitsEvent = null;
        invocation.IsDelivered = true;
        invocation.InitDuration = initDuration;
        initDuration = null;
        Output.Begin(invocation.Request.RequestId, Function.Version, invocation.Request.WantsLogTail);
        var deadlineMs = (time.GetUtcNow() + Function.Timeout).ToUnixTimeMilliseconds();
        EventHeaders.Write(headers, invocation.Request, Function.FunctionArn, deadlineMs);
        timer.Set(Function.Timeout);
        invocation.StartedAt = time.GetTimestamp();
        return ready;
    }

    private void EndProcess()
    {
        isOver = true;
        process?.Kill();
    }

    private InvocationResult End(Invocation invocation, TimeSpan duration, Failure? failure, byte[]? body)
    {
        var result = new InvocationResult
        {
            Payload = failure?.Payload ?? body,
            FunctionError = failure is null ? null : "Unhandled",
            ErrorType = failure?.ErrorType,
            Duration = duration,
            BilledDuration = TimeSpan.FromMilliseconds(Math.Ceiling((duration + (invocation.InitDuration ?? default)).TotalMilliseconds)),
            InitDuration = invocation.InitDuration,
            MaxMemoryUsedMb = process?.PeakMemoryMb() ?? 1,
        };
        var requestId = invocation.Request.RequestId;
        var report = PlatformLines.Report(requestId, result, Function.MemoryMb, failure?.Status, failure?.ReportedType);
        var tail = failure?.LogLine is { } line
            ? Output.End(line, PlatformLines.End(requestId), report)
            : Output.End(PlatformLines.End(requestId), report);
        return tail.IsEmpty ? result : result with { LogTail = tail };
    }

    /// <summary>Loading failed: the time it took is the call's duration, as the real service bills it.</summary>
    private InvocationResult EndInit(Invocation invocation, Failure failure)
    {
        var duration = time.GetElapsedTime(assignedAt);
        Output.End(PlatformLines.InitReport(duration, failure.Status!, failure.ReportedType));
        Output.Begin(invocation.Request.RequestId, Function.Version, invocation.Request.WantsLogTail);
        return End(invocation, duration, failure, body: null);
    }
}
