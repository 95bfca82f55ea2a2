namespace Fractus.Kernel;

public enum LogLevel
{
    Debug,
    Info,
    Warning,
    Error,
    None,
}

/// <summary>The server's own log: lines of text for the person who runs it. Never pass it a secret, a token or a payload.</summary>
public sealed class Log(TextWriter output, LogLevel level, TimeProvider time)
{
    private readonly Lock _lock = new();

    /// <summary>A log that keeps nothing.</summary>
    public static Log None { get; } = new(TextWriter.Null, LogLevel.None, TimeProvider.System);

    public bool IsEnabled(LogLevel wanted) => wanted >= level;

    public void Debug(string message) => Write(LogLevel.Debug, message, null);

    public void Info(string message) => Write(LogLevel.Info, message, null);

    public void Warning(string message, Exception? cause = null) => Write(LogLevel.Warning, message, cause);

    public void Error(string message, Exception? cause = null) => Write(LogLevel.Error, message, cause);

    private void Write(LogLevel written, string message, Exception? cause)
    {
        if (!IsEnabled(written))
        {
            return;
        }

        var name = written.ToString().ToUpperInvariant();
        var line = $"{time.GetUtcNow().UtcDateTime:yyyy-MM-dd'T'HH:mm:ss.fff'Z'} {name,-7} {message}{(cause is null ? "" : Environment.NewLine + cause)}";
        lock (_lock)
        {
            output.WriteLine(line);
            output.Flush();
        }
    }
}
