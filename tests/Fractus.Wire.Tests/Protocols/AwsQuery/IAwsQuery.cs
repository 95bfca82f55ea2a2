using Fractus.Kernel;
using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.Wire.Tests.Protocols.AwsQuery;

/// <summary>The operations of Smithy's public protocol tests for this protocol.</summary>
[Service(
    "test", ProtocolName.AwsQuery,
    Title = "AwsQuery",
    Version = "2020-01-08",
    XmlNamespace = "https://example.com/",
    ResourcePrefix = "")]
public interface IAwsQuery
{
    [NoPermission(Anonymous = true)]
    ValueTask<DatetimeOffsetsOutput> DatetimeOffsets(Unit input, Caller caller, CancellationToken cancellation);

    [NoPermission(Anonymous = true)]
    ValueTask<EmptyInputAndEmptyOutputOutput> EmptyInputAndEmptyOutput(EmptyInputAndEmptyOutputInput input, Caller caller, CancellationToken cancellation);

    [NoPermission(Anonymous = true)]
    ValueTask<Unit> EndpointOperation(Unit input, Caller caller, CancellationToken cancellation);

    [NoPermission(Anonymous = true)]
    ValueTask<Unit> EndpointWithHostLabelOperation(HostLabelInput input, Caller caller, CancellationToken cancellation);

    [NoPermission(Anonymous = true)]
    ValueTask<FlattenedXmlMapOutput> FlattenedXmlMap(Unit input, Caller caller, CancellationToken cancellation);

    [NoPermission(Anonymous = true)]
    ValueTask<FlattenedXmlMapWithXmlNameOutput> FlattenedXmlMapWithXmlName(Unit input, Caller caller, CancellationToken cancellation);

    [NoPermission(Anonymous = true)]
    ValueTask<FlattenedXmlMapWithXmlNamespaceOutput> FlattenedXmlMapWithXmlNamespace(Unit input, Caller caller, CancellationToken cancellation);

    [NoPermission(Anonymous = true)]
    ValueTask<FractionalSecondsOutput> FractionalSeconds(Unit input, Caller caller, CancellationToken cancellation);

    [NoPermission(Anonymous = true)]
    ValueTask<GreetingWithErrorsOutput> GreetingWithErrors(Unit input, Caller caller, CancellationToken cancellation);

    [NoPermission(Anonymous = true)]
    ValueTask<Unit> HostWithPathOperation(Unit input, Caller caller, CancellationToken cancellation);

    [NoPermission(Anonymous = true)]
    ValueTask<IgnoresWrappingXmlNameOutput> IgnoresWrappingXmlName(Unit input, Caller caller, CancellationToken cancellation);

    [NoPermission(Anonymous = true)]
    ValueTask<Unit> NestedStructures(NestedStructuresInput input, Caller caller, CancellationToken cancellation);

    [NoPermission(Anonymous = true)]
    ValueTask<Unit> NoInputAndNoOutput(Unit input, Caller caller, CancellationToken cancellation);

    [NoPermission(Anonymous = true)]
    ValueTask<NoInputAndOutputOutput> NoInputAndOutput(NoInputAndOutputInput input, Caller caller, CancellationToken cancellation);

    [NoPermission(Anonymous = true)]
    ValueTask<Unit> PutWithContentEncoding(PutWithContentEncodingInput input, Caller caller, CancellationToken cancellation);

    [NoPermission(Anonymous = true)]
    ValueTask<Unit> QueryIdempotencyTokenAutoFill(QueryIdempotencyTokenAutoFillInput input, Caller caller, CancellationToken cancellation);

    [NoPermission(Anonymous = true)]
    ValueTask<Unit> QueryLists(QueryListsInput input, Caller caller, CancellationToken cancellation);

    [NoPermission(Anonymous = true)]
    ValueTask<Unit> QueryMaps(QueryMapsInput input, Caller caller, CancellationToken cancellation);

    [NoPermission(Anonymous = true)]
    ValueTask<Unit> QueryTimestamps(QueryTimestampsInput input, Caller caller, CancellationToken cancellation);

    [NoPermission(Anonymous = true)]
    ValueTask<RecursiveXmlShapesOutput> RecursiveXmlShapes(Unit input, Caller caller, CancellationToken cancellation);

    [NoPermission(Anonymous = true)]
    ValueTask<Unit> SimpleInputParams(SimpleInputParamsInput input, Caller caller, CancellationToken cancellation);

    [NoPermission(Anonymous = true)]
    ValueTask<SimpleScalarXmlPropertiesOutput> SimpleScalarXmlProperties(Unit input, Caller caller, CancellationToken cancellation);

    [NoPermission(Anonymous = true)]
    ValueTask<XmlBlobsOutput> XmlBlobs(Unit input, Caller caller, CancellationToken cancellation);

    [NoPermission(Anonymous = true)]
    ValueTask<XmlBlobsOutput> XmlEmptyBlobs(Unit input, Caller caller, CancellationToken cancellation);

    [NoPermission(Anonymous = true)]
    ValueTask<XmlListsOutput> XmlEmptyLists(Unit input, Caller caller, CancellationToken cancellation);

    [NoPermission(Anonymous = true)]
    ValueTask<XmlMapsOutput> XmlEmptyMaps(Unit input, Caller caller, CancellationToken cancellation);

    [NoPermission(Anonymous = true)]
    ValueTask<XmlEnumsOutput> XmlEnums(Unit input, Caller caller, CancellationToken cancellation);

    [NoPermission(Anonymous = true)]
    ValueTask<XmlIntEnumsOutput> XmlIntEnums(Unit input, Caller caller, CancellationToken cancellation);

    [NoPermission(Anonymous = true)]
    ValueTask<XmlListsOutput> XmlLists(Unit input, Caller caller, CancellationToken cancellation);

    [NoPermission(Anonymous = true)]
    ValueTask<XmlMapsOutput> XmlMaps(Unit input, Caller caller, CancellationToken cancellation);

    [NoPermission(Anonymous = true)]
    ValueTask<XmlMapsXmlNameOutput> XmlMapsXmlName(Unit input, Caller caller, CancellationToken cancellation);

    [NoPermission(Anonymous = true)]
    ValueTask<XmlNamespacesOutput> XmlNamespaces(Unit input, Caller caller, CancellationToken cancellation);

    [NoPermission(Anonymous = true)]
    ValueTask<XmlTimestampsOutput> XmlTimestamps(Unit input, Caller caller, CancellationToken cancellation);
}
