namespace Fractus.Runtime;

/// <summary>A call could not be run; nothing of the function was executed.</summary>
public abstract class ExecutionEnvironmentException(string message, Exception? cause = null) : Exception(message, cause);

/// <summary>The runtime's name is not one that this cloud can run.</summary>
public sealed class RuntimeNotSupportedException(string runtime)
    : ExecutionEnvironmentException($"The runtime {runtime} is not supported.")
{
    public string Runtime { get; } = runtime;
}

/// <summary>The machine lacks what the runtime needs.</summary>
public sealed class InterpreterMissingException(string runtime, string command, string? message = null)
    : ExecutionEnvironmentException(
        message ?? $"The runtime {runtime} needs the program \"{command}\", which was not found on this machine. Install it or configure another program for this runtime.")
{
    public string Runtime { get; } = runtime;

    public string Command { get; } = command;
}

/// <summary>As many calls are running as the limit allows; the service answers <c>TooManyRequestsException</c>.</summary>
public sealed class ConcurrencyLimitException(int limit)
    : ExecutionEnvironmentException($"All {limit} execution environments are busy.")
{
    public int Limit { get; } = limit;
}

/// <summary>An environment's process could not be started or did not come up.</summary>
public sealed class EnvironmentStartException(string message, Exception? cause = null) : ExecutionEnvironmentException(message, cause);
