using System.IO.Compression;
using System.Text;
using Fractus.ApiGateway.Contract;
using Fractus.ApiGateway.Rules.Sdk;
using Fractus.Kernel.DataPlane;

namespace Fractus.ApiGateway.Tests.OpenApi;

public sealed class SdkTests
{
    private readonly TestCloud _cloud = new();

    [Theory]
    [InlineData("/", "GET", "rootGet")]
    [InlineData("/pets", "POST", "petsPost")]
    [InlineData("/pets/{petId}", "GET", "petsPetIdGet")]
    [InlineData("/a-b/{proxy+}", "ANY", "aBProxyAny")]
    public void Methods_are_named_by_path_and_verb(string path, string verb, string name) => Assert.Equal(name, JavaScriptSdk.Name(path, verb));

    [Fact]
    public async Task The_zip_has_the_files_that_pages_load()
    {
        var api = await new Definitions(_cloud).ImportAsync(Documents.Swagger);
        await new Definitions(_cloud).ExportAsync(api.Id!, "oas30");
        var sdk = await _cloud.Api.GetSdk(new GetSdkInput { RestApiId = api.Id!, StageName = "v1", SdkType = "javascript" }, _cloud.Caller, default);

        using var zip = new ZipArchive(new MemoryStream(sdk.Body!.Value.ToArray()));
        Assert.Contains("apiGateway-js-sdk/lib/apiGatewayCore/sigV4Client.js", zip.Entries.Select(e => e.FullName));
        using var reader = new StreamReader(zip.GetEntry("apiGateway-js-sdk/apigClient.js")!.Open());
        var client = await reader.ReadToEndAsync();
        Assert.Contains("apigClient.petsIdPut = function (params, body, additionalParams)", client, StringComparison.Ordinal);
        Assert.Contains($"https://{api.Id}.execute-api.us-east-1.amazonaws.com/v1", client, StringComparison.Ordinal);

        await AssertError.IsAsync<BadRequestException>("The SDK type ruby is not supported by Fractus yet.", async () => await _cloud.Api.GetSdk(new() { RestApiId = api.Id!, StageName = "v1", SdkType = "ruby" }, _cloud.Caller, default));
        Assert.Equal(["javascript"], (await _cloud.Api.GetSdkTypes(new(), _cloud.Caller, default)).Items!.Select(t => t.Id));
    }

    [Fact]
    public async Task A_stages_page_runs_its_own_script_only_and_shows_no_other_account_anything_by_default()
    {
        var api = await new Definitions(_cloud).ImportAsync(Documents.Everything);
        await new Definitions(_cloud).ExportAsync(api.Id!, "oas30");
        var path = $"/_aws/apigateway/docs/{api.Id}/v1/";

        // Elsewhere than on a machine of one's own only what its owner made public is seen.
        Assert.Equal(404, (await GetAsync(path)).Status);
        await _cloud.Api.TagResource(new() { ResourceArn = $"arn:aws:apigateway:us-east-1::/restapis/{api.Id}/stages/v1", Tags = new Dictionary<string, string> { ["fractus:documentation"] = "public" } }, _cloud.Caller, default);

        var page = await GetAsync(path);
        Assert.Equal(200, page.Status);
        Assert.Contains("script-src 'self'", page.Headers.Single(h => h.Key == "Content-Security-Policy").Value, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", Encoding.UTF8.GetString(page.Body.Span), StringComparison.Ordinal);
        var definition = Encoding.UTF8.GetString((await GetAsync(path + "openapi.json")).Body.Span);
        Assert.Contains($"\"url\":\"/_aws/execute-api/{api.Id}/v1\"", definition, StringComparison.Ordinal);
        Assert.DoesNotContain("x-amazon-apigateway-integration", definition, StringComparison.Ordinal);
        Assert.Equal(301, (await GetAsync(path.TrimEnd('/'))).Status);
        Assert.Equal(404, (await GetAsync("/_aws/apigateway/docs/none/v1/")).Status);

        // An API's own host has all its paths to itself.
        Assert.False(_cloud.Service.Documentation.Owns($"{api.Id}.execute-api.localhost", path));
    }

    private async Task<DataPlaneResponse> GetAsync(string path) => await _cloud.Service.Documentation.HandleAsync(
        new DataPlaneRequest { Method = "GET", Scheme = "http", Host = "localhost", Path = path, Query = "", Headers = [], Body = default, SourceIp = "127.0.0.1", Protocol = "HTTP/1.1" }, default);
}
