using System.Globalization;
using System.Text;

namespace Fractus.ApiGateway.Rules.Responses;

/// <summary>One line of an execution log.</summary>
internal readonly record struct ExecutionLogLine(DateTimeOffset Time, string Text, bool IsError);

/// <summary>The execution log of a request, in the real service's words.</summary>
internal sealed class ExecutionLog(string requestId, TimeProvider time)
{
    private const int MaxHeaders = 998;
    private const int MaxBody = 1024;
    private const int ShownSecret = 6;

    // What a request carries: left out of a stage's log where data trace is off.
    private static readonly string[] s_data =
        ["Method request ", "Method response ", "Endpoint request ", "Endpoint response ", "Authorizer result body "];

    private static readonly HashSet<string> s_secret = new(StringComparer.OrdinalIgnoreCase)
    {
        "Authorization", "x-api-key", "X-Amz-Security-Token",
    };

    private readonly List<ExecutionLogLine> _lines = [];

    public string RequestId => requestId;

    public IReadOnlyList<ExecutionLogLine> Lines => _lines;

    public void Line(string text) => _lines.Add(new(time.GetUtcNow(), text, IsError: false));

    /// <summary>A line that says why a request failed.</summary>
    public void Error(string text) => _lines.Add(new(time.GetUtcNow(), text, IsError: true));

    /// <summary>Whether a line shows what the request or an answer held.</summary>
    public static bool IsData(string text) => Array.Exists(s_data, start => text.StartsWith(start, StringComparison.Ordinal));

    /// <summary>A secret of which only the end shows.</summary>
    public static string Masked(string secret) => secret.Length > 2 * ShownSecret
        ? new string('*', secret.Length - ShownSecret) + secret[^ShownSecret..]
        : new string('*', secret.Length);

    /// <summary><c>{a=1, b=2}</c>, of secrets just their end.</summary>
    public static string Show(IEnumerable<KeyValuePair<string, string>> pairs)
    {
        var text = $"{{{string.Join(", ", pairs.Select(p => $"{p.Key}={(s_secret.Contains(p.Key) ? Masked(p.Value) : p.Value)}"))}}}";
        return text.Length > MaxHeaders ? text[..MaxHeaders] + " [TRUNCATED]" : text;
    }

    public static string Show(ReadOnlyMemory<byte> body)
    {
        var text = Encoding.UTF8.GetString(body.Span[..Math.Min(body.Length, MaxBody)]);
        return body.Length > MaxBody ? text + " [TRUNCATED]" : text;
    }

    /// <summary>With the time of each line: <c>Thu Jan 29 08:00:00 UTC 2026 : text</c>.</summary>
    public override string ToString()
    {
        var text = new StringBuilder("Execution log for request ").Append(requestId).Append('\n');
        foreach (var line in _lines)
        {
            text.Append(line.Time.UtcDateTime.ToString("ddd MMM dd HH:mm:ss 'UTC' yyyy", CultureInfo.InvariantCulture))
                .Append(" : ").Append(line.Text).Append('\n');
        }

        return text.ToString();
    }
}
