using Fractus.Kernel;
using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;
using Fractus.Wire.Xml;

namespace Fractus.Wire.Query;

/// <summary>awsQuery: a form that names its <c>Action</c> and <c>Version</c>, answered in XML.</summary>
internal sealed class AwsQueryProtocol : WireProtocol
{
    public override int RefusalStatus => 403;

    public override bool UsesQueryCodes => true;

    public override TInput Decode<TInput>(WireRequest request, Operation operation)
    {
        var reader = new QueryShapeReader(request.Form ?? throw new SerializationException("The request is not a form"));
        return TInput.ReadMembers(ref reader);
    }

    public override void Encode<TOutput>(WireResponse response, Operation operation, TOutput output, string requestId)
    {
        response.ContentType = "text/xml";
        var xml = new XmlOutput(response.Body);
        xml.Open(operation.Name + "Response", operation.Service.XmlNamespace);
        if (output is not Unit)
        {
            var writer = new XmlShapeWriter(xml);
            writer.BeginDocument(operation.Name + "Result", null);
            TOutput.WriteMembers(ref writer, output);
            writer.EndDocument(operation.Name + "Result");
        }

        xml.Open("ResponseMetadata");
        xml.Element("RequestId", requestId);
        xml.Close("ResponseMetadata");
        xml.Close(operation.Name + "Response");
    }

    public override void EncodeError(WireResponse response, ServiceSchema service, ApiException error, string requestId)
    {
        response.Status = error.Status;
        response.ContentType = "text/xml";
        var xml = new XmlOutput(response.Body);
        xml.Open("ErrorResponse", service.XmlNamespace);
        xml.Open("Error");
        xml.Element("Type", error.IsSenderFault ? "Sender" : "Receiver");
        xml.Element("Code", error.QueryCode);
        xml.Element("Message", error.Message);
        var writer = new XmlShapeWriter(xml);
        error.WriteMembers(ref writer);
        xml.Close("Error");
        xml.Element("RequestId", requestId);
        xml.Close("ErrorResponse");
    }
}
