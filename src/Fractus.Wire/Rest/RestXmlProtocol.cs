using Fractus.Kernel;
using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;
using Fractus.Wire.EventStreams;
using Fractus.Wire.Xml;

namespace Fractus.Wire.Rest;

/// <summary>restXml: HTTP bindings with an XML body.</summary>
internal sealed class RestXmlProtocol : WireProtocol
{
    private const string ContentType = "application/xml";

    public override int RefusalStatus => 403;

    public override TInput Decode<TInput>(WireRequest request, Operation operation)
    {
        var schema = TInput.Schema;
        var takesDocument = schema.Payload is null ? schema.HasBodyMembers : schema.Payload.Kind == ShapeKind.Structure;
        var hasDocument = takesDocument && !request.Body.IsEmpty;
        var xml = new XmlShapeReader(hasDocument ? XmlNode.Parse(request.Body.Span) : new XmlNode(""));
        if (schema.Payload is null)
        {
            xml.BeginDocument();
        }

        var reader = new RestShapeReader<XmlShapeReader>(request, schema, xml, hasDocument);
        return TInput.ReadMembers(ref reader);
    }

    public override void Encode<TOutput>(WireResponse response, Operation operation, TOutput output, string requestId)
    {
        response.Status = operation.Http!.Status;
        var schema = TOutput.Schema;
        var hasDocument = schema is { Payload: null, HasBodyMembers: true };
        var xml = XmlShapeWriter.ForDocument(new XmlOutput(response.Body), operation.Service.XmlNamespace);
        if (hasDocument)
        {
            xml.BeginDocument(schema.XmlName, schema.XmlNamespace);
        }

        var writer = new RestShapeWriter<XmlShapeWriter>(response, xml);
        TOutput.WriteMembers(ref writer, output);
        if (hasDocument)
        {
            writer.Body.EndDocument(schema.XmlName);
        }

        if (hasDocument || writer.HasPayloadDocument)
        {
            response.ContentType ??= ContentType;
        }
    }

    public override void EncodeError(WireResponse response, ServiceSchema service, ApiException error, string requestId)
    {
        response.Status = error.Status;
        response.ContentType = ContentType;
        var output = new XmlOutput(response.Body);
        var xml = XmlShapeWriter.ForDocument(output, service.NoErrorWrapping ? "" : service.XmlNamespace);
        if (!service.NoErrorWrapping)
        {
            xml.BeginDocument("ErrorResponse", null);
        }

        xml.BeginDocument("Error", null);
        if (!service.NoErrorWrapping)
        {
            xml.WriteText("Type", error.IsSenderFault ? "Sender" : "Receiver");
        }

        xml.WriteText("Code", error.QueryCode);
        xml.WriteText("Message", error.Message);
        var members = new RestShapeWriter<XmlShapeWriter>(response, xml);
        error.WriteMembers(ref members);
        if (service.NoErrorWrapping)
        {
            output.Element("RequestId", requestId);
            output.Close("Error");
            return;
        }

        output.Close("Error");
        output.Element("RequestId", requestId);
        output.Close("ErrorResponse");
    }

    internal override void EncodeEvent<TEvent>(EventMessage message, TEvent value)
    {
        // An event without members has no document, as S3 sends it.
        var body = XmlShapeWriter.ForDocument(new XmlOutput(message.Payload), "");
        var writer = new EventShapeWriter<XmlShapeWriter>(message, body, "text/xml", writesEmptyDocuments: false);
        TEvent.WriteMembers(ref writer, value);
    }

    internal override void EncodeEventError(EventMessage message, ApiException error)
    {
        message.AddHeader(":content-type", "text/xml");
        var xml = XmlShapeWriter.ForDocument(new XmlOutput(message.Payload), "");
        xml.BeginDocument("Error", null);
        xml.WriteText("Code", error.QueryCode);
        xml.WriteText("Message", error.Message);
        error.WriteMembers(ref xml);
        xml.EndDocument("Error");
    }
}
