using System.Globalization;

namespace Fractus.Runtime.Logs;

/// <summary>The lines that the platform itself writes around an invocation, in the real service's text format.</summary>
internal static class PlatformLines
{
    internal static string Start(string requestId, string version) => $"START RequestId: {requestId} Version: {version}\n";

    internal static string End(string requestId) => $"END RequestId: {requestId}\n";

    /// <summary>What ended the runtime, as it also stands in the answer.</summary>
    internal static string Fault(string errorMessage, string errorType) => $"{errorMessage}\n{errorType}\n";

    internal static string TimedOut(DateTimeOffset now, string requestId, TimeSpan timeout) =>
        string.Create(CultureInfo.InvariantCulture, $"{now.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss.fff'Z'} {requestId} Task timed out after {timeout.TotalSeconds:0.00} seconds\n\n");

    /// <summary>Written where loading the function failed, before the invocation's own lines.</summary>
    internal static string InitReport(TimeSpan initDuration, string status, string? errorType)
    {
        var type = errorType is null ? "" : $"\tError Type: {errorType}";
        return string.Create(CultureInfo.InvariantCulture, $"INIT_REPORT Init Duration: {initDuration.TotalMilliseconds:0.00} ms\tPhase: init\tStatus: {status}{type}\n");
    }

    /// <param name="requestId">The invocation.</param>
    /// <param name="result">Its figures.</param>
    /// <param name="memoryMb">The function's memory size.</param>
    /// <param name="status">Null, <c>timeout</c>, or <c>error</c> where the environment failed; errors that the runtime reported have none.</param>
    /// <param name="errorType">With status <c>error</c>.</param>
    internal static string Report(string requestId, InvocationResult result, int memoryMb, string? status, string? errorType)
    {
        var init = result.InitDuration is { } duration
            ? string.Create(CultureInfo.InvariantCulture, $"Init Duration: {duration.TotalMilliseconds:0.00} ms\t") : "";
        var end = (status, errorType) switch
        {
            (null, _) => "",
            (_, null) => $"Status: {status}",
            _ => $"Status: {status}\tError Type: {errorType}",
        };
        return string.Create(
            CultureInfo.InvariantCulture,
            $"REPORT RequestId: {requestId}\tDuration: {result.Duration.TotalMilliseconds:F2} ms\tBilled Duration: {(long)result.BilledDuration.TotalMilliseconds} ms\tMemory Size: {memoryMb} MB\tMax Memory Used: {result.MaxMemoryUsedMb} MB\t{init}{end}\n");
    }
}
