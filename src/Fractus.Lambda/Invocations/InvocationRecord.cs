using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Fractus.Lambda.Invocations;

/// <summary>
/// What a destination gets of an invocation that has ended. Source: "Capturing records of Lambda asynchronous invocations".
/// </summary>
internal sealed record InvocationRecord
{
    public const string Success = "Success";
    public const string RetriesExhausted = "RetriesExhausted";
    public const string EventAgeExceeded = "EventAgeExceeded";
    public const string NoConcurrency = "ZeroReservedConcurrency";
    public const string Loop = "RecursiveInvocation";

    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    public required string RequestId { get; init; }

    /// <summary>With its qualifier.</summary>
    public required string FunctionArn { get; init; }

    /// <summary>Why it has ended.</summary>
    public required string Condition { get; init; }

    public required int InvokeCount { get; init; }

    /// <summary>JSON.</summary>
    public required ReadOnlyMemory<byte> RequestPayload { get; init; }

    /// <summary>Of the last attempt; null where there was none.</summary>
    public InvocationResponse? Response { get; init; }

    public byte[] ToJson(DateTimeOffset now)
    {
        var buffer = new ArrayBufferWriter<byte>(RequestPayload.Length + 512);
        using (var json = new Utf8JsonWriter(buffer, s_options))
        {
            json.WriteStartObject();
            json.WriteString("version", "1.0");
            json.WriteString("timestamp", Timestamp(now));
            json.WriteStartObject("requestContext");
            json.WriteString("requestId", RequestId);
            json.WriteString("functionArn", FunctionArn);
            json.WriteString("condition", Condition);
            json.WriteNumber("approximateInvokeCount", InvokeCount);
            json.WriteEndObject();
            json.WritePropertyName("requestPayload");
            json.WriteRawValue(RequestPayload.Span, skipInputValidation: true);
            Response?.Write(json);
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    public static string Timestamp(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}

/// <summary>What came of an attempt.</summary>
/// <param name="StatusCode">200 where the function ran, whatever it did.</param>
/// <param name="ExecutedVersion">Which version ran.</param>
/// <param name="FunctionError">Null where it succeeded.</param>
/// <param name="Payload">What it answered; empty where it did not run.</param>
internal sealed record InvocationResponse(int StatusCode, string ExecutedVersion, string? FunctionError, ReadOnlyMemory<byte> Payload)
{
    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject("responseContext");
        json.WriteNumber("statusCode", StatusCode);
        json.WriteString("executedVersion", ExecutedVersion);
        if (FunctionError is not null)
        {
            json.WriteString("functionError", FunctionError);
        }

        json.WriteEndObject();
        if (!Payload.IsEmpty)
        {
            json.WritePropertyName("responsePayload");
            WritePayload(json);
        }
    }

    // A runtime may answer anything; only JSON can stand in a record as it is.
    private void WritePayload(Utf8JsonWriter json)
    {
        try
        {
            json.WriteRawValue(Payload.Span);
        }
        catch (Exception problem) when (problem is JsonException or ArgumentException)
        {
            json.WriteStringValue(System.Text.Encoding.UTF8.GetString(Payload.Span));
        }
    }
}
