using Fractus.Kernel;
using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.Wire.Tests.Protocols.Cbor;

/// <summary>The operations of Smithy's public protocol tests for this protocol.</summary>
[Service(
    "test", ProtocolName.RpcV2Cbor,
    Title = "Cbor",
    Version = "2020-01-08",
    TargetPrefix = "RpcV2Protocol",
    ResourcePrefix = "")]
public interface ICbor
{
    [NoPermission(Anonymous = true)]
    ValueTask<EmptyStructure> EmptyInputOutput(EmptyStructure input, Caller caller, CancellationToken cancellation);

    [NoPermission(Anonymous = true)]
    ValueTask<Float16Output> Float16(Unit input, Caller caller, CancellationToken cancellation);

    [NoPermission(Anonymous = true)]
    ValueTask<FractionalSecondsOutput> FractionalSeconds(Unit input, Caller caller, CancellationToken cancellation);

    [NoPermission(Anonymous = true)]
    ValueTask<Unit> GreetingWithErrors(Unit input, Caller caller, CancellationToken cancellation);

    [NoPermission(Anonymous = true)]
    ValueTask<HttpPayloadWithUnionInputOutput> HttpPayloadWithUnion(Unit input, Caller caller, CancellationToken cancellation);

    [NoPermission(Anonymous = true)]
    ValueTask<Unit> NoInputOutput(Unit input, Caller caller, CancellationToken cancellation);

    [NoPermission(Anonymous = true)]
    ValueTask<SimpleStructure> OptionalInputOutput(SimpleStructure input, Caller caller, CancellationToken cancellation);

    [NoPermission(Anonymous = true)]
    ValueTask<RecursiveShapesInputOutput> RecursiveShapes(RecursiveShapesInputOutput input, Caller caller, CancellationToken cancellation);

    [NoPermission(Anonymous = true)]
    ValueTask<RpcV2CborDenseMapsInputOutput> RpcV2CborDenseMaps(RpcV2CborDenseMapsInputOutput input, Caller caller, CancellationToken cancellation);

    [NoPermission(Anonymous = true)]
    ValueTask<RpcV2CborListInputOutput> RpcV2CborLists(RpcV2CborListInputOutput input, Caller caller, CancellationToken cancellation);

    [NoPermission(Anonymous = true)]
    ValueTask<SimpleScalarStructure> SimpleScalarProperties(SimpleScalarStructure input, Caller caller, CancellationToken cancellation);
}
