using Fractus.Kernel;
using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.Wire.Tests.Protocols.RestJson;

/// <summary>The operations of Smithy's public protocol tests for this protocol.</summary>
[Service(
    "test", ProtocolName.RestJson1,
    Title = "RestJson",
    Version = "2020-01-08",
    ResourcePrefix = "")]
public interface IRestJson
{
    [Http("GET", "/AllQueryStringTypesInput")]
    [NoPermission(Anonymous = true)]
    ValueTask<Unit> AllQueryStringTypes(AllQueryStringTypesInput input, Caller caller, CancellationToken cancellation);

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

    [Http("POST", "/EndpointWithHostLabelOperation")]
    [NoPermission(Anonymous = true)]
    ValueTask<Unit> EndpointWithHostLabelOperation(HostLabelInput input, Caller caller, CancellationToken cancellation);

    [Http("POST", "/FractionalSeconds")]
    [NoPermission(Anonymous = true)]
    ValueTask<FractionalSecondsOutput> FractionalSeconds(Unit input, Caller caller, CancellationToken cancellation);

    [Http("PUT", "/GreetingWithErrors")]
    [NoPermission(Anonymous = true)]
    ValueTask<GreetingWithErrorsOutput> GreetingWithErrors(Unit input, Caller caller, CancellationToken cancellation);

    [Http("GET", "/HostWithPathOperation")]
    [NoPermission(Anonymous = true)]
    ValueTask<Unit> HostWithPathOperation(Unit input, Caller caller, CancellationToken cancellation);

    [Http("POST", "/HttpChecksumRequired")]
    [NoPermission(Anonymous = true)]
    ValueTask<Unit> HttpChecksumRequired(HttpChecksumRequiredInputOutput input, Caller caller, CancellationToken cancellation);

    [Http("POST", "/EnumPayload")]
    [NoPermission(Anonymous = true)]
    ValueTask<EnumPayloadInput> HttpEnumPayload(EnumPayloadInput input, Caller caller, CancellationToken cancellation);

    [Http("POST", "/HttpPayloadTraits")]
    [NoPermission(Anonymous = true)]
    ValueTask<HttpPayloadTraitsInputOutput> HttpPayloadTraits(HttpPayloadTraitsInputOutput input, Caller caller, CancellationToken cancellation);

    [Http("PUT", "/HttpPayloadWithStructure")]
    [NoPermission(Anonymous = true)]
    ValueTask<HttpPayloadWithStructureInputOutput> HttpPayloadWithStructure(HttpPayloadWithStructureInputOutput input, Caller caller, CancellationToken cancellation);

    [Http("PUT", "/HttpPayloadWithUnion")]
    [NoPermission(Anonymous = true)]
    ValueTask<HttpPayloadWithUnionInputOutput> HttpPayloadWithUnion(HttpPayloadWithUnionInputOutput input, Caller caller, CancellationToken cancellation);

    [Http("GET", "/HttpPrefixHeaders")]
    [NoPermission(Anonymous = true)]
    ValueTask<HttpPrefixHeadersOutput> HttpPrefixHeaders(HttpPrefixHeadersInput input, Caller caller, CancellationToken cancellation);

    [Http("GET", "/HttpPrefixHeadersResponse")]
    [NoPermission(Anonymous = true)]
    ValueTask<HttpPrefixHeadersInResponseOutput> HttpPrefixHeadersInResponse(Unit input, Caller caller, CancellationToken cancellation);

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

    [Http("GET", "/ReDosLiteral/{str}/(a+)+")]
    [NoPermission(Anonymous = true)]
    ValueTask<Unit> HttpRequestWithRegexLiteral(HttpRequestWithRegexLiteralInput input, Caller caller, CancellationToken cancellation);

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

    [Http("POST", "/JsonBlobs")]
    [NoPermission(Anonymous = true)]
    ValueTask<JsonBlobsInputOutput> JsonBlobs(JsonBlobsInputOutput input, Caller caller, CancellationToken cancellation);

    [Http("PUT", "/JsonEnums")]
    [NoPermission(Anonymous = true)]
    ValueTask<JsonEnumsInputOutput> JsonEnums(JsonEnumsInputOutput input, Caller caller, CancellationToken cancellation);

