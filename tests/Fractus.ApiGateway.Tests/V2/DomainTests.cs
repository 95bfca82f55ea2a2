using Fractus.ApiGateway.Contract;
using Fractus.ApiGateway.Contract.V2;
using V1 = Fractus.ApiGateway.Contract;
using V2Contract = Fractus.ApiGateway.Contract.V2;

namespace Fractus.ApiGateway.Tests.V2;

/// <summary>Custom domain names, which all kinds of APIs share.</summary>
public sealed class DomainTests
{
    private const string Certificate = "arn:aws:acm:us-east-1:000000000000:certificate/1";

    private readonly TestCloud _cloud = new();

    // The longest path that is mapped takes the request; each API sees what remains.
    [Fact]
    public async Task One_domain_leads_to_HTTP_and_REST_APIs_by_path()
    {
        await DomainAsync("api.example.com");
        var http = await HttpApiBuilder.CreateAsync(_cloud);
        await http.RouteAsync("GET /items/{id}");
        await MapAsync("api.example.com", "shop/v2", http.Id, "$default");
        var rest = await ApiBuilder.CreateAsync(_cloud);
        await rest.MockAsync("/items", """{"statusCode":200}""", "rest");
        await rest.DeployAsync("prod");
        await _cloud.Api.CreateBasePathMapping(
            new CreateBasePathMappingInput { DomainName = "api.example.com", BasePath = "shop", RestApiId = rest.Id, Stage = "prod" }, _cloud.Caller, default);
        _cloud.LambdaReturns("\"http\"");
        Assert.Equal("http", (await GetAsync("/shop/v2/items/1")).Text);
        Assert.Contains("\"rawPath\":\"/shop/v2/items/1\"", http.LastEvent());
        Assert.Contains("\"domainName\":\"api.example.com\"", http.LastEvent());
        Assert.Equal("rest", (await GetAsync("/shop/items")).Text);
        var nowhere = await GetAsync("/other");
        Assert.Equal((403, """{"message":"Forbidden"}"""), (nowhere.Status, nowhere.Text));
    }

    // Adapters of web frameworks are told the base path to strip it from the event's path; an event without it would break them.
    [Fact]
    public async Task A_function_of_a_REST_API_sees_the_base_path_and_so_does_the_access_log()
    {
        await DomainAsync("api.example.com");
        await _cloud.Api.UpdateAccount(
            new UpdateAccountInput { PatchOperations = Patches.Of(("replace", "/cloudwatchRoleArn", "arn:aws:iam::000000000000:role/logs")) }, _cloud.Caller, default);
        var rest = await ApiBuilder.CreateAsync(_cloud);
        await rest.ProxyAsync("/items/{proxy+}");
        await rest.DeployAsync("prod");
        var log = Patches.Of(
            ("replace", "/accessLogSettings/destinationArn", "arn:aws:logs:us-east-1:000000000000:log-group:access"),
            ("replace", "/accessLogSettings/format", "$context.customDomain.basePathMatched $context.path $context.extendedRequestId"));
        await _cloud.Api.UpdateStage(new V1.UpdateStageInput { RestApiId = rest.Id, StageName = "prod", PatchOperations = log }, _cloud.Caller, default);
        await _cloud.Api.CreateBasePathMapping(
            new CreateBasePathMappingInput { DomainName = "api.example.com", BasePath = "shop", RestApiId = rest.Id, Stage = "prod" }, _cloud.Caller, default);
        _cloud.LambdaReturns("{}");

        await GetAsync("/shop/items/a/b");
        await _cloud.LoggedAsync();

        using var payload = System.Text.Json.JsonDocument.Parse(_cloud.Calls.Single().Input.Payload!.Value);
        var sent = payload.RootElement;
        Assert.Equal(
            ("/shop/items/a/b", "/shop/items/a/b", "/items/{proxy+}", "a/b"),
            (sent.GetProperty("path").GetString(), sent.GetProperty("requestContext").GetProperty("path").GetString(), sent.GetProperty("resource").GetString(), sent.GetProperty("pathParameters").GetProperty("proxy").GetString()));
        Assert.StartsWith("shop /shop/items/a/b ", Assert.Single(_cloud.LogLines("access")), StringComparison.Ordinal);
    }

    // Old deployment tools map a domain without a stage: the stage is then in the path.
    [Fact]
    public async Task A_mapping_without_a_stage_takes_it_from_the_path()
    {
        await DomainAsync("api.example.com");
        var rest = await ApiBuilder.CreateAsync(_cloud);
        await rest.MockAsync("/items", """{"statusCode":200}""", "rest");
        await rest.DeployAsync("prod");
        var mapping = await _cloud.Api.CreateBasePathMapping(
            new CreateBasePathMappingInput { DomainName = "api.example.com", RestApiId = rest.Id }, _cloud.Caller, default);
        Assert.Equal("(none)", mapping.BasePath);
        Assert.Equal("rest", (await GetAsync("/prod/items")).Text);
        await _cloud.Api.DeleteBasePathMapping(new DeleteBasePathMappingInput { DomainName = "api.example.com", BasePath = "(none)" }, _cloud.Caller, default);
        Assert.Equal(403, (await GetAsync("/prod/items")).Status);
    }

