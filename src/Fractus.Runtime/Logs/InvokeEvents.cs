using System.Text.Json;

namespace Fractus.Runtime.Logs;

/// <summary>A call begins.</summary>
internal sealed record InvokeStart(string RequestId, string Version, string? TraceId) : PlatformEvent("platform.start", LineLevel.Info)
{
    internal override string? Text => PlatformLines.Start(RequestId, Version);

    protected override void WriteRecord(Utf8JsonWriter json, TelemetrySchema schema)
    {
        json.WriteStartObject();
        json.WriteString("requestId"u8, RequestId);
        json.WriteString("version"u8, Version);
        if (schema >= TelemetrySchema.Telemetry20220701)
        {
            WriteTracing(json, TraceId);
        }

        json.WriteEndObject();
    }
}

/// <summary>A stretch of time within a call.</summary>
internal readonly record struct Span(string Name, DateTimeOffset Start, TimeSpan Duration)
{
    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("name"u8, Name);
        json.WriteString("start"u8, PlatformEvent.Timestamp(Start));
        json.WriteNumber("durationMs"u8, Math.Round(Duration.TotalMilliseconds, 3));
        json.WriteEndObject();
    }
}

/// <summary>The runtime is done with a call.</summary>
/// <param name="RequestId">The call.</param>
/// <param name="Status"><c>success</c>, <c>error</c>, <c>failure</c> or <c>timeout</c>.</param>
/// <param name="ErrorType">Where it is no success.</param>
/// <param name="Duration">From the event to the answer.</param>
/// <param name="ProducedBytes">Of the answer.</param>
/// <param name="TraceId">Of the call.</param>
/// <param name="Spans">Until the answer began, and from there to its end.</param>
internal sealed record RuntimeDone(
    string RequestId, string Status, string? ErrorType, TimeSpan Duration, long ProducedBytes, string? TraceId, IReadOnlyList<Span> Spans)
    : PlatformEvent("platform.runtimeDone", Status == "success" ? LineLevel.Debug : LineLevel.Warn)
{
    internal override bool IsIn(TelemetrySchema schema) => schema >= TelemetrySchema.Logs20210318;

    protected override void WriteRecord(Utf8JsonWriter json, TelemetrySchema schema)
    {
        json.WriteStartObject();
        json.WriteString("requestId"u8, RequestId);
        json.WriteString("status"u8, schema < TelemetrySchema.Telemetry20220701 && Status == "error" ? "failure" : Status);
        if (schema >= TelemetrySchema.Telemetry20220701)
        {
            if (ErrorType is not null && schema >= TelemetrySchema.Telemetry20221213)
            {
                json.WriteString("errorType"u8, ErrorType);
            }

            json.WriteStartObject("metrics"u8);
            json.WriteNumber("durationMs"u8, Ms(Duration));
            json.WriteNumber("producedBytes"u8, ProducedBytes);
            json.WriteEndObject();
            json.WriteStartArray("spans"u8);
            foreach (var span in Spans)
            {
                span.Write(json);
            }

            json.WriteEndArray();
            WriteTracing(json, TraceId);
        }

        json.WriteEndObject();
    }
}

/// <summary>Something ended the runtime; only in text and for the Logs API, as the others name it in their reports.</summary>
internal sealed record Fault(string Line, string Message) : PlatformEvent("platform.fault", LineLevel.Warn)
{
    internal override string? Text => Line;

    internal override bool IsInJsonLog => false;

    protected override void WriteRecord(Utf8JsonWriter json, TelemetrySchema schema) => json.WriteStringValue(Message);
}

/// <summary>A call is over.</summary>
internal sealed record InvokeEnd(string RequestId) : PlatformEvent("platform.end", LineLevel.Info)
{
    internal override string? Text => PlatformLines.End(RequestId);

    internal override bool IsInJsonLog => false;

    internal override bool IsIn(TelemetrySchema schema) => schema < TelemetrySchema.Telemetry20220701;

    protected override void WriteRecord(Utf8JsonWriter json, TelemetrySchema schema)
    {
        json.WriteStartObject();
        json.WriteString("requestId"u8, RequestId);
        json.WriteEndObject();
    }
}

/// <summary>A call's figures.</summary>
/// <param name="RequestId">The call.</param>
/// <param name="Result">The figures.</param>
/// <param name="MemoryMb">The function's memory size.</param>
/// <param name="Status"><c>success</c>, <c>error</c>, <c>failure</c> or <c>timeout</c>.</param>
/// <param name="TextStatus">As the line of text says it: only where the environment failed.</param>
/// <param name="TextErrorType">Likewise.</param>
/// <param name="TraceId">Of the call.</param>
/// <param name="Spans">What extensions took after the runtime.</param>
internal sealed record InvokeReport(
    string RequestId, InvocationResult Result, int MemoryMb, string Status, string? TextStatus, string? TextErrorType, string? TraceId, IReadOnlyList<Span> Spans)
    : PlatformEvent("platform.report", Status == "success" ? LineLevel.Info : LineLevel.Warn)
{
    internal override string? Text => PlatformLines.Report(RequestId, Result, MemoryMb, TextStatus, TextErrorType);

    protected override void WriteRecord(Utf8JsonWriter json, TelemetrySchema schema)
    {
        json.WriteStartObject();
        json.WriteString("requestId"u8, RequestId);
        json.WriteStartObject("metrics"u8);
        json.WriteNumber("durationMs"u8, Ms(Result.Duration));
        json.WriteNumber("billedDurationMs"u8, (long)Result.BilledDuration.TotalMilliseconds);
        json.WriteNumber("memorySizeMB"u8, MemoryMb);
        json.WriteNumber("maxMemoryUsedMB"u8, Result.MaxMemoryUsedMb);
        if (Result.InitDuration is { } init)
        {
            json.WriteNumber("initDurationMs"u8, Ms(init));
        }

        json.WriteEndObject();
        if (schema >= TelemetrySchema.Telemetry20220701)
        {
            WriteRest(json, schema);
        }

        json.WriteEndObject();
    }

    private void WriteRest(Utf8JsonWriter json, TelemetrySchema schema)
    {
        json.WriteString("status"u8, Status);
        if (Result.ErrorType is not null && schema >= TelemetrySchema.Telemetry20221213)
        {
            json.WriteString("errorType"u8, Result.ErrorType);
        }

        if (Spans.Count > 0)
        {
            json.WriteStartArray("spans"u8);
            foreach (var span in Spans)
            {
                span.Write(json);
            }

            json.WriteEndArray();
        }

        WriteTracing(json, TraceId);
    }
}
