using Fractus.Lambda.Contract;
using Fractus.Lambda.Storage;

namespace Fractus.Lambda.Rules;

/// <summary>How a function's log is written. Source: "Configuring advanced logging controls" in the developer guide.</summary>
internal static class FunctionLogs
{
    /// <summary>The levels of a function after a change of its logging.</summary>
    /// <param name="present">Before; null where the log is plain text.</param>
    /// <param name="given">What is asked for; what it does not name stays.</param>
    /// <exception cref="InvalidParameterValueException">Plain text has no levels.</exception>
    public static LogLevelsRecord? Levels(LogLevelsRecord? present, LoggingConfig? given)
    {
        if (given is null)
        {
            return present;
        }

        var isJson = given.LogFormat is { } format ? format == LogFormat.Json : present is not null;
        if (isJson)
        {
            return new LogLevelsRecord(
                given.ApplicationLogLevel ?? present?.Application ?? ApplicationLogLevel.Info, given.SystemLogLevel ?? present?.System ?? SystemLogLevel.Info);
        }

        return given is { ApplicationLogLevel: not null } or { SystemLogLevel: not null }
            ? throw new InvalidParameterValueException(
                "LogLevel is not supported when LogFormat is set to \"Text\". Remove LogLevel from your request or change the LogFormat to \"JSON\" and try again.")
            : null;
    }
}