    [Fact]
    public async Task The_APIs_own_address_can_be_closed_while_the_domain_stays_open()
    {
        await DomainAsync("api.example.com");
        var http = await HttpApiBuilder.CreateAsync(_cloud, new CreateApiInput { Name = "x", ProtocolType = "HTTP", DisableExecuteApiEndpoint = true });
        await http.RouteAsync("GET /");
        await MapAsync("api.example.com", null, http.Id, "$default");
        _cloud.LambdaReturns("\"ok\"");
        Assert.Equal(404, (await http.GetAsync("/")).Status);
        Assert.Equal(200, (await GetAsync("/")).Status);
    }

    [Fact]
    public async Task A_wildcard_stands_for_one_label_and_the_gateways_own_host_leads_there_too()
    {
        var domain = await DomainAsync("*.example.com");
        var http = await HttpApiBuilder.CreateAsync(_cloud);
        await http.RouteAsync("GET /");
        await MapAsync("*.example.com", null, http.Id, "$default");
        _cloud.LambdaReturns("\"ok\"");
        Assert.Equal(200, (await GetAsync("/", "tenant.example.com")).Status);
        Assert.False(_cloud.Service.DataPlane.Owns("a.b.example.com", "/"));
        Assert.Equal(200, (await GetAsync("/", domain.DomainNameConfigurations![0].ApiGatewayDomainName!)).Status);
    }

    // One storage: what one contract makes the other shows.
    [Fact]
    public async Task Both_contracts_show_the_same_domain()
    {
        await DomainAsync("api.example.com");
        var shown = await _cloud.Api.GetDomainName(new V1.GetDomainNameInput { DomainName = "api.example.com" }, _cloud.Caller, default);
        Assert.Equal((Certificate, "AVAILABLE"), (shown.RegionalCertificateArn, shown.DomainNameStatus));
        await _cloud.Api.UpdateDomainName(
            new V1.UpdateDomainNameInput { DomainName = "api.example.com", PatchOperations = Patches.Of(("replace", "/securityPolicy", "TLS_1_0")) }, _cloud.Caller, default);
        var again = await _cloud.ApiV2.GetDomainName(new V2Contract.GetDomainNameInput { DomainName = "api.example.com" }, _cloud.Caller, default);
        Assert.Equal("TLS_1_0", again.DomainNameConfigurations![0].SecurityPolicy);
        await AssertError.IsAsync<ConflictException>("The domain name you provided already exists.", () => DomainAsync("api.example.com"));
        await _cloud.ApiV2.DeleteDomainName(new V2Contract.DeleteDomainNameInput { DomainName = "api.example.com" }, _cloud.Caller, default);
        await AssertError.IsAsync<NotFoundException>(
            "Invalid domain name identifier specified",
            async () => await _cloud.Api.GetDomainName(new V1.GetDomainNameInput { DomainName = "api.example.com" }, _cloud.Caller, default));
    }

    [Fact]
    public async Task A_stage_that_a_domain_leads_to_stays()
    {
        await DomainAsync("api.example.com");
        var http = await HttpApiBuilder.CreateAsync(_cloud);
        await MapAsync("api.example.com", null, http.Id, "$default");
        await AssertError.IsAsync<BadRequestException>(
            "Active base path mappings pointing to this stage must be moved or deleted",
            async () => await _cloud.ApiV2.DeleteStage(new V2Contract.DeleteStageInput { ApiId = http.Id, StageName = "$default" }, _cloud.Caller, default));
    }

    [Fact]
    public async Task Mutual_TLS_is_refused_by_name() => await AssertError.IsAsync<BadRequestException>(
        "mutualTlsAuthentication is not supported by Fractus yet.",
        async () => await _cloud.ApiV2.CreateDomainName(
            new V2Contract.CreateDomainNameInput { DomainName = "x.example.com", MutualTlsAuthentication = new V2Contract.MutualTlsAuthentication() }, _cloud.Caller, default));

    private async Task<V2Contract.DomainName> DomainAsync(string name) => await _cloud.ApiV2.CreateDomainName(
        new V2Contract.CreateDomainNameInput { DomainName = name, DomainNameConfigurations = [new DomainNameConfiguration { CertificateArn = Certificate }] },
        _cloud.Caller,
        default);

    private async Task MapAsync(string domain, string? key, string apiId, string stage) => await _cloud.ApiV2.CreateApiMapping(
        new CreateApiMappingInput { DomainName = domain, ApiMappingKey = key, ApiId = apiId, Stage = stage }, _cloud.Caller, default);

    private Task<Answer> GetAsync(string path, string host = "api.example.com") => ApiBuilder.SendAsync(_cloud, host, "GET", path, default);
}
