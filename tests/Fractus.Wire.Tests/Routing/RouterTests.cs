using System.Reflection;
using Fractus.Kernel;
using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;
using Fractus.Wire.Routing;
using Fractus.Wire.SigV4;
using Fractus.Wire.Tests.Protocols;
using Fractus.Wire.Tests.Support;

namespace Fractus.Wire.Tests.Routing;

public class RouterTests
{
    private static readonly OperationRouter s_router = new(
    [
        TestServices.Of("AwsJson11"), TestServices.Of("AwsQuery"), TestServices.Of("Cbor"),
        ObjectsContract.Bind(DispatchProxy.Create<IObjects, NoHandlers>()),
        OthersContract.Bind(DispatchProxy.Create<IOthers, NoHandlers>()),
    ]);

    [Theory]
    [InlineData("/service/RpcV2Protocol/operation/EmptyInputOutput")]
    [InlineData("/prefix/v1/service/RpcV2Protocol/operation/EmptyInputOutput")]
    [InlineData("/service/smithy.protocoltests.rpcv2Cbor.RpcV2Protocol/operation/EmptyInputOutput")]
    public void A_CBOR_request_is_found_by_the_end_of_its_path(string path) =>
        Assert.Equal("EmptyInputOutput", Resolve("POST", path, "smithy-protocol: rpc-v2-cbor")?.Bound?.Operation.Name);

    [Theory]
    [InlineData("GET", "/service/RpcV2Protocol/operation/EmptyInputOutput", "rpc-v2-cbor")]
    [InlineData("POST", "/service/Unknown/operation/EmptyInputOutput", "rpc-v2-cbor")]
    [InlineData("POST", "/service/RpcV2Protocol/operations/EmptyInputOutput", "rpc-v2-cbor")]
    [InlineData("POST", "/service/RpcV2Protocol/operation/EmptyInputOutput/more", "rpc-v2-cbor")]
    [InlineData("POST", "/service/RpcV2Protocol", "rpc-v2-cbor")]
    [InlineData("POST", "/service/RpcV2Protocol/operation/EmptyInputOutput", "rpc-v2-json")]
    public void A_CBOR_request_of_another_form_is_not_found(string method, string path, string protocol) =>
        Assert.Null(Resolve(method, path, "smithy-protocol: " + protocol));

    // Whoever names two operations wants one to be authorized and the other executed.
    [Fact]
    public void A_request_that_names_its_operation_twice_is_not_found() => Assert.Null(Resolve(
        "POST", "/service/RpcV2Protocol/operation/EmptyInputOutput", "smithy-protocol: rpc-v2-cbor", "X-Amz-Target: JsonProtocol.EmptyOperation"));

    [Theory]
    [InlineData("POST", "/service/RpcV2Protocol/operation/Unknown", "smithy-protocol: rpc-v2-cbor")]
    [InlineData("POST", "/", "X-Amz-Target: JsonProtocol.Unknown")]
    [InlineData("POST", "/?Action=Unknown&Version=2020-01-08", "X-Note: a")]
    public void An_operation_that_a_service_does_not_have_is_answered_by_that_service(string method, string target, string header)
    {
        var route = Resolve(method, target, header);
        Assert.NotNull(route);
        Assert.Null(route.Value.Bound);
        Assert.Equal("Unknown", route.Value.OperationName);
    }

    [Theory]
    [InlineData("GET", "/", "ListBuckets", null, null)]
    [InlineData("GET", "/b", "GetBucket", "b", null)]
    [InlineData("GET", "/b/", "GetBucket", "b", null)]
    [InlineData("GET", "/b?acl", "GetBucketAcl", "b", null)]
    [InlineData("GET", "/b?acl=", "GetBucketAcl", "b", null)]
    [InlineData("GET", "/b?aclx", "GetBucket", "b", null)]
    [InlineData("PUT", "/b/folder/", "PutObject", "b", "folder/")]
    [InlineData("PUT", "/b//folder//a", "PutObject", "b", "/folder//a")]
    [InlineData("PUT", "/b/a%2Fb%20c+d", "PutObject", "b", "a/b c+d")]
    public void A_path_is_taken_apart_as_its_template_says(string method, string target, string operation, string? bucket, string? key)
    {
        var request = TestRequest.Of(method, target, []);
        Assert.Equal(operation, s_router.Resolve(request, Signature("objects"))?.OperationName);
        Assert.Equal(bucket, request.Labels.ToDictionary().GetValueOrDefault("Bucket"));
        Assert.Equal(key, request.Labels.ToDictionary().GetValueOrDefault("Key"));
    }

    [Theory]
    [InlineData("DELETE", "/b")]
    [InlineData("PUT", "/")]
    [InlineData("PUT", "/b/")]
    public void A_path_that_no_template_has_is_not_found(string method, string target) =>
        Assert.Null(s_router.Resolve(TestRequest.Of(method, target, []), Signature("objects")));

    [Fact]
    public void A_literal_goes_before_a_label_and_the_signature_chooses_the_service()
    {
        Assert.Equal("GetConfig", s_router.Resolve(TestRequest.Of("GET", "/config", []), Signature("others"))?.OperationName);
        Assert.Equal("GetBucket", s_router.Resolve(TestRequest.Of("GET", "/config", []), Signature("objects"))?.OperationName);
    }

    private static Route? Resolve(string method, string target, params string[] headers) =>
        s_router.Resolve(TestRequest.Of(method, target, headers), null);

    private static SigV4Request Signature(string service) => new()
    {
        AccessKeyId = "", Date = "", Region = "", Service = service, SignedHeaders = [], Signature = "", Timestamp = "",
    };
}

[Service("objects", ProtocolName.RestXml, Title = "Objects", Version = "2020-01-02", ResourcePrefix = "")]
public interface IObjects
{
    [Http("GET", "/")]
    [NoPermission]
    ValueTask<Unit> ListBuckets(Unit input, Caller caller, CancellationToken cancellation);

    [Http("GET", "/{Bucket}")]
    [NoPermission]
    ValueTask<Unit> GetBucket(Unit input, Caller caller, CancellationToken cancellation);

    [Http("GET", "/{Bucket}?acl")]
    [NoPermission]
    ValueTask<Unit> GetBucketAcl(Unit input, Caller caller, CancellationToken cancellation);

    [Http("PUT", "/{Bucket}/{Key+}")]
    [NoPermission]
    ValueTask<Unit> PutObject(Unit input, Caller caller, CancellationToken cancellation);
}

[Service("others", ProtocolName.RestJson1, Title = "Others", Version = "2020-01-03", ResourcePrefix = "")]
public interface IOthers
{
    [Http("GET", "/{Name}")]
    [NoPermission]
    ValueTask<Unit> Get(Unit input, Caller caller, CancellationToken cancellation);

    [Http("GET", "/config")]
    [NoPermission]
    ValueTask<Unit> GetConfig(Unit input, Caller caller, CancellationToken cancellation);
}