    [Http("PUT", "/JsonIntEnums")]
    [NoPermission(Anonymous = true)]
    ValueTask<JsonIntEnumsInputOutput> JsonIntEnums(JsonIntEnumsInputOutput input, Caller caller, CancellationToken cancellation);

    [Http("PUT", "/JsonLists")]
    [NoPermission(Anonymous = true)]
    ValueTask<JsonListsInputOutput> JsonLists(JsonListsInputOutput input, Caller caller, CancellationToken cancellation);

    [Http("POST", "/JsonMaps")]
    [NoPermission(Anonymous = true)]
    ValueTask<JsonMapsInputOutput> JsonMaps(JsonMapsInputOutput input, Caller caller, CancellationToken cancellation);

    [Http("POST", "/JsonTimestamps")]
    [NoPermission(Anonymous = true)]
    ValueTask<JsonTimestampsInputOutput> JsonTimestamps(JsonTimestampsInputOutput input, Caller caller, CancellationToken cancellation);

    [Http("PUT", "/JsonUnions")]
    [NoPermission(Anonymous = true)]
    ValueTask<UnionInputOutput> JsonUnions(UnionInputOutput input, Caller caller, CancellationToken cancellation);

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

    [Http("POST", "/OmitsSerializingEmptyLists")]
    [NoPermission(Anonymous = true)]
    ValueTask<Unit> OmitsSerializingEmptyLists(OmitsSerializingEmptyListsInput input, Caller caller, CancellationToken cancellation);

    [Http("POST", "/PostUnionWithJsonName")]
    [NoPermission(Anonymous = true)]
    ValueTask<PostUnionWithJsonNameOutput> PostUnionWithJsonName(PostUnionWithJsonNameInput input, Caller caller, CancellationToken cancellation);

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
    ValueTask<RecursiveShapesInputOutput> RecursiveShapes(RecursiveShapesInputOutput input, Caller caller, CancellationToken cancellation);

    [Http("PUT", "/SimpleScalarProperties")]
    [NoPermission(Anonymous = true)]
    ValueTask<SimpleScalarPropertiesInputOutput> SimpleScalarProperties(SimpleScalarPropertiesInputOutput input, Caller caller, CancellationToken cancellation);

    [Http("POST", "/body")]
    [NoPermission(Anonymous = true)]
    ValueTask<Unit> TestBodyStructure(TestBodyStructureInputOutput input, Caller caller, CancellationToken cancellation);

    [Http("GET", "/no_input_no_payload")]
    [NoPermission(Anonymous = true)]
    ValueTask<Unit> TestGetNoInputNoPayload(Unit input, Caller caller, CancellationToken cancellation);

    [Http("GET", "/no_payload")]
    [NoPermission(Anonymous = true)]
    ValueTask<Unit> TestGetNoPayload(TestNoPayloadInputOutput input, Caller caller, CancellationToken cancellation);

    [Http("POST", "/blob_payload")]
    [NoPermission(Anonymous = true)]
    ValueTask<Unit> TestPayloadBlob(TestPayloadBlobInputOutput input, Caller caller, CancellationToken cancellation);

    [Http("POST", "/payload")]
    [NoPermission(Anonymous = true)]
    ValueTask<Unit> TestPayloadStructure(TestPayloadStructureInputOutput input, Caller caller, CancellationToken cancellation);

    [Http("POST", "/no_input_no_payload")]
    [NoPermission(Anonymous = true)]
    ValueTask<Unit> TestPostNoInputNoPayload(Unit input, Caller caller, CancellationToken cancellation);

    [Http("POST", "/no_payload")]
    [NoPermission(Anonymous = true)]
    ValueTask<Unit> TestPostNoPayload(TestNoPayloadInputOutput input, Caller caller, CancellationToken cancellation);

    [Http("POST", "/TimestampFormatHeaders")]
    [NoPermission(Anonymous = true)]
    ValueTask<TimestampFormatHeadersIO> TimestampFormatHeaders(TimestampFormatHeadersIO input, Caller caller, CancellationToken cancellation);

    [Http("POST", "/UnitInputAndOutput")]
    [NoPermission(Anonymous = true)]
    ValueTask<Unit> UnitInputAndOutput(Unit input, Caller caller, CancellationToken cancellation);
}
