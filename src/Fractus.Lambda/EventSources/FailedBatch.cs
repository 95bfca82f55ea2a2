using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Fractus.Lambda.Invocations;

namespace Fractus.Lambda.EventSources;

/// <summary>
/// What a destination gets of a batch that was given up: where in the stream it is, not the records. Source: "Retaining discarded batch
/// records for a DynamoDB event source", and records of the real service.
/// </summary>
internal sealed record FailedBatch
{
    public const string RetriesExhausted = "RetryAttemptsExhausted";
    public const string TooOld = "RecordAgeExceeded";

    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    public required string RequestId { get; init; }

    public required string FunctionArn { get; init; }

    /// <summary>Why it was given up.</summary>
    public required string Condition { get; init; }

    public required int InvokeCount { get; init; }

    /// <summary>Of the last attempt; null where there was none.</summary>
    public InvocationResponse? Response { get; init; }

    public required string BatchInfoName { get; init; }

    public required string ShardId { get; init; }

    public required string SourceArn { get; init; }

    /// <summary>At least one.</summary>
    public required IReadOnlyList<SourceRecord> Records { get; init; }

    public byte[] ToJson(DateTimeOffset now)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(buffer, s_options))
        {
            json.WriteStartObject();
            json.WriteStartObject("requestContext");
            json.WriteString("requestId", RequestId);
            json.WriteString("functionArn", FunctionArn);
            json.WriteString("condition", Condition);
            json.WriteNumber("approximateInvokeCount", InvokeCount);
            json.WriteEndObject();
            if (Response is { } response)
            {
                json.WriteStartObject("responseContext");
                json.WriteNumber("statusCode", response.StatusCode);
                json.WriteString("executedVersion", response.ExecutedVersion);
                json.WriteString("functionError", response.FunctionError);
                json.WriteEndObject();
            }

            json.WriteString("version", "1.0");
            json.WriteString("timestamp", InvocationRecord.Timestamp(now));
            json.WriteStartObject(BatchInfoName);
            json.WriteString("shardId", ShardId);
            json.WriteString("startSequenceNumber", Records[0].SequenceNumber);
            json.WriteString("endSequenceNumber", Records[^1].SequenceNumber);
            json.WriteString("approximateArrivalOfFirstRecord", BatchEvent.Seconds(Records[0].ArrivedAt));
            json.WriteString("approximateArrivalOfLastRecord", BatchEvent.Seconds(Records[^1].ArrivedAt));
            json.WriteNumber("batchSize", Records.Count);
            json.WriteString("streamArn", SourceArn);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }
}
