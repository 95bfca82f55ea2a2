namespace Fractus.Runtime;

/// <summary>Temporary credentials of a function's execution role.</summary>
/// <param name="AccessKeyId">Such as <c>ASIA…</c>.</param>
/// <param name="SecretAccessKey">The secret.</param>
/// <param name="SessionToken">The token.</param>
/// <param name="Expiration">An environment is not used beyond it.</param>
public sealed record FunctionCredentials(string AccessKeyId, string SecretAccessKey, string SessionToken, DateTimeOffset Expiration)
{
    /// <summary>Keeps secrets out of logs and messages.</summary>
    public override string ToString() => AccessKeyId;
}

/// <summary>One line of a log stream.</summary>
/// <param name="TimestampMs">Unix time.</param>
/// <param name="Message">The text, with its line end as the real service keeps it.</param>
public readonly record struct LogEvent(long TimestampMs, string Message);

/// <summary>What execution environments need from the cloud around them.</summary>
public interface IEnvironmentServices
{
    /// <summary>Credentials of the function's execution role, asked for once per environment.</summary>
    ValueTask<FunctionCredentials> GetCredentialsAsync(FunctionSpec function, CancellationToken cancellationToken);

    /// <summary>
    /// Takes log lines of one environment in their order, which is that of their timestamps too. Called under that environment's lock,
    /// so it must only queue them.
    /// </summary>
    /// <param name="function">Whose log group it goes to.</param>
    /// <param name="logStream">Such as <c>2024/01/31/[$LATEST]0123456789abcdef0123456789abcdef</c>.</param>
    /// <param name="events">Only valid during the call.</param>
    void WriteLogs(FunctionSpec function, string logStream, ReadOnlySpan<LogEvent> events);

    /// <summary>The extensions of an environment are done with a call, which its caller has been answered before. Called under that environment's lock.</summary>
    /// <param name="function">Whose call.</param>
    /// <param name="request">The call.</param>
    /// <param name="begunAt">When the function was given the event.</param>
    /// <param name="took">From the answer until the last extension was done.</param>
    void ExtensionsDone(FunctionSpec function, InvocationRequest request, DateTimeOffset begunAt, TimeSpan took);
}
