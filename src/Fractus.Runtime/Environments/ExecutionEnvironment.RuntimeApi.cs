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
        RuntimeApiConnection? ready = null;
        ReadOnlyMemory<byte> payload = default;
        lock (_gate)
        {
            if (_isOver || _function is null)
            {
                return;
            }

            if (!_isInitialized)
            {
                _isInitialized = true;
                _initDuration = _time.GetElapsedTime(_assignedAt);
            }

            _awaitsEvent = connection;
            if (_current is { IsDelivered: false })
            {
                payload = _current.Request.Payload;
                ready = TryDeliver();
            }
            else if (_current is null)
            {
                _idleSince = _time.GetTimestamp();
                _timer.Set(_options.FreezeAfter < _options.IdleTimeout ? _options.FreezeAfter : _options.IdleTimeout);
            }
        }

        ready?.Send(_headers.WrittenSpan, payload.Span);
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
            running.Request.Response?.Begin(contentType);
            return running.Request.Response;
        }
    }

    public Action? OnInvocationEnd(string requestId, in RuntimeApiBody answer, string? errorType, bool isError)
    {
        Invocation invocation;
        TimeSpan duration;
        lock (_gate)
        {
            if (_current is not { IsDelivered: true } running || running.Request.RequestId != requestId)
            {
                return null;
            }

            // The deadline stays set: a runtime that never asks for the next event is ended by it.
            invocation = running;
            _current = null;
            duration = _time.GetElapsedTime(invocation.StartedAt);
            LastUsedAt = _time.GetTimestamp();
        }

        var failure = answer.Body is null ? Failure.TooLarge(isStreamed: invocation.Request.Response is not null)
            : isError ? new Failure(errorType ?? "Runtime.Unknown", answer.Body, Status: null, LogLine: null)
            : null;
        var result = End(invocation, duration, failure, answer.Body);
        return () => invocation.Complete(result);
    }

    public Action? OnInitError(byte[]? body, string? errorType)
    {
        Invocation? invocation;
        var failure = Failure.Init(body, errorType);
        lock (_gate)
        {
            if (_isInitialized || _isOver || _function is null)
            {
                return null;
            }

            invocation = FailInit(_ => failure);
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
        lock (_gate)
        {
            _awaitsEvent = _awaitsEvent == connection ? null : _awaitsEvent;
            _awaitsAssignment = _awaitsAssignment == connection ? null : _awaitsAssignment;
        }
    }
}
