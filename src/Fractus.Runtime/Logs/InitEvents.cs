using System.Globalization;
using System.Text.Json;

namespace Fractus.Runtime.Logs;

/// <summary>Loading begins.</summary>
internal sealed record InitStart(FunctionSpec Function, string InitializationType) : PlatformEvent("platform.initStart", LineLevel.Info)
{
    internal override string? Text => Function.RuntimeVersionArn is { } arn
        ? $"INIT_START Runtime Version: {Function.RuntimeVersion}\tRuntime Version ARN: {arn}\n"
        : null;

    internal override bool IsIn(TelemetrySchema schema) => schema >= TelemetrySchema.Telemetry20220701;

    protected override void WriteRecord(Utf8JsonWriter json, TelemetrySchema schema)
    {
        json.WriteStartObject();
        json.WriteString("initializationType"u8, InitializationType);
        json.WriteString("phase"u8, "init"u8);
        if (Function.RuntimeVersionArn is { } arn)
        {
            json.WriteString("runtimeVersion"u8, Function.RuntimeVersion);
            json.WriteString("runtimeVersionArn"u8, arn);
        }

        if (schema >= TelemetrySchema.Telemetry20221213)
        {
            json.WriteString("functionName"u8, Function.FunctionName);
            json.WriteString("functionVersion"u8, Function.Version);
        }

        json.WriteEndObject();
    }
}

/// <summary>The runtime has loaded the function, or failed to.</summary>
internal sealed record InitRuntimeDone(string InitializationType, string Status, string? ErrorType)
    : PlatformEvent("platform.initRuntimeDone", Status == "success" ? LineLevel.Debug : LineLevel.Warn)
{
    internal override bool IsIn(TelemetrySchema schema) => schema >= TelemetrySchema.Telemetry20220701;

    protected override void WriteRecord(Utf8JsonWriter json, TelemetrySchema schema)
    {
        json.WriteStartObject();
        json.WriteString("initializationType"u8, InitializationType);
        json.WriteString("phase"u8, "init"u8);
        json.WriteString("status"u8, Status);
        if (ErrorType is not null && schema >= TelemetrySchema.Telemetry20221213)
        {
            json.WriteString("errorType"u8, ErrorType);
        }

        json.WriteEndObject();
    }
}

/// <summary>Runtime and extensions are ready, or one of them failed. In text it stands only where one failed.</summary>
internal sealed record InitReport(string InitializationType, TimeSpan Duration, string Status, string? ErrorType)
    : PlatformEvent("platform.initReport", Status == "success" ? InitializationType == "on-demand" ? LineLevel.Debug : LineLevel.Info : LineLevel.Warn)
{
    internal override string? Text => Status == "success" ? null : PlatformLines.InitReport(Duration, Status, ErrorType);

    internal override bool IsIn(TelemetrySchema schema) => schema >= TelemetrySchema.Telemetry20220701;

    protected override void WriteRecord(Utf8JsonWriter json, TelemetrySchema schema)
    {
        json.WriteStartObject();
        json.WriteString("initializationType"u8, InitializationType);
        json.WriteString("phase"u8, "init"u8);
        json.WriteStartObject("metrics"u8);
        json.WriteNumber("durationMs"u8, Ms(Duration));
        json.WriteEndObject();
        if (schema >= TelemetrySchema.Telemetry20221213)
        {
            json.WriteString("status"u8, Status);
            if (ErrorType is not null)
            {
                json.WriteString("errorType"u8, ErrorType);
            }
        }

        json.WriteEndObject();
    }
}

/// <summary>An extension has come up, or failed to.</summary>
internal sealed record ExtensionState(string Name, string State, IReadOnlyList<string> Events, string? ErrorType)
    : PlatformEvent("platform.extension", ErrorType is null ? LineLevel.Info : LineLevel.Warn)
{
    internal override string? Text
    {
        get
        {
            var error = ErrorType is null ? "" : $"\tError Type: {ErrorType}";
            return string.Create(CultureInfo.InvariantCulture, $"EXTENSION\tName: {Name}\tState: {State}\tEvents: [{string.Join(", ", Events)}]{error}\n");
        }
    }

    protected override void WriteRecord(Utf8JsonWriter json, TelemetrySchema schema)
    {
        json.WriteStartObject();
        json.WriteString("name"u8, Name);
        json.WriteString("state"u8, State);
        json.WriteStartArray("events"u8);
        foreach (var name in Events)
        {
            json.WriteStringValue(name);
        }

        json.WriteEndArray();
        if (ErrorType is not null)
        {
            json.WriteString("errorType"u8, ErrorType);
        }

        json.WriteEndObject();
    }
}

/// <summary>An extension has subscribed to events.</summary>
internal sealed record Subscribed(string Name, bool IsTelemetry, IReadOnlyList<string> Types)
    : PlatformEvent(IsTelemetry ? "platform.telemetrySubscription" : "platform.logsSubscription", LineLevel.Info)
{
    internal override string? Text
    {
        get
        {
            var types = Types.Select(type => char.ToUpperInvariant(type[0]) + type[1..]);
            return $"{(IsTelemetry ? "TELEMETRY" : "LOGS")}\tName: {Name}\tState: Subscribed\tTypes: [{string.Join(", ", types)}]\n";
        }
    }

    internal override bool IsIn(TelemetrySchema schema) => schema >= TelemetrySchema.Telemetry20220701 == IsTelemetry;

    protected override void WriteRecord(Utf8JsonWriter json, TelemetrySchema schema)
    {
        json.WriteStartObject();
        json.WriteString("name"u8, Name);
        json.WriteString("state"u8, "Subscribed"u8);
        json.WriteStartArray("types"u8);
        foreach (var type in Types)
        {
            json.WriteStringValue(type);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}

/// <summary>A subscriber did not keep up.</summary>
internal sealed record LogsDropped(string Reason, long Records, long Bytes) : PlatformEvent("platform.logsDropped", LineLevel.Warn)
{
    protected override void WriteRecord(Utf8JsonWriter json, TelemetrySchema schema)
    {
        json.WriteStartObject();
        json.WriteString("reason"u8, Reason);
        json.WriteNumber("droppedRecords"u8, Records);
        json.WriteNumber("droppedBytes"u8, Bytes);
        json.WriteEndObject();
    }
}
