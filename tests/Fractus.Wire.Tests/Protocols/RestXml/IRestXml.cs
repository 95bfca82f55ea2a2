using Fractus.Kernel;
using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.Wire.Tests.Protocols.RestXml;

/// <summary>The operations of Smithy's public protocol tests for this protocol.</summary>
[Service(
    "test", ProtocolName.RestXml,
    Title = "RestXml",
    Version = "2020-01-08",
    ResourcePrefix = "")]
public interface IRestXml
{
    [Http("GET", "/AllQueryStringTypesInput")]
    [NoPermission(Anonymous = true)]
    ValueTask<Unit> AllQueryStringTypes(AllQueryStringTypesInput input, Caller caller, CancellationToken cancellation);

    [Http("PUT", "/BodyWithXmlName")]
    [NoPermission(Anonymous = true)]
    ValueTask<BodyWithXmlNameInputOutput> BodyWithXmlName(BodyWithXmlNameInputOutput input, Caller caller, CancellationToken cancellation);

    [Http("GET", "/ConstantAndVariableQueryString?foo=bar")]
    [NoPermission(Anonymous = true)]
    ValueTask<Unit> ConstantAndVariableQueryString(ConstantAndVariableQueryStringInput input, Caller caller, CancellationToken cancellation);

    [Http("GET", "/ConstantQueryString/{hello}?foo=bar&hello")]
    [NoPermission(Anonymous = true)]
    ValueTask<Unit> ConstantQueryString(ConstantQueryStringInput input, Caller caller, CancellationToken cancellation);

    [Http("POST", "/DatetimeOffsets")]
    [NoPermission(Anonymous = true)]
    ValueTask<DatetimeOffsetsOutput> DatetimeOffsets(Unit input, Caller caller, CancellationToken cancellation);

    [Http("POST", "/EmptyInputAndEmptyOutput")]
    [NoPermission(Anonymous = true)]
    ValueTask<EmptyInputAndEmptyOutputOutput> EmptyInputAndEmptyOutput(EmptyInputAndEmptyOutputInput input, Caller caller, CancellationToken cancellation);

    [Http("POST", "/EndpointOperation")]
    [NoPermission(Anonymous = true)]
    ValueTask<Unit> EndpointOperation(Unit input, Caller caller, CancellationToken cancellation);

    [Http("POST", "/EndpointWithHostLabelHeaderOperation")]
    [NoPermission(Anonymous = true)]
    ValueTask<Unit> EndpointWithHostLabelHeaderOperation(HostLabelHeaderInput input, Caller caller, CancellationToken cancellation);

    [Http("POST", "/EndpointWithHostLabelOperation")]
    [NoPermission(Anonymous = true)]
    ValueTask<Unit> EndpointWithHostLabelOperation(EndpointWithHostLabelOperationRequest input, Caller caller, CancellationToken cancellation);

    [Http("POST", "/FlattenedXmlMap")]
    [NoPermission(Anonymous = true)]
    ValueTask<FlattenedXmlMapResponse> FlattenedXmlMap(FlattenedXmlMapRequest input, Caller caller, CancellationToken cancellation);

    [Http("POST", "/FlattenedXmlMapWithXmlName")]
    [NoPermission(Anonymous = true)]
    ValueTask<FlattenedXmlMapWithXmlNameResponse> FlattenedXmlMapWithXmlName(FlattenedXmlMapWithXmlNameRequest input, Caller caller, CancellationToken cancellation);

    [Http("POST", "/FlattenedXmlMapWithXmlNamespace")]
    [NoPermission(Anonymous = true)]
    ValueTask<FlattenedXmlMapWithXmlNamespaceOutput> FlattenedXmlMapWithXmlNamespace(Unit input, Caller caller, CancellationToken cancellation);

    [Http("POST", "/FractionalSeconds")]
    [NoPermission(Anonymous = true)]
    ValueTask<FractionalSecondsOutput> FractionalSeconds(Unit input, Caller caller, CancellationToken cancellation);

    [Http("PUT", "/GreetingWithErrors")]
    [NoPermission(Anonymous = true)]
    ValueTask<GreetingWithErrorsOutput> GreetingWithErrors(Unit input, Caller caller, CancellationToken cancellation);

