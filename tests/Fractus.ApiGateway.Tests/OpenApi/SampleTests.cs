using System.Text;
using Fractus.ApiGateway.Contract.V2;
using Fractus.ApiGateway.Storage;
using Fractus.ApiGateway.Storage.V2;

namespace Fractus.ApiGateway.Tests.OpenApi;

/// <summary>
/// Definitions in the style of those that people publish: each makes an API, whose export, in every form, makes the same API again, which is
/// exported letter by letter as the first.
/// </summary>
public sealed class SampleTests
{
    private static readonly string s_folder = Path.Combine(AppContext.BaseDirectory, "OpenApi", "Samples");

    private readonly TestCloud _cloud = new();

    // Version 2 of OpenAPI has no place for the several models of a body that orders.json has.
    public static TheoryData<string, string, string> RestForms => Forms(
        from file in Files("rest")
        from type in new[] { "oas30", "swagger" }
        where type == "oas30" || file != "orders.json"
        from accepts in new[] { "application/json", "application/yaml" }
        select (file, type, accepts));

    public static TheoryData<string, string, string> HttpForms => Forms(
        from file in Files("http") from output in new[] { "JSON", "YAML" } select (file, "OAS30", output));

    [Theory]
    [MemberData(nameof(RestForms))]
    public async Task A_REST_API_is_the_same_after_export_and_import(string file, string type, string accepts)
    {
        var definitions = new Definitions(_cloud);
        var first = await definitions.ImportAsync(Read("rest", file));
        var exported = await definitions.ExportAsync(first.Id!, type, "apigateway", accepts);

        var second = await definitions.ImportAsync(exported);

        Assert.Equal(definitions.Describe(first.Id!), definitions.Describe(second.Id!));
        Assert.Equal(
            exported.Replace(first.Id!, "ID", StringComparison.Ordinal),
            (await definitions.ExportAsync(second.Id!, type, "apigateway", accepts)).Replace(second.Id!, "ID", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(HttpForms))]
    public async Task An_HTTP_API_is_the_same_after_export_and_import(string file, string specification, string output)
    {
        var first = await ImportAsync(Read("http", file));
        var exported = await ExportAsync(first, specification, output);

        var second = await ImportAsync(exported);

        Assert.Equal(await DescribeAsync(first), await DescribeAsync(second));
        Assert.Equal(
            exported.Replace(first, "ID", StringComparison.Ordinal), (await ExportAsync(second, specification, output)).Replace(second, "ID", StringComparison.Ordinal));
    }

    // The comparison above would also be content with two APIs that lack the same.
    [Fact]
    public async Task What_the_samples_say_is_there()
    {
        var definitions = new Definitions(_cloud);
        var store = await definitions.ImportAsync(Read("rest", "pet-store.yaml"));
        var resources = await definitions.ResourcesAsync(store.Id!);
        Assert.Equal(["/", "/owners", "/owners/{proxy+}", "/pets", "/pets/{petId}"], resources.Select(r => r.Path));
        var post = resources[3].ResourceMethods!["POST"];
        Assert.Equal(("AWS_PROXY", "POST", "NewPet"), (post.MethodIntegration!.Type, post.MethodIntegration.HttpMethod, post.RequestModels!["application/json"]));
        Assert.Equal(["method.request.querystring.kind", "method.request.querystring.limit"], resources[3].ResourceMethods!["GET"].RequestParameters!.Keys.Order());
        Assert.Equal("Error", resources[4].ResourceMethods!["GET"].MethodResponses!["404"].ResponseModels!["application/json"]);
        Assert.Equal("'*'", resources[4].ResourceMethods!["OPTIONS"].MethodIntegration!.IntegrationResponses!["200"].ResponseParameters!["method.response.header.Access-Control-Allow-Methods"]);

        var guarded = await definitions.ResourcesAsync((await definitions.ImportAsync(Read("rest", "authorizers.yaml"))).Id!);
        Assert.Equal(
            ["COGNITO_USER_POOLS", "NONE, key", "NONE", "CUSTOM", "COGNITO_USER_POOLS", "AWS_IAM", "AWS_IAM", "CUSTOM", "CUSTOM, key"],
            guarded.SelectMany(r => r.ResourceMethods?.Values ?? []).Select(m => m.AuthorizationType + (m.ApiKeyRequired == true ? ", key" : "")));

        var images = (await definitions.ResourcesAsync((await definitions.ImportAsync(Read("rest", "images.yaml"))).Id!))[^1].ResourceMethods!;
        Assert.True(images["PUT"].MethodIntegration!.TlsConfig!.InsecureSkipVerification);
        Assert.Equal(["200", "304", "404"], images["GET"].MethodIntegration!.IntegrationResponses!.Keys.Order());

        var tokens = await DescribeAsync(await ImportAsync(Read("http", "tokens.yaml")));
        Assert.Contains("\"Issuer\":\"https://issuer.example/pool\"", tokens);
        Assert.Contains("append:header.x-user", tokens);
    }

    private static TheoryData<string, string, string> Forms(IEnumerable<(string File, string Type, string Output)> forms)
    {
        var data = new TheoryData<string, string, string>();
        foreach (var (file, type, output) in forms)
        {
            data.Add(file, type, output);
        }

        return data;
    }

    private static IEnumerable<string> Files(string kind) =>
        Directory.GetFiles(Path.Combine(s_folder, kind)).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal);

