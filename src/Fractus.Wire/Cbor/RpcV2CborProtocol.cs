using Fractus.Kernel;
using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.Wire.Cbor;

/// <summary>
/// rpcv2Cbor: a POST to <c>/service/{service}/operation/{operation}</c> that says <c>smithy-protocol: rpc-v2-cbor</c>.
/// Source: "Smithy RPC v2 CBOR protocol" in Smithy's specifications.
/// </summary>
internal sealed class RpcV2CborProtocol : WireProtocol
{
    private const string ContentType = "application/cbor";

    public override int RefusalStatus => 400;

    public override TInput Decode<TInput>(WireRequest request, Operation operation)
    {
        var reader = new CborShapeReader(request.Body.IsEmpty ? [0xA0] : request.Body.Span);
        reader.BeginDocument();
        var input = TInput.ReadMembers(ref reader);
        reader.EndDocument();
        return input;
    }

    public override void Encode<TOutput>(WireResponse response, Operation operation, TOutput output, string requestId)
    {
        AddProtocol(response);
        if (output is Unit)
        {
            return;
        }

        response.ContentType = ContentType;
        var writer = new CborShapeWriter(response.Body);
        writer.BeginDocument();
        TOutput.WriteMembers(ref writer, output);
        writer.EndDocument();
    }

    public override void EncodeError(WireResponse response, ServiceSchema service, ApiException error, string requestId)
    {
        AddProtocol(response);
        response.Status = error.Status;
        response.ContentType = ContentType;
        QueryCompatibility.AddHeader(response, service, error);
        var typeNamespace = error.TypeNamespace ?? service.ErrorNamespace;
        var writer = new CborShapeWriter(response.Body);
        writer.BeginDocument();
        writer.WriteText("__type", typeNamespace.Length == 0 ? error.Code : $"{typeNamespace}#{error.Code}");
        if (error.Message.Length > 0)
        {
            writer.WriteText(error.MessageName, error.Message);
        }

        error.WriteMembers(ref writer);
        writer.EndDocument();
    }

    private static void AddProtocol(WireResponse response) => response.Headers.Add(new("smithy-protocol", "rpc-v2-cbor"));
}
