using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Fractus.Runtime.Logs;

/// <summary>The forms in which extensions are told of events, by the date of their schema.</summary>
internal enum TelemetrySchema
{
    Logs20200815,
    Logs20210318,
    Telemetry20220701,
    Telemetry20221213,
}

/// <summary>
/// What the platform itself tells of an environment: a line of text in its log, or a JSON object there, and a JSON object for extensions
/// that subscribed. Source: "Lambda Telemetry API Event schema reference" in the developer guide, and "System log level event mapping".
/// </summary>
internal abstract record PlatformEvent(string Type, LineLevel Level)
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The line in a log of plain text, with its end; null where it has none there.</summary>
    internal virtual string? Text => null;

    /// <summary>Whether a log of JSON objects has it.</summary>
    internal virtual bool IsInJsonLog => true;

    internal virtual bool IsIn(TelemetrySchema schema) => true;

    protected abstract void WriteRecord(Utf8JsonWriter json, TelemetrySchema schema);

    internal byte[] ToJson(DateTimeOffset time, TelemetrySchema schema) => ToJson(time, Type, json => WriteRecord(json, schema));

    /// <summary>A line of a process as extensions get it.</summary>
    /// <param name="time">When it was written.</param>
    /// <param name="type"><c>function</c> or <c>extension</c>.</param>
    /// <param name="line">The line.</param>
    /// <param name="isJson">Whether a line that is a JSON object is passed on as one.</param>
    internal static byte[] LineToJson(DateTimeOffset time, string type, string line, bool isJson) => ToJson(time, type, json =>
    {
        if (isJson && IsObject(line))
        {
            json.WriteRawValue(line.AsSpan().TrimEnd('\n'), skipInputValidation: true);
        }
        else
        {
            json.WriteStringValue(line);
        }
    });

    internal static string Timestamp(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>Milliseconds as the real service rounds them.</summary>
    protected static double Ms(TimeSpan duration) => Math.Round(duration.TotalMilliseconds, 3);

    protected static void WriteTracing(Utf8JsonWriter json, string? traceId)
    {
        if (traceId is null)
        {
            return;
        }

        json.WriteStartObject("tracing"u8);
        json.WriteString("type"u8, "X-Amzn-Trace-Id"u8);
        json.WriteString("value"u8, traceId);
        json.WriteEndObject();
    }

    private static byte[] ToJson(DateTimeOffset time, string type, Action<Utf8JsonWriter> writeRecord)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using var json = new Utf8JsonWriter(buffer, Options);
        json.WriteStartObject();
        json.WriteString("time"u8, Timestamp(time));
        json.WriteString("type"u8, type);
        json.WritePropertyName("record"u8);
        writeRecord(json);
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    private static bool IsObject(string line)
    {
        try
        {
            var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(line));
            var isObject = reader.Read() && reader.TokenType == JsonTokenType.StartObject;
            while (reader.Read())
            {
            }

            return isObject;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