    [Http("POST", "/EnumPayload")]
    [NoPermission(Anonymous = true)]
    ValueTask<EnumPayloadInput> HttpEnumPayload(EnumPayloadInput input, Caller caller, CancellationToken cancellation);

    [Http("POST", "/HttpPayloadTraits")]
    [NoPermission(Anonymous = true)]
    ValueTask<HttpPayloadTraitsInputOutput> HttpPayloadTraits(HttpPayloadTraitsInputOutput input, Caller caller, CancellationToken cancellation);

    [Http("PUT", "/HttpPayloadWithMemberXmlName")]
    [NoPermission(Anonymous = true)]
    ValueTask<HttpPayloadWithMemberXmlNameInputOutput> HttpPayloadWithMemberXmlName(HttpPayloadWithMemberXmlNameInputOutput input, Caller caller, CancellationToken cancellation);

    [Http("PUT", "/HttpPayloadWithStructure")]
    [NoPermission(Anonymous = true)]
    ValueTask<HttpPayloadWithStructureInputOutput> HttpPayloadWithStructure(HttpPayloadWithStructureInputOutput input, Caller caller, CancellationToken cancellation);

    [Http("PUT", "/HttpPayloadWithUnion")]
    [NoPermission(Anonymous = true)]
    ValueTask<HttpPayloadWithUnionInputOutput> HttpPayloadWithUnion(HttpPayloadWithUnionInputOutput input, Caller caller, CancellationToken cancellation);

    [Http("PUT", "/HttpPayloadWithXmlName")]
    [NoPermission(Anonymous = true)]
    ValueTask<HttpPayloadWithXmlNameInputOutput> HttpPayloadWithXmlName(HttpPayloadWithXmlNameInputOutput input, Caller caller, CancellationToken cancellation);

    [Http("PUT", "/HttpPayloadWithXmlNamespace")]
    [NoPermission(Anonymous = true)]
    ValueTask<HttpPayloadWithXmlNamespaceInputOutput> HttpPayloadWithXmlNamespace(HttpPayloadWithXmlNamespaceInputOutput input, Caller caller, CancellationToken cancellation);

    [Http("PUT", "/HttpPayloadWithXmlNamespaceAndPrefix")]
    [NoPermission(Anonymous = true)]
    ValueTask<HttpPayloadWithXmlNamespaceAndPrefixInputOutput> HttpPayloadWithXmlNamespaceAndPrefix(HttpPayloadWithXmlNamespaceAndPrefixInputOutput input, Caller caller, CancellationToken cancellation);

    [Http("GET", "/HttpPrefixHeaders")]
    [NoPermission(Anonymous = true)]
    ValueTask<HttpPrefixHeadersInputOutput> HttpPrefixHeaders(HttpPrefixHeadersInputOutput input, Caller caller, CancellationToken cancellation);

    [Http("GET", "/FloatHttpLabels/{float}/{double}")]
    [NoPermission(Anonymous = true)]
    ValueTask<Unit> HttpRequestWithFloatLabels(HttpRequestWithFloatLabelsInput input, Caller caller, CancellationToken cancellation);

    [Http("GET", "/HttpRequestWithGreedyLabelInPath/foo/{foo}/baz/{baz+}")]
    [NoPermission(Anonymous = true)]
    ValueTask<Unit> HttpRequestWithGreedyLabelInPath(HttpRequestWithGreedyLabelInPathInput input, Caller caller, CancellationToken cancellation);

    [Http("GET", "/HttpRequestWithLabels/{string}/{short}/{integer}/{long}/{float}/{double}/{boolean}/{timestamp}")]
    [NoPermission(Anonymous = true)]
    ValueTask<Unit> HttpRequestWithLabels(HttpRequestWithLabelsInput input, Caller caller, CancellationToken cancellation);

    [Http("GET", "/HttpRequestWithLabelsAndTimestampFormat/{memberEpochSeconds}/{memberHttpDate}/{memberDateTime}/{defaultFormat}/{targetEpochSeconds}/{targetHttpDate}/{targetDateTime}")]
    [NoPermission(Anonymous = true)]
    ValueTask<Unit> HttpRequestWithLabelsAndTimestampFormat(HttpRequestWithLabelsAndTimestampFormatInput input, Caller caller, CancellationToken cancellation);

