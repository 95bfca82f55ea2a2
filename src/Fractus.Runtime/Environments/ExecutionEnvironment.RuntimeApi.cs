using Fractus.Runtime.Logs;
using Fractus.Runtime.Processes;
using Fractus.Runtime.RuntimeApi;

namespace Fractus.Runtime.Environments;

/// <content>What the runtime says.</content>
internal sealed partial class ExecutionEnvironment : IRuntimeApi
{
    public void OnAssignmentAwaited(RuntimeApiConnection connection)
    {
        byte[]? document;
        lock (_gate)
        {
            document = _assignment;
            if (document is null)
            {
                _awaitsAssignment = connection;
            }
        }

        if (document is not null)
        {
            connection.Send(default, document);
        }
    }

    public void OnNext(RuntimeApiConnection connection)
    {
        Turn turn;
        Invocation? begun;
        lock (_gate)
        {
            if ((_isOver && _unreadExit is null) || _function is null)
            {
                return;
            }

            _awaitsEvent = connection;
            begun = LetFollowerIn();
            if (!_isRuntimeReady)
            {
                _isRuntimeReady = true;
                _extensions.Close();
                Output.Write(new InitRuntimeDone(_function.InitializationType, "success", ErrorType: null));
            }

            turn = GoOn();
        }

        Open(begun);
        Run(turn);
    }

    public ResponseStream? OnResponse(string requestId, string? contentType)
    {
        lock (_gate)
        {
            if (_current is not { IsDelivered: true } running || running.Request.RequestId != requestId)
            {
                return null;
            }

            running.ContentType = contentType;
            running.Latency = _time.GetElapsedTime(running.StartedAt);
            running.Request.Response?.Begin(contentType);
            return running.Request.Response;
        }
    }

    public Action? OnInvocationEnd(in RuntimeApiRequest request, in RuntimeApiBody answer, string? errorType, bool isError, bool isOutputRead)
    {
        Invocation invocation;
        Invocation? begun;
        Outcome outcome;
        lock (_gate)
        {
            if (_current is not { IsDelivered: true } running || running.Request.RequestId != request.RequestId)
            {
                return null;
            }

            // The deadline stays set: a runtime or extension that never asks for the next event is ended by it.
            invocation = running;
            _current = null;
            var failure = answer.Body is null ? Failure.TooLarge(isStreamed: running.Request.Response is not null)
                : isError ? new Failure(errorType ?? "Runtime.Unknown", answer.Body, Status: null, LogLine: null)
                : null;
            outcome = Outcome.Of(_time.GetElapsedTime(invocation.StartedAt), failure, answer);
            LastUsedAt = _time.GetTimestamp();
            if (!_extensions.IsEmpty)
            {
                return Answer(new AnsweredInvocation(invocation, outcome));
            }

            begun = request.BegunRequestId is { } begunRequestId ? BeginFollower(begunRequestId) : null;
        }

        var result = InvocationReport.End(Output, Function, invocation, outcome, PeakMemoryAfter(outcome.Duration), isRead: isOutputRead);
        Open(begun, isOutputRead: true);
        CountSuited(outcome);
        return () => invocation.Complete(result);
    }

    public Action? OnInitError(byte[]? body, string? errorType)
    {
        Invocation? invocation;
        var failure = Failure.Init(body, errorType);
        lock (_gate)
        {
            if (_isRuntimeReady || _isOver || _function is null)
            {
                return null;
            }

            invocation = FailInit(_ => failure);
        }

        var result = invocation is null ? null : EndInit(invocation, failure);
        return () =>
        {
            End(ShutdownReason.Failure);
            invocation?.Complete(result);
        };
    }

    public void OnDisconnected(RuntimeApiConnection connection)
    {
        ProcessExit? exit = null;
        lock (_gate)
        {
            if (_serving == connection)
            {
                _serving = null;
                (exit, _unreadExit) = (_unreadExit, null);
            }

            _awaitsEvent = _awaitsEvent == connection ? null : _awaitsEvent;
            _awaitsAssignment = _awaitsAssignment == connection ? null : _awaitsAssignment;
            foreach (var extension in _extensions.All)
            {
                extension.Awaits = extension.Awaits == connection ? null : extension.Awaits;
            }
        }

        if (exit is { } unread)
        {
            OnExit(unread);
        }
    }
}
