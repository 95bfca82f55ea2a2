using Fractus.Kernel;
using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.Wire.Tests.Protocols.AwsJson10;

/// <summary>The operations of Smithy's public protocol tests for this protocol.</summary>
[Service(
    "test", ProtocolName.AwsJson10,
    Title = "AwsJson10",
    Version = "2020-01-08",
    TargetPrefix = "JsonRpc10",
    ResourcePrefix = "")]
public interface IAwsJson10
{
    [NoPermission(Anonymous = true)]
    ValueTask<EmptyInputAndEmptyOutputOutput> EmptyInputAndEmptyOutput(EmptyInputAndEmptyOutputInput input, Caller caller, CancellationToken cancellation);

    [NoPermission(Anonymous = true)]
    ValueTask<Unit> EndpointOperation(Unit input, Caller caller, CancellationToken cancellation);

    [NoPermission(Anonymous = true)]
    ValueTask<Unit> EndpointWithHostLabelOperation(EndpointWithHostLabelOperationInput input, Caller caller, CancellationToken cancellation);

    [NoPermission(Anonymous = true)]
    ValueTask<Unit> GreetingWithErrors(Unit input, Caller caller, CancellationToken cancellation);

    [NoPermission(Anonymous = true)]
    ValueTask<Unit> HostWithPathOperation(Unit input, Caller caller, CancellationToken cancellation);

    [NoPermission(Anonymous = true)]
    ValueTask<JsonUnionsOutput> JsonUnions(JsonUnionsInput input, Caller caller, CancellationToken cancellation);

    [NoPermission(Anonymous = true)]
    ValueTask<Unit> NoInputAndNoOutput(Unit input, Caller caller, CancellationToken cancellation);

    [NoPermission(Anonymous = true)]
    ValueTask<NoInputAndOutputOutput> NoInputAndOutput(Unit input, Caller caller, CancellationToken cancellation);

    [NoPermission(Anonymous = true)]
    ValueTask<Unit> PutWithContentEncoding(PutWithContentEncodingInput input, Caller caller, CancellationToken cancellation);

    [NoPermission(Anonymous = true)]
    ValueTask<SimpleScalarPropertiesOutput> SimpleScalarProperties(SimpleScalarPropertiesInput input, Caller caller, CancellationToken cancellation);
}
