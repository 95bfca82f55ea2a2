using Fractus.Runtime.Processes;

namespace Fractus.Runtime.Logs;

/// <summary>The output of one of an environment's processes. Used under its log's lock.</summary>
internal sealed class LogSource
{
    private readonly LogParser _parser;
    private readonly byte[] _buffer = new byte[16 * 1024];

    /// <param name="time">For lines that say no time.</param>
    /// <param name="isExtension">Not the runtime's.</param>
    /// <param name="onLine">Takes the lines.</param>
    internal LogSource(TimeProvider time, bool isExtension, Action<LogSource, LogEvent, LineLevel> onLine)
    {
        IsExtension = isExtension;
        _parser = new LogParser(time, (line, level) => onLine(this, line, level));
    }

    internal bool IsExtension { get; }

    internal IEnvironmentProcess? Process { get; set; }

    /// <summary>Takes what the process has written so far.</summary>
    /// <returns>False once the output is at its end.</returns>
    internal bool Read()
    {
        if (Process is null)
        {
            return true;
        }

        while (true)
        {
            var count = Process.ReadOutput(_buffer);
            if (count <= 0)
            {
                return count < 0;
            }

            _parser.Append(_buffer.AsSpan(0, count));
        }
    }

    /// <summary>What has no line end yet is a line too.</summary>
    internal void Flush() => _parser.Flush();
}
