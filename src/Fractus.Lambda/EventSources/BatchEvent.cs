using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Fractus.Lambda.EventSources;

/// <summary>The event that a function gets for a batch.</summary>
internal static class BatchEvent
{
    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    public static ReadOnlyMemory<byte> Write(IReadOnlyList<SourceRecord> records, WindowView? window)
    {
        var buffer = new ArrayBufferWriter<byte>(records.Sum(record => record.Json.Length + 1) + 256);
        using (var json = new Utf8JsonWriter(buffer, s_options))
        {
            json.WriteStartObject();
            json.WriteStartArray("Records");
            foreach (var record in records)
            {
                json.WriteRawValue(record.Json.Span, skipInputValidation: true);
            }

            json.WriteEndArray();
            window?.Write(json);
            json.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }

    public static string Seconds(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}

/// <summary>A tumbling window as an event shows it.</summary>
/// <param name="Start">Its first moment.</param>
/// <param name="End">The moment behind its last.</param>
/// <param name="State">What the function returned last, JSON.</param>
/// <param name="ShardId">Of which shard.</param>
/// <param name="SourceArn">Of which source.</param>
/// <param name="IsFinal">It is over, and this is the last of it.</param>
/// <param name="IsTerminatedEarly">It is over because its state has grown too large.</param>
internal sealed record WindowView(
    DateTimeOffset Start, DateTimeOffset End, string State, string ShardId, string SourceArn, bool IsFinal, bool IsTerminatedEarly)
{
    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject("window");
        json.WriteString("start", BatchEvent.Seconds(Start));
        json.WriteString("end", BatchEvent.Seconds(End));
        json.WriteEndObject();
        json.WritePropertyName("state");
        json.WriteRawValue(State, skipInputValidation: true);
        json.WriteString("shardId", ShardId);
        json.WriteString("eventSourceARN", SourceArn);
        json.WriteBoolean("isFinalInvokeForWindow", IsFinal);
        json.WriteBoolean("isWindowTerminatedEarly", IsTerminatedEarly);
    }
}
