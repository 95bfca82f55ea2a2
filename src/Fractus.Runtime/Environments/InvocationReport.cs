using Fractus.Runtime.Logs;

namespace Fractus.Runtime.Environments;

/// <summary>Closes a call: its figures, its last log lines and what the caller gets.</summary>
internal static class InvocationReport
{
    internal static InvocationResult Result(Invocation invocation, in Outcome outcome, int memoryMb) => new()
    {
        Payload = outcome.Failure is { } failure ? failure.Payload : outcome.Body,
        ContentType = outcome.Failure is null ? invocation.ContentType : null,
        FunctionError = outcome.Failure is null ? null : "Unhandled",
        ErrorType = outcome.Failure?.ErrorType,
        Duration = outcome.Duration,
        BilledDuration = Billed(outcome.Duration + (invocation.InitDuration ?? default)),
        InitDuration = invocation.InitDuration,
        MaxMemoryUsedMb = memoryMb,
    };

    /// <summary>Closes a call whose runtime and extensions are done with it.</summary>
    /// <param name="log">Where to.</param>
    /// <param name="function">Whose call.</param>
    /// <param name="invocation">The call.</param>
    /// <param name="outcome">How it came out.</param>
    /// <param name="memoryMb">The most memory taken.</param>
    /// <param name="extensions">The time from the answer until the last extension was done; null where there are none.</param>
    /// <param name="isRead">Whether what the processes had written by the call's end has been read.</param>
    internal static InvocationResult End(
        EnvironmentLog log, FunctionSpec function, Invocation invocation, in Outcome outcome, int memoryMb, Span? extensions = null, bool isRead = false)
    {
        var result = Result(invocation, outcome with { Duration = outcome.Duration + (extensions?.Duration ?? default) }, memoryMb);
        var request = invocation.Request;
        var failure = outcome.Failure;
        var report = new InvokeReport(
            request.RequestId, result, function.MemoryMb, Status(failure), failure?.Status, failure?.ReportedType, request.TraceId, extensions is { } span ? [span] : []);
        var done = extensions is null && log.HasReadersOfEvents ? Done(log, invocation, outcome) : null;
        var fault = failure?.LogLine is { } line ? new Fault(line, failure.Message) : null;
        var tail = log.End(isRead, done, fault, new InvokeEnd(request.RequestId), report);
        return tail.IsEmpty ? result : result with { LogTail = tail };
    }

    /// <summary>The runtime is done; extensions may not be.</summary>
    internal static RuntimeDone Done(EnvironmentLog log, Invocation invocation, in Outcome outcome)
    {
        var startedAt = log.Now - outcome.Duration;
        return new RuntimeDone(
            invocation.Request.RequestId, Status(outcome.Failure), outcome.Failure?.ErrorType, outcome.Duration, outcome.ProducedBytes, invocation.Request.TraceId,
            [
                new Span("responseLatency", startedAt, invocation.Latency),
                new Span("responseDuration", startedAt + invocation.Latency, outcome.Duration - invocation.Latency),
            ]);
    }

    /// <summary>Loading failed: the time it took is the call's duration, as the real service bills it.</summary>
    internal static InvocationResult EndInit(
        EnvironmentLog log, FunctionSpec function, Invocation invocation, TimeSpan duration, int memoryMb, Failure failure)
    {
        var status = Status(failure);
        log.End(
            isRead: false,
            new InitRuntimeDone(function.InitializationType, status, failure.ErrorType),
            new InitReport(function.InitializationType, duration, failure.Status!, failure.ReportedType));
        log.Begin(invocation.Request, function.Version);
        return End(log, function, invocation, Outcome.Failed(duration, failure), memoryMb);
    }

    private static string Status(Failure? failure) => failure is null ? "success" : failure.Status ?? "error";

    /// <summary>Loading and running, in whole milliseconds.</summary>
    private static TimeSpan Billed(TimeSpan duration) => TimeSpan.FromMilliseconds(Math.Ceiling(duration.TotalMilliseconds));
}
