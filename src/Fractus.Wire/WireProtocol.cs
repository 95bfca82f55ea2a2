using Fractus.Kernel;
using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;
using Fractus.Wire.Cbor;
using Fractus.Wire.EventStreams;
using Fractus.Wire.Json;
using Fractus.Wire.Query;
using Fractus.Wire.Rest;

namespace Fractus.Wire;

/// <summary>One way to put an operation on the wire. Stateless.</summary>
public abstract class WireProtocol
{
    private static readonly Dictionary<ProtocolName, WireProtocol> s_all = new()
    {
        [ProtocolName.AwsJson10] = new AwsJsonProtocol("application/x-amz-json-1.0"),
        [ProtocolName.AwsJson11] = new AwsJsonProtocol("application/x-amz-json-1.1"),
        [ProtocolName.AwsQuery] = new AwsQueryProtocol(),
        [ProtocolName.RestJson1] = new RestJsonProtocol(),
        [ProtocolName.RestXml] = new RestXmlProtocol(),
        [ProtocolName.RpcV2Cbor] = new RpcV2CborProtocol(),
    };

    /// <summary>The status of the pipeline's own refusals (signature, access): 403 in REST and query, 400 in the RPC protocols.</summary>
    public abstract int RefusalStatus { get; }

    /// <summary>True where errors have the query protocol's codes.</summary>
    public virtual bool UsesQueryCodes => false;

    public static WireProtocol Of(ProtocolName name) => s_all[name];

    /// <exception cref="SerializationException">The request is malformed.</exception>
    public abstract TInput Decode<TInput>(WireRequest request, Operation operation)
        where TInput : class, IShape<TInput>;

    public abstract void Encode<TOutput>(WireResponse response, Operation operation, TOutput output, string requestId)
        where TOutput : class, IShape<TOutput>;

    public abstract void EncodeError(WireResponse response, ServiceSchema service, ApiException error, string requestId);

    /// <summary>Makes an answer whose body is a stream of events.</summary>
    public virtual void EncodeStream<TOutput>(WireResponse response, Operation operation, TOutput output, EventStream events, string requestId)
        where TOutput : class, IShape<TOutput>
    {
        // With HTTP bindings the output's other members travel in headers.
        Encode(response, operation, output, requestId);
        response.ContentType = EventMessage.ContentType;
        response.Stream = (body, cancellation) => events.AcceptAsync(new EventStreamSender(this, new EventMessage(), body), cancellation);
    }

    /// <summary>Fills the frame of one event.</summary>
    internal virtual void EncodeEvent<TEvent>(EventMessage message, TEvent value)
        where TEvent : class, IShape<TEvent> => throw new NotSupportedException("No service sends events in this protocol.");

    /// <summary>Fills the frame of the error that ends a stream; its code is there already.</summary>
    internal virtual void EncodeEventError(EventMessage message, ApiException error) =>
        throw new NotSupportedException("No service sends events in this protocol.");
}
