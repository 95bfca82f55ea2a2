using System.Text.Json;
using Fractus.Kernel;
using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;
using Fractus.Wire.EventStreams;

namespace Fractus.Wire.Json;

/// <summary>awsJson 1.0 and 1.1: a POST to <c>/</c> whose <c>X-Amz-Target</c> names the operation.</summary>
internal sealed class AwsJsonProtocol(string contentType) : WireProtocol
{
    public override int RefusalStatus => 400;

    public override TInput Decode<TInput>(WireRequest request, Operation operation)
    {
        var body = request.Body.Span;
        if (body.IsEmpty)
        {
            body = "{}"u8;
        }

        try
        {
            var reader = new JsonShapeReader(body, operation.Service.ErrorNamespace);
            reader.BeginDocument();
            var input = TInput.ReadMembers(ref reader);
            reader.EndDocument();
            return input;
        }
        catch (JsonException malformed)
        {
            // The services say no more than the code.
            throw new SerializationException("", malformed);
        }
    }

    public override void Encode<TOutput>(WireResponse response, Operation operation, TOutput output, string requestId)
    {
        response.ContentType = contentType;
        if (output is Unit)
        {
            // The services send nothing at all where the model has no output.
            return;
        }

        var writer = JsonShapeWriter.Start(response.Body);
        writer.BeginDocument();
        TOutput.WriteMembers(ref writer, output);
        writer.EndDocument();
        writer.Finish();
    }

    public override void EncodeError(WireResponse response, ServiceSchema service, ApiException error, string requestId)
    {
        response.Status = error.Status;
        response.ContentType = contentType;
        QueryCompatibility.AddHeader(response, service, error);
        var typeNamespace = error.TypeNamespace ?? service.ErrorNamespace;
        if (service.ErrorNamespace.Length == 0)
        {
            // Only the older services write a namespace at all.
            typeNamespace = "";
        }

        var writer = JsonShapeWriter.Start(response.Body);
        writer.BeginDocument();
        writer.WriteText("__type", typeNamespace.Length == 0 ? error.Code : $"{typeNamespace}#{error.Code}");
        if (error.Message.Length > 0)
        {
            writer.WriteText(error.MessageName, error.Message);
        }

        error.WriteMembers(ref writer);
        writer.EndDocument();
        writer.Finish();
    }

    public override void EncodeStream<TOutput>(WireResponse response, Operation operation, TOutput output, EventStream events, string requestId)
    {
        response.ContentType = EventMessage.ContentType;
        response.Stream = async (body, cancellation) =>
        {
            // Without HTTP bindings the output's other members are the first event.
            var message = new EventMessage();
            message.Begin("event");
            message.AddHeader(":event-type", "initial-response");
            JsonEvents.WriteDocument(message, output, contentType);
            message.WriteTo(body);
            await body.FlushAsync(cancellation);
            await events.AcceptAsync(new EventStreamSender(this, message, body), cancellation);
        };
    }

    internal override void EncodeEvent<TEvent>(EventMessage message, TEvent value) => JsonEvents.Write(message, value, contentType);

    internal override void EncodeEventError(EventMessage message, ApiException error) => JsonEvents.WriteError(message, error, contentType);
}