    [Http("PUT", "/HttpResponseCode")]
    [NoPermission(Anonymous = true)]
    ValueTask<HttpResponseCodeOutput> HttpResponseCode(Unit input, Caller caller, CancellationToken cancellation);

    [Http("POST", "/StringPayload")]
    [NoPermission(Anonymous = true)]
    ValueTask<StringPayloadInput> HttpStringPayload(StringPayloadInput input, Caller caller, CancellationToken cancellation);

    [Http("GET", "/IgnoreQueryParamsInResponse")]
    [NoPermission(Anonymous = true)]
    ValueTask<IgnoreQueryParamsInResponseOutput> IgnoreQueryParamsInResponse(Unit input, Caller caller, CancellationToken cancellation);

    [Http("POST", "/InputAndOutputWithHeaders")]
    [NoPermission(Anonymous = true)]
    ValueTask<InputAndOutputWithHeadersIO> InputAndOutputWithHeaders(InputAndOutputWithHeadersIO input, Caller caller, CancellationToken cancellation);

    [Http("POST", "/NestedXmlMaps")]
    [NoPermission(Anonymous = true)]
    ValueTask<NestedXmlMapsResponse> NestedXmlMaps(NestedXmlMapsRequest input, Caller caller, CancellationToken cancellation);

    [Http("POST", "/NoInputAndNoOutput")]
    [NoPermission(Anonymous = true)]
    ValueTask<Unit> NoInputAndNoOutput(Unit input, Caller caller, CancellationToken cancellation);

    [Http("POST", "/NoInputAndOutputOutput")]
    [NoPermission(Anonymous = true)]
    ValueTask<NoInputAndOutputOutput> NoInputAndOutput(Unit input, Caller caller, CancellationToken cancellation);

    [Http("GET", "/NullAndEmptyHeadersClient")]
    [NoPermission(Anonymous = true)]
    ValueTask<Unit> NullAndEmptyHeadersClient(NullAndEmptyHeadersIO input, Caller caller, CancellationToken cancellation);

    [Http("GET", "/OmitsNullSerializesEmptyString")]
    [NoPermission(Anonymous = true)]
    ValueTask<Unit> OmitsNullSerializesEmptyString(OmitsNullSerializesEmptyStringInput input, Caller caller, CancellationToken cancellation);

    [Http("POST", "/requestcompression/putcontentwithencoding")]
    [NoPermission(Anonymous = true)]
    ValueTask<Unit> PutWithContentEncoding(PutWithContentEncodingInput input, Caller caller, CancellationToken cancellation);

    [Http("POST", "/QueryIdempotencyTokenAutoFill")]
    [NoPermission(Anonymous = true)]
    ValueTask<Unit> QueryIdempotencyTokenAutoFill(QueryIdempotencyTokenAutoFillInput input, Caller caller, CancellationToken cancellation);

    [Http("POST", "/StringListMap")]
    [NoPermission(Anonymous = true)]
    ValueTask<Unit> QueryParamsAsStringListMap(QueryParamsAsStringListMapInput input, Caller caller, CancellationToken cancellation);

    [Http("POST", "/Precedence")]
    [NoPermission(Anonymous = true)]
    ValueTask<Unit> QueryPrecedence(QueryPrecedenceInput input, Caller caller, CancellationToken cancellation);

    [Http("PUT", "/RecursiveShapes")]
    [NoPermission(Anonymous = true)]
    ValueTask<RecursiveShapesResponse> RecursiveShapes(RecursiveShapesRequest input, Caller caller, CancellationToken cancellation);

    [Http("PUT", "/SimpleScalarProperties")]
    [NoPermission(Anonymous = true)]
    ValueTask<SimpleScalarPropertiesResponse> SimpleScalarProperties(SimpleScalarPropertiesRequest input, Caller caller, CancellationToken cancellation);

    [Http("POST", "/TimestampFormatHeaders")]
    [NoPermission(Anonymous = true)]
    ValueTask<TimestampFormatHeadersIO> TimestampFormatHeaders(TimestampFormatHeadersIO input, Caller caller, CancellationToken cancellation);

