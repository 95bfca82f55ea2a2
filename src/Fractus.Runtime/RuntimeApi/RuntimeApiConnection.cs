using System.Net.Sockets;
using Fractus.Runtime.Processes;

namespace Fractus.Runtime.RuntimeApi;

/// <summary>
/// One connection of a runtime: HTTP/1.1 with keep-alive. A runtime that sends its answer and its request for the next
/// event in one piece gets both replies in one piece, with the next event: one write and one wake-up in each direction for
/// each invocation.
/// </summary>
internal sealed class RuntimeApiConnection(Socket socket, IRuntimeApi api)
{
    private readonly HttpInput _input = new(socket);
    private readonly HttpOutput _output = new(socket);
    private readonly Lock _gate = new();
    private readonly List<Action> _completions = [];
    private long _lastEndAt = -1;

    // While parked, the output belongs to whoever sends the reply; afterwards, once that is sent, to the loop again.
    private bool _isParked;
    private bool _endsWithReply;
    private bool _isCompleting;
    private bool _isFlushDue;
    private bool _ownsOutput = true;
    private Task _sending = Task.CompletedTask;

    internal async Task RunAsync()
    {
        try
        {
            while (await ServeAsync())
            {
            }
        }
        finally
        {
            api.OnDisconnected(this);
            Complete();
        }
    }

    /// <summary>
    /// Answers the request that waits on this connection. The reply is on its way, or will never arrive because the
    /// runtime went away, which its environment learns from the process's end.
    /// </summary>
    internal void Send(ReadOnlySpan<byte> headers, ReadOnlySpan<byte> body, int status = 200)
    {
        lock (_gate)
        {
            _isParked = false;
            _output.Append(status, headers, body);
            Flush(_endsWithReply ? socket : null);
        }
    }

    /// <summary>
    /// Sends an event behind the one that the runtime works on. Its number is offered before the runtime can look for it.
    /// </summary>
    /// <returns>False where it cannot be sent now: the runtime has begun to answer, or what was sent before is still on its way.</returns>
    internal bool TrySendAhead(ClaimPipe claims, byte number, ReadOnlySpan<byte> headers, ReadOnlySpan<byte> body)
    {
        lock (_gate)
        {
            if (_isParked || _ownsOutput || !_sending.IsCompletedSuccessfully || !claims.Offer(number))
            {
                return false;
            }

            _output.Append(200, headers, body);
            Flush(ended: null);
            return true;
        }
    }

    /// <summary>Sends the event that the runtime waits for, where that had been sent ahead and was taken back.</summary>
    internal void SendAfterAhead(ReadOnlySpan<byte> headers, ReadOnlySpan<byte> body)
    {
        lock (_gate)
        {
            if (_sending.IsCompletedSuccessfully)
            {
                _output.Append(200, headers, body);
                Flush(ended: null);
                return;
            }

            var (laterHeaders, laterBody) = (headers.ToArray(), body.ToArray());
            _sending = _sending.ContinueWith(_ => SendAfterAhead(laterHeaders, laterBody), TaskScheduler.Default);
        }
    }

    /// <summary>To be called under the lock. While calls are completed more may be sent: it then goes together.</summary>
    private void Flush(Socket? ended)
    {
        if (_isCompleting && ended is null)
        {
            _isFlushDue = true;
            return;
        }

        var flush = _output.FlushAsync();
        _sending = flush.IsCompletedSuccessfully && ended is null ? Task.CompletedTask : FinishAsync(flush, ended);
    }

    /// <summary>The request that waits on this connection has its reply: the event was sent ahead.</summary>
    internal void Unpark()
    {
        lock (_gate)
        {
            _isParked = false;
            _sending = Task.CompletedTask;
        }
    }

    private static async Task FinishAsync(ValueTask sending, Socket? ended)
    {
        try
        {
            await sending;
            ended?.Shutdown(SocketShutdown.Send);
        }
        catch (Exception closed) when (closed is SocketException or ObjectDisposedException)
        {
            // See Send.
        }
    }

    private async ValueTask<bool> ServeAsync()
    {
        int headLength;
        while ((headLength = _input.FindHeadEnd()) < 0)
        {
            if (_ownsOutput)
            {
                await _output.FlushAsync();
            }

            // Only now that no further request waits: whoever awaits the call may go on on this thread.
            Complete();
            if (!await _input.FillAsync())
            {
                return false;
            }
        }

        if (!await TakeOutputBackAsync() || !TryRoute(headLength, out var request))
        {
            return false;
        }

        if (request.ExpectsContinue)
        {
            await _output.SendContinueAsync();
        }

        var stream = request.Operation == RuntimeApiOperation.Response ? api.OnResponse(request.RequestId, request.ContentType) : null;
        var body = stream is null ? await RequestBodies.GatherAsync(_input, request) : await RequestBodies.CopyAsync(_input, request, stream);
        _endsWithReply = request.ClosesConnection;
        Handle(request, body);
        return !request.ClosesConnection || await CloseAsync();
    }

