using System.Text.Json;
using Fractus.Kernel;
using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;
using Fractus.Wire.EventStreams;
using Fractus.Wire.Json;

namespace Fractus.Wire.Rest;

/// <summary>restJson1: HTTP bindings with a JSON body.</summary>
internal sealed class RestJsonProtocol : WireProtocol
{
    private const string ContentType = "application/json";
    private const int NoContent = 204;

    public override int RefusalStatus => 403;

    public override TInput Decode<TInput>(WireRequest request, Operation operation)
    {
        var schema = TInput.Schema;
        var takesDocument = schema.Payload is null ? schema.HasBodyMembers : schema.Payload.Kind == ShapeKind.Structure;
        var hasDocument = takesDocument && !request.Body.IsEmpty;
        try
        {
            var json = new JsonShapeReader(hasDocument ? request.Body.Span : "{}"u8, operation.Service.ErrorNamespace, operation.Service.NamesClasses);
            if (schema.Payload is null)
            {
                json.BeginDocument();
            }

            var reader = new RestShapeReader<JsonShapeReader>(request, schema, json, hasDocument);
            var input = TInput.ReadMembers(ref reader);
            if (hasDocument)
            {
                reader.Body.EndDocument();
            }

            return input;
        }
        catch (JsonException malformed)
        {
            throw new SerializationException("Could not parse request body into json: " + malformed.Message, malformed);
        }
    }

    public override void Encode<TOutput>(WireResponse response, Operation operation, TOutput output, string requestId)
    {
        response.Status = operation.Http!.Status;
        var schema = TOutput.Schema;
        var hasDocument = schema.Payload is null && output is not Unit && response.Status != NoContent;
        var json = JsonShapeWriter.Start(response.Body);
        if (hasDocument)
        {
            json.BeginDocument();
        }

        var writer = new RestShapeWriter<JsonShapeWriter>(response, json);
        TOutput.WriteMembers(ref writer, output);
        if (hasDocument)
        {
            json.EndDocument();
        }

        json.Finish();
        if (hasDocument || writer.HasPayloadDocument)
        {
            response.ContentType ??= ContentType;
        }
    }

    public override void EncodeError(WireResponse response, ServiceSchema service, ApiException error, string requestId)
    {
        response.Status = error.Status;
        response.ContentType = ContentType;
        response.Headers.Add(new("x-amzn-ErrorType", error.Code));
        var json = JsonShapeWriter.Start(response.Body);
        json.BeginDocument();
        if (error.Message.Length > 0)
        {
            json.WriteText(error.MessageName, error.Message);
        }

        var writer = new RestShapeWriter<JsonShapeWriter>(response, json);
        error.WriteMembers(ref writer);
        json.EndDocument();
        json.Finish();
    }

    internal override void EncodeEvent<TEvent>(EventMessage message, TEvent value) => JsonEvents.Write(message, value, ContentType);

    internal override void EncodeEventError(EventMessage message, ApiException error) => JsonEvents.WriteError(message, error, ContentType);
}