    [Http("PUT", "/XmlAttributes")]
    [NoPermission(Anonymous = true)]
    ValueTask<XmlAttributesResponse> XmlAttributes(XmlAttributesRequest input, Caller caller, CancellationToken cancellation);

    [Http("PUT", "/XmlAttributesOnPayload")]
    [NoPermission(Anonymous = true)]
    ValueTask<XmlAttributesOnPayloadResponse> XmlAttributesOnPayload(XmlAttributesOnPayloadRequest input, Caller caller, CancellationToken cancellation);

    [Http("POST", "/XmlBlobs")]
    [NoPermission(Anonymous = true)]
    ValueTask<XmlBlobsResponse> XmlBlobs(XmlBlobsRequest input, Caller caller, CancellationToken cancellation);

    [Http("POST", "/XmlEmptyBlobs")]
    [NoPermission(Anonymous = true)]
    ValueTask<XmlEmptyBlobsResponse> XmlEmptyBlobs(Unit input, Caller caller, CancellationToken cancellation);

    [Http("PUT", "/XmlEmptyLists")]
    [NoPermission(Anonymous = true)]
    ValueTask<XmlEmptyListsResponse> XmlEmptyLists(XmlEmptyListsRequest input, Caller caller, CancellationToken cancellation);

    [Http("POST", "/XmlEmptyMaps")]
    [NoPermission(Anonymous = true)]
    ValueTask<XmlEmptyMapsResponse> XmlEmptyMaps(XmlEmptyMapsRequest input, Caller caller, CancellationToken cancellation);

    [Http("PUT", "/XmlEmptyStrings")]
    [NoPermission(Anonymous = true)]
    ValueTask<XmlEmptyStringsResponse> XmlEmptyStrings(XmlEmptyStringsRequest input, Caller caller, CancellationToken cancellation);

    [Http("PUT", "/XmlEnums")]
    [NoPermission(Anonymous = true)]
    ValueTask<XmlEnumsResponse> XmlEnums(XmlEnumsRequest input, Caller caller, CancellationToken cancellation);

    [Http("PUT", "/XmlIntEnums")]
    [NoPermission(Anonymous = true)]
    ValueTask<XmlIntEnumsResponse> XmlIntEnums(XmlIntEnumsRequest input, Caller caller, CancellationToken cancellation);

    [Http("PUT", "/XmlLists")]
    [NoPermission(Anonymous = true)]
    ValueTask<XmlListsResponse> XmlLists(XmlListsRequest input, Caller caller, CancellationToken cancellation);

    [Http("POST", "/XmlMapWithXmlNamespace")]
    [NoPermission(Anonymous = true)]
    ValueTask<XmlMapWithXmlNamespaceResponse> XmlMapWithXmlNamespace(XmlMapWithXmlNamespaceRequest input, Caller caller, CancellationToken cancellation);

    [Http("POST", "/XmlMaps")]
    [NoPermission(Anonymous = true)]
    ValueTask<XmlMapsResponse> XmlMaps(XmlMapsRequest input, Caller caller, CancellationToken cancellation);

    [Http("POST", "/XmlMapsXmlName")]
    [NoPermission(Anonymous = true)]
    ValueTask<XmlMapsXmlNameResponse> XmlMapsXmlName(XmlMapsXmlNameRequest input, Caller caller, CancellationToken cancellation);

    [Http("POST", "/XmlNamespaces")]
    [NoPermission(Anonymous = true)]
    ValueTask<XmlNamespacesResponse> XmlNamespaces(XmlNamespacesRequest input, Caller caller, CancellationToken cancellation);

    [Http("POST", "/XmlTimestamps")]
    [NoPermission(Anonymous = true)]
    ValueTask<XmlTimestampsResponse> XmlTimestamps(XmlTimestampsRequest input, Caller caller, CancellationToken cancellation);

    [Http("PUT", "/XmlUnions")]
    [NoPermission(Anonymous = true)]
    ValueTask<XmlUnionsResponse> XmlUnions(XmlUnionsRequest input, Caller caller, CancellationToken cancellation);
}
