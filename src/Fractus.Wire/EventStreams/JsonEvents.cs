using Fractus.Kernel;
using Fractus.Kernel.Shapes;
using Fractus.Wire.Json;

namespace Fractus.Wire.EventStreams;

/// <summary>Events of the protocols whose documents are JSON.</summary>
internal static class JsonEvents
{
    public static void Write<TEvent>(EventMessage message, TEvent value, string contentType)
        where TEvent : class, IShape<TEvent>
    {
        var body = JsonShapeWriter.Start(message.Payload);
        var writer = new EventShapeWriter<JsonShapeWriter>(message, body, contentType, writesEmptyDocuments: true);
        TEvent.WriteMembers(ref writer, value);
        body.Finish();
    }

    /// <summary>The frame's payload is this document.</summary>
    public static void WriteDocument<TOutput>(EventMessage message, TOutput output, string contentType)
        where TOutput : class, IShape<TOutput>
    {
        message.AddHeader(":content-type", contentType);
        var json = JsonShapeWriter.Start(message.Payload);
        json.BeginDocument();
        TOutput.WriteMembers(ref json, output);
        json.EndDocument();
        json.Finish();
    }

    public static void WriteError(EventMessage message, ApiException error, string contentType)
    {
        message.AddHeader(":content-type", contentType);
        var json = JsonShapeWriter.Start(message.Payload);
        json.BeginDocument();
        json.WriteText(error.MessageName, error.Message);
        error.WriteMembers(ref json);
        json.EndDocument();
        json.Finish();
    }
}
