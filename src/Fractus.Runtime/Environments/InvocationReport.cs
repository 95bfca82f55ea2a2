using Fractus.Runtime.Logs;

namespace Fractus.Runtime.Environments;

/// <summary>Closes a call: its figures, its last log lines and what the caller gets.</summary>
internal static class InvocationReport
{
    internal static InvocationResult End(
        EnvironmentLog log, FunctionSpec function, Invocation invocation, TimeSpan duration, int memoryMb, Failure? failure, byte[]? body)
    {
        var result = new InvocationResult
        {
            Payload = failure?.Payload ?? body,
            ContentType = failure is null ? invocation.ContentType : null,
            FunctionError = failure is null ? null : "Unhandled",
            ErrorType = failure?.ErrorType,
            Duration = duration,
            BilledDuration = Billed(duration + (invocation.InitDuration ?? default)),
            InitDuration = invocation.InitDuration,
            MaxMemoryUsedMb = memoryMb,
        };
        var requestId = invocation.Request.RequestId;
        var report = PlatformLines.Report(requestId, result, function.MemoryMb, failure?.Status, failure?.ReportedType);
        var tail = failure?.LogLine is { } line
            ? log.End(line, PlatformLines.End(requestId), report)
            : log.End(PlatformLines.End(requestId), report);
        return tail.IsEmpty ? result : result with { LogTail = tail };
    }

    /// <summary>Loading failed: the time it took is the call's duration, as the real service bills it.</summary>
    internal static InvocationResult EndInit(
        EnvironmentLog log, FunctionSpec function, Invocation invocation, TimeSpan duration, int memoryMb, Failure failure)
    {
        log.End(PlatformLines.InitReport(duration, failure.Status!, failure.ReportedType));
        log.Begin(invocation.Request.RequestId, function.Version, invocation.Request.WantsLogTail);
        return End(log, function, invocation, duration, memoryMb, failure, body: null);
    }

    /// <summary>Loading and running, in whole milliseconds.</summary>
    private static TimeSpan Billed(TimeSpan duration) => TimeSpan.FromMilliseconds(Math.Ceiling(duration.TotalMilliseconds));
}
