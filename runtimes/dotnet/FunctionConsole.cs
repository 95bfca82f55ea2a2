using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Fractus.DotNetBootstrap;

/// <summary>
/// The function's log. What it prints becomes lines of the level information, and of the level error where it prints to the error
/// output; what it logs has the level that it names. Lines below the function's level are left out.
/// </summary>
internal static class FunctionConsole
{
    private const int Information = 2;

    private static readonly string[] s_levels = ["Trace", "Debug", "Information", "Warning", "Error", "Critical"];
    private static readonly string[] s_shortNames = ["trce", "dbug", "info", "warn", "fail", "crit"];
    private static readonly string[] s_serviceNames = ["TRACE", "DEBUG", "INFO", "WARN", "ERROR", "FATAL"];
    private static readonly Lock s_lock = new();

    private static Stream s_output = Stream.Null;
    private static bool s_isJson;
    private static int s_least;

    public static string RequestId { get; set; } = "";

    public static void Install()
    {
        s_output = Console.OpenStandardOutput();
        s_isJson = (Set("AWS_LAMBDA_HANDLER_LOG_FORMAT") ?? Set("AWS_LAMBDA_LOG_FORMAT") ?? "").Equals("JSON", StringComparison.OrdinalIgnoreCase);
        s_least = RankOf(Set("AWS_LAMBDA_HANDLER_LOG_LEVEL") ?? Set("AWS_LAMBDA_LOG_LEVEL") ?? "") is >= 0 and var least ? least : Information;
        Console.SetOut(new LineWriter("Information"));
        Console.SetError(new LineWriter("Error"));
    }

    /// <param name="level">As <c>Amazon.Lambda.Core.LogLevel</c> names it.</param>
    /// <param name="message">Any lines.</param>
    public static void Write(string level, string message)
    {
        var rank = RankOf(level) is >= 0 and var known ? known : Information;
        if (rank < s_least)
        {
            return;
        }

        var time = DateTimeOffset.UtcNow.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        var line = s_isJson ? Json(time, s_levels[rank], message) : $"{time}\t{RequestId}\t{s_shortNames[rank]}\t{message}\n";
        lock (s_lock)
        {
            s_output.Write(Encoding.UTF8.GetBytes(line));
            s_output.Flush();
        }
    }

    private static string? Set(string variable) => Variables.Get(variable) is { Length: > 0 } value ? value : null;

    private static int RankOf(string level)
    {
        var rank = Array.FindIndex(s_levels, known => known.Equals(level, StringComparison.OrdinalIgnoreCase));
        return rank >= 0 ? rank : Array.IndexOf(s_serviceNames, level.ToUpperInvariant());
    }

    private static string Json(string time, string level, string message)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("timestamp", time);
            json.WriteString("level", level);
            json.WriteString("requestId", RequestId);
            json.WriteString("message", message);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray()) + "\n";
    }

    private sealed class LineWriter(string level) : TextWriter
    {
        private readonly StringBuilder _line = new();

        public override Encoding Encoding => Encoding.UTF8;

        public override void Write(char value)
        {
            lock (_line)
            {
                if (value == '\n')
                {
                    FunctionConsole.Write(level, _line.ToString().TrimEnd('\r'));
                    _line.Clear();
                }
                else
                {
                    _line.Append(value);
                }
            }
        }

        // One event, whatever lines it has.
        public override void WriteLine(string? value)
        {
            lock (_line)
            {
                FunctionConsole.Write(level, _line.Append(value).ToString());
                _line.Clear();
            }
        }
    }
}
