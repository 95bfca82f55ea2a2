using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Fractus.Runtime.Extensions;

/// <summary>An answer of the Extensions, Logs and Telemetry APIs. <paramref name="Headers"/> are whole lines.</summary>
internal readonly record struct ExtensionReply(int Status, byte[] Body, byte[]? Headers = null)
{
    private const int Forbidden = 403;
    private const int BadRequest = 400;

    internal static ExtensionReply Accepted { get; } = new(202, """{"status":"OK"}"""u8.ToArray());

    internal static ExtensionReply Subscribed { get; } = new(200, "\"OK\""u8.ToArray());

    internal static ExtensionReply Refused(string errorType, string errorMessage) => Error(Forbidden, errorType, errorMessage);

    internal static ExtensionReply Invalid(string errorType, string errorMessage) => Error(BadRequest, errorType, errorMessage);

    internal static ExtensionReply WrongState(Extension extension, ExtensionPhase wanted) => Refused(
        "Extension.InvalidExtensionState",
        $"State transition from {extension.Phase} to {wanted} failed for extension {(extension.Phase == ExtensionPhase.Started ? extension.Name : extension.Id)}. Error: State transition is not allowed");

    internal static ExtensionReply Registered(Extension extension, FunctionSpec function, bool withAccount) => new(
        200,
        Write(json =>
        {
            json.WriteString("functionName"u8, function.FunctionName);
            json.WriteString("functionVersion"u8, function.Version);
            json.WriteString("handler"u8, function.Handler);
            if (withAccount)
            {
                json.WriteString("accountId"u8, function.FunctionArn.Split(':')[4]);
            }
        }),
        Encoding.ASCII.GetBytes($"Lambda-Extension-Identifier: {extension.Id}\r\n"));

    internal static byte[] InvokeEvent(InvocationRequest request, string functionArn, long deadlineMs) => Write(json =>
    {
        json.WriteString("eventType"u8, "INVOKE"u8);
        json.WriteNumber("deadlineMs"u8, deadlineMs);
        json.WriteString("requestId"u8, request.RequestId);
        json.WriteString("invokedFunctionArn"u8, request.InvokedFunctionArn ?? functionArn);
        if (request.TraceId is not null)
        {
            json.WriteStartObject("tracing"u8);
            json.WriteString("type"u8, "X-Amzn-Trace-Id"u8);
            json.WriteString("value"u8, request.TraceId);
            json.WriteEndObject();
        }
    });

    internal static byte[] ShutdownEvent(string reason, long deadlineMs) => Write(json =>
    {
        json.WriteString("eventType"u8, "SHUTDOWN"u8);
        json.WriteNumber("deadlineMs"u8, deadlineMs);
        json.WriteString("shutdownReason"u8, reason);
    });

    private static ExtensionReply Error(int status, string errorType, string errorMessage) => new(status, Write(json =>
    {
        json.WriteString("errorMessage"u8, errorMessage);
        json.WriteString("errorType"u8, errorType);
    }));

    private static byte[] Write(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();
        write(json);
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenSpan.ToArray();
    }
}
