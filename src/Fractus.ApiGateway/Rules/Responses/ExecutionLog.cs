using System.Globalization;
using System.Text;

namespace Fractus.ApiGateway.Rules.Responses;

/// <summary>The execution log of a test, in the real service's form.</summary>
internal sealed class ExecutionLog
{
    private const int MaxHeaders = 998;
    private const int MaxBody = 1024;

    private readonly StringBuilder _text = new();
    private readonly TimeProvider _time;

    public ExecutionLog(string requestId, TimeProvider time)
    {
        _time = time;
        _text.Append("Execution log for request ").Append(requestId).Append('\n');
    }

    /// <summary>A line, with its time: <c>Thu Jan 29 08:00:00 UTC 2026 : text</c>.</summary>
    public void Line(string text) => _text
        .Append(_time.GetUtcNow().UtcDateTime.ToString("ddd MMM dd HH:mm:ss 'UTC' yyyy", CultureInfo.InvariantCulture))
        .Append(" : ").Append(text).Append('\n');

    /// <summary><c>{a=1, b=2}</c>.</summary>
    public static string Show(IEnumerable<KeyValuePair<string, string>> pairs)
    {
        var text = $"{{{string.Join(", ", pairs.Select(p => $"{p.Key}={p.Value}"))}}}";
        return text.Length > MaxHeaders ? text[..MaxHeaders] + " [TRUNCATED]" : text;
    }

    public static string Show(ReadOnlyMemory<byte> body)
    {
        var text = Encoding.UTF8.GetString(body.Span[..Math.Min(body.Length, MaxBody)]);
        return body.Length > MaxBody ? text + " [TRUNCATED]" : text;
    }

    public override string ToString() => _text.ToString();
}