    private static string Read(string kind, string file) => File.ReadAllText(Path.Combine(s_folder, kind, file));

    private async Task<string> ImportAsync(string definition) =>
        (await _cloud.ApiV2.ImportApi(new ImportApiInput { Body = definition, FailOnWarnings = true }, _cloud.Caller, default)).ApiId!;

    private async Task<string> ExportAsync(string apiId, string specification, string output) => Encoding.UTF8.GetString(
        (await _cloud.ApiV2.ExportApi(new ExportApiInput { ApiId = apiId, Specification = specification, OutputType = output }, _cloud.Caller, default)).Body!.Value.Span);

    /// <summary>Everything that the operations tell of an API, with names and contents in the place of ids.</summary>
    private async Task<string> DescribeAsync(string apiId)
    {
        var (gateway, caller) = (_cloud.ApiV2, _cloud.Caller);
        var api = await gateway.GetApi(new GetApiInput { ApiId = apiId }, caller, default);
        var integrations = (await gateway.GetIntegrations(new GetIntegrationsInput { ApiId = apiId }, caller, default)).Items!
            .ToDictionary(i => "integrations/" + i.IntegrationId, i => Text(Records.Write(i with { IntegrationId = null }, V2Records.Default.Integration)));
        var authorizers = (await gateway.GetAuthorizers(new GetAuthorizersInput { ApiId = apiId }, caller, default)).Items!;
        var routes = (await gateway.GetRoutes(new GetRoutesInput { ApiId = apiId }, caller, default)).Items!.Select(r => r with
        {
            RouteId = null,
            Target = integrations[r.Target!],
            AuthorizerId = authorizers.SingleOrDefault(a => a.AuthorizerId == r.AuthorizerId)?.Name,
        });
        return string.Join('\n', [
            Text(Records.Write(api with { ApiId = null, ApiEndpoint = null, CreatedDate = null }, V2Records.Default.Api)),
            .. authorizers.OrderBy(a => a.Name, StringComparer.Ordinal).Select(a => Text(Records.Write(a with { AuthorizerId = null }, V2Records.Default.Authorizer))),
            .. routes.OrderBy(r => r.RouteKey, StringComparer.Ordinal).Select(r => Text(Records.Write(r, V2Records.Default.Route))),
        ]);
    }

    private static string Text(byte[] json) => Encoding.UTF8.GetString(json);
}
