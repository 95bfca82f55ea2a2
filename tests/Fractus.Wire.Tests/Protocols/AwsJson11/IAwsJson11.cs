using Fractus.Kernel;
using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.Wire.Tests.Protocols.AwsJson11;

/// <summary>The operations of Smithy's public protocol tests for this protocol.</summary>
[Service(
    "test", ProtocolName.AwsJson11,
    Title = "AwsJson11",
    Version = "2020-01-08",
    TargetPrefix = "JsonProtocol",
    ResourcePrefix = "")]
public interface IAwsJson11
{
    [NoPermission(Anonymous = true)]
    ValueTask<DatetimeOffsetsOutput> DatetimeOffsets(Unit input, Caller caller, CancellationToken cancellation);

    [NoPermission(Anonymous = true)]
    ValueTask<Unit> EmptyOperation(Unit input, Caller caller, CancellationToken cancellation);

    [NoPermission(Anonymous = true)]
    ValueTask<Unit> EndpointOperation(Unit input, Caller caller, CancellationToken cancellation);

    [NoPermission(Anonymous = true)]
    ValueTask<Unit> EndpointWithHostLabelOperation(HostLabelInput input, Caller caller, CancellationToken cancellation);

    [NoPermission(Anonymous = true)]
    ValueTask<FractionalSecondsOutput> FractionalSeconds(Unit input, Caller caller, CancellationToken cancellation);

    [NoPermission(Anonymous = true)]
    ValueTask<Unit> GreetingWithErrors(Unit input, Caller caller, CancellationToken cancellation);

    [NoPermission(Anonymous = true)]
    ValueTask<Unit> HostWithPathOperation(Unit input, Caller caller, CancellationToken cancellation);

    [NoPermission(Anonymous = true)]
    ValueTask<JsonEnumsInputOutput> JsonEnums(JsonEnumsInputOutput input, Caller caller, CancellationToken cancellation);

    [NoPermission(Anonymous = true)]
    ValueTask<JsonIntEnumsInputOutput> JsonIntEnums(JsonIntEnumsInputOutput input, Caller caller, CancellationToken cancellation);

    [NoPermission(Anonymous = true)]
    ValueTask<UnionInputOutput> JsonUnions(UnionInputOutput input, Caller caller, CancellationToken cancellation);

    [NoPermission(Anonymous = true)]
    ValueTask<KitchenSink> KitchenSinkOperation(KitchenSink input, Caller caller, CancellationToken cancellation);

    [NoPermission(Anonymous = true)]
    ValueTask<NullOperationInputOutput> NullOperation(NullOperationInputOutput input, Caller caller, CancellationToken cancellation);

    [NoPermission(Anonymous = true)]
    ValueTask<Unit> OperationWithOptionalInputOutput(OperationWithOptionalInputOutputInput input, Caller caller, CancellationToken cancellation);

    [NoPermission(Anonymous = true)]
    ValueTask<Unit> PutWithContentEncoding(PutWithContentEncodingInput input, Caller caller, CancellationToken cancellation);

    [NoPermission(Anonymous = true)]
    ValueTask<SimpleScalarPropertiesInputOutput> SimpleScalarProperties(SimpleScalarPropertiesInputOutput input, Caller caller, CancellationToken cancellation);
}