    /// <returns>False where the runtime sends a request before the one it waits on was answered.</returns>
    private async ValueTask<bool> TakeOutputBackAsync()
    {
        if (_ownsOutput)
        {
            return true;
        }

        Task pending;
        lock (_gate)
        {
            if (_isParked)
            {
                return false;
            }

            pending = _sending;
            _ownsOutput = true;
        }

        await pending;
        return true;
    }

    private void Park()
    {
        _ownsOutput = false;
        lock (_gate)
        {
            _isParked = true;
        }
    }

    private async ValueTask<bool> CloseAsync()
    {
        if (!_ownsOutput)
        {
            // The event is still to be sent on it, and ends it.
            return true;
        }

        await _output.FlushAsync();
        return false;
    }

    private void Complete()
    {
        if (_completions.Count == 0)
        {
            return;
        }

        _isCompleting = true;
        try
        {
            _completions.ForEach(complete => complete());
        }
        finally
        {
            _completions.Clear();
            lock (_gate)
            {
                _isCompleting = false;
                if (_isFlushDue)
                {
                    _isFlushDue = false;
                    Flush(ended: null);
                }
            }
        }
    }

    private bool TryRoute(int headLength, out RuntimeApiRequest request)
    {
        request = default;
        if (!RequestHead.TryParse(_input.Head(headLength), out var head))
        {
            return false;
        }

        var (operation, requestId) = RuntimeApiRoute.Find(head.Method, head.Path);
        request = new RuntimeApiRequest(
            operation, requestId, head.ContentLength, head.IsChunked, head.ExpectsContinue, head.ClosesConnection,
            head.FunctionErrorType, head.ResponseMode, head.ContentType)
        {
            ExtensionName = head.ExtensionName,
            ExtensionId = head.ExtensionId,
            ExtensionErrorType = head.ExtensionErrorType,
            AcceptFeature = head.AcceptFeature,
            BegunRequestId = head.BegunRequestId,
        };
        _input.SkipHead(headLength);
        return true;
    }

    private void Handle(in RuntimeApiRequest request, in RuntimeApiBody body)
    {
        switch (request.Operation)
        {
            case RuntimeApiOperation.Next:
                Park();
                api.OnNext(this);
                break;
            case RuntimeApiOperation.Assignment:
                Park();
                api.OnAssignmentAwaited(this);
                break;
            case RuntimeApiOperation.Response:
                HandleResponse(request, body);
                break;
            case RuntimeApiOperation.Error:
                Answer(request, End(request, body, request.ErrorType, isError: true), body.Body is null);
                break;
            case RuntimeApiOperation.InitError:
                Answer(request, api.OnInitError(body.Body, request.ErrorType), body.Body is null);
                break;
            case RuntimeApiOperation.Ping:
                _output.Append(200, default, "pong"u8);
                break;
            case RuntimeApiOperation.Unknown:
                _output.Append(404, default, "404 page not found\n"u8);
                break;
            case RuntimeApiOperation.ExtensionNext:
                Park();
                api.OnExtensionNext(this, request);
                break;
            default:
                var reply = api.OnExtension(request, body.Body ?? []);
                _output.Append(reply.Status, reply.Headers, reply.Body);
                break;
        }
    }

    private void HandleResponse(in RuntimeApiRequest request, in RuntimeApiBody body)
    {
        if (request.ResponseMode is not (null or "streaming"))
        {
            if (End(request with { BegunRequestId = null }, body with { Body = [] }, "Runtime.InvalidResponseModeHeader", isError: true) is { } completes)
            {
                _completions.Add(completes);
            }

            _output.Append(400, default, """{"errorMessage":"Invalid function response mode","errorType":"InvalidFunctionResponseMode"}"""u8);
            return;
        }

        var failure = body.ErrorType;
        var answer = failure is null ? body : body with { Body = body.ErrorBody ?? [] };
        Answer(request, End(request, answer, failure, isError: failure is not null), body.Body is null);
    }

    private Action? End(in RuntimeApiRequest request, in RuntimeApiBody answer, string? errorType, bool isError)
    {
        var isOutputRead = _lastEndAt == _input.ReceiveCount;
        _lastEndAt = _input.ReceiveCount;
        return api.OnInvocationEnd(request, answer, errorType, isError, isOutputRead);
    }

    private void Answer(in RuntimeApiRequest request, Action? completes, bool isTooLarge)
    {
        if (completes is null)
        {
            _output.Append(400, default, """{"errorMessage":"Invalid request ID","errorType":"InvalidRequestID"}"""u8);
            return;
        }

        _completions.Add(completes);
        if (request.BegunRequestId is not null)
        {
            // It works on the next event already, and has nothing to ask for.
            _ownsOutput = false;
            return;
        }

        if (isTooLarge)
        {
            _output.Append(413, default, """{"errorMessage":"Exceeded maximum allowed payload size (6291556 bytes).","errorType":"RequestEntityTooLarge"}"""u8);
            return;
        }

        _output.Append(202, default, """{"status":"OK"}"""u8);
    }
}
