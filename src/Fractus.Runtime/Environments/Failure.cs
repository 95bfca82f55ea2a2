using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Fractus.Runtime.Extensions;
using Fractus.Runtime.Logs;
using Fractus.Runtime.Processes;
using Fractus.Runtime.RuntimeApi;

namespace Fractus.Runtime.Environments;

/// <summary>Why an environment could not answer, with the real service's error types and texts.</summary>
/// <param name="ErrorType">Such as <c>Runtime.ExitError</c>.</param>
/// <param name="Payload">The error document for the caller.</param>
/// <param name="Status">As the REPORT line names it: <c>timeout</c>, <c>error</c>; null where the runtime lives on.</param>
/// <param name="LogLine">What the platform adds to the log; null where the runtime logged it itself.</param>
internal sealed record Failure(string ErrorType, byte[] Payload, string? Status, string? LogLine)
{
    /// <summary>What happened, for those who are told by a line of their own.</summary>
    internal string Message => LogLine?.Split('\n')[0] ?? ErrorType;

    /// <summary>What the REPORT line names: with status <c>error</c> only.</summary>
    internal string? ReportedType => Status == "error" ? ErrorType : null;

    internal static Failure TimedOut(string requestId, TimeSpan timeout, DateTimeOffset now)
    {
        const string type = "Sandbox.Timedout";
        var message = string.Create(CultureInfo.InvariantCulture, $"RequestId: {requestId} Error: Task timed out after {timeout.TotalSeconds:0.00} seconds");
        return new Failure(type, Document(type, message), "timeout", PlatformLines.TimedOut(now, requestId, timeout));
    }

    internal static Failure Exited(string requestId, ProcessExit exit)
    {
        var type = exit.IsOutOfMemory ? "Runtime.OutOfMemory" : "Runtime.ExitError";
        var reason = exit switch
        {
            { Signal: not 0 } => $"Runtime exited with error: signal: {SignalName(exit.Signal)}",
            { Code: not 0 } => $"Runtime exited with error: exit status {exit.Code}",
            _ => "Runtime exited without providing a reason",
        };
        var message = $"RequestId: {requestId} Error: {reason}";
        return new Failure(type, Document(type, message), "error", PlatformLines.Fault(message, type));
    }

    /// <summary>An extension's process ended before its environment did.</summary>
    internal static Func<string, Failure> Extension(Extension extension, ProcessExit exit)
    {
        var type = extension.Phase switch
        {
            ExtensionPhase.InitError => "Extension.InitError",
            ExtensionPhase.ExitError => "Extension.ExitError",
            _ => "Extension.Crash",
        };
        var reason = exit switch
        {
            { Signal: not 0 } => $"signal: {SignalName(exit.Signal)}",
            { Code: not 0 } => $"exit status {exit.Code}",
            _ => "exit code 0",
        };
        return requestId => Extension(requestId, type, reason);
    }

    internal static Failure Extension(string requestId, string type, string reason)
    {
        var message = $"RequestId: {requestId} Error: {reason}";
        return new Failure(type, Document(type, message), "error", PlatformLines.Fault(message, type));
    }

    /// <summary>A custom runtime has no program that could be started; the paths are those that the real service names.</summary>
    internal static Failure NoBootstrap(string requestId, bool isThere)
    {
        const string type = "Runtime.InvalidEntrypoint";
        var reason = isThere
            ? "fork/exec /var/task/bootstrap: permission denied"
            : "Couldn't find valid bootstrap(s): [/var/task/bootstrap /opt/bootstrap]";
        var message = $"RequestId: {requestId} Error: {reason}";
        return new Failure(type, Document(type, message), "error", PlatformLines.Fault(message, type));
    }

    /// <summary>The runtime told that the function cannot be loaded.</summary>
    internal static Failure Init(byte[]? document, string? errorType)
    {
        var type = string.IsNullOrEmpty(errorType) ? "Runtime.Unknown" : errorType;
        return document is null ? TooLarge(isStreamed: false) with { Status = "error" } : new Failure(type, document, "error", LogLine: null);
    }

    /// <summary>The answer was over the limit; of one that is streamed the caller has what came before.</summary>
    internal static Failure TooLarge(bool isStreamed)
    {
        const string type = "Function.ResponseSizeTooLarge";
        var limit = isStreamed ? ResponseStream.MaxBytes : HttpInput.MaxBodyBytes;
        var document = string.Create(
            CultureInfo.InvariantCulture,
            $$"""{"errorMessage":"Response payload size exceeded maximum allowed payload size ({{limit}} bytes).","errorType":"{{type}}"}""");
        return new Failure(type, Encoding.UTF8.GetBytes(document), Status: null, LogLine: null);
    }

    private static byte[] Document(string errorType, string errorMessage)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using var writer = new Utf8JsonWriter(buffer);
        writer.WriteStartObject();
        writer.WriteString("errorType"u8, errorType);
        writer.WriteString("errorMessage"u8, errorMessage);
        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    private static string SignalName(int signal) => signal switch
    {
        1 => "hangup",
        2 => "interrupt",
        3 => "quit",
        4 => "illegal instruction",
        5 => "trace/breakpoint trap",
        6 => "aborted",
        7 => "bus error",
        8 => "floating point exception",
        9 => "killed",
        11 => "segmentation fault",
        13 => "broken pipe",
        15 => "terminated",
        _ => $"signal {signal}",
    };
}
