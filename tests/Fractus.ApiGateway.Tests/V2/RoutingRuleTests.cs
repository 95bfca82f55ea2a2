using Fractus.ApiGateway.Contract;
using Fractus.ApiGateway.Contract.V2;
using V1 = Fractus.ApiGateway.Contract;
using V2Contract = Fractus.ApiGateway.Contract.V2;

namespace Fractus.ApiGateway.Tests.V2;

/// <summary>Routing rules of custom domain names, by which a part of the clients gets another API.</summary>
public sealed class RoutingRuleTests
{
    private const string Domain = "api.example.com";

    private readonly TestCloud _cloud = new();

    // Versions behind a header are what the rules are for: the first rule by priority whose conditions all hold takes the request.
    [Fact]
    public async Task The_first_rule_whose_conditions_all_hold_takes_the_request()
    {
        await DomainAsync("ROUTING_RULE_ONLY");
        await RuleAsync(100, await RestAsync("rest"));
        await RuleAsync(10, await RestAsync("beta"), Header("x-version", "be*"), Header("x-tenant", "*acme*"));
        Assert.Equal("beta", (await GetAsync("/items", ("X-Version", "beta"), ("x-tenant", "the-acme-one"))).Text);
        Assert.Equal("rest", (await GetAsync("/items", ("X-Version", "beta"))).Text);
        Assert.Equal("rest", (await GetAsync("/items", ("X-Version", "Beta"), ("x-tenant", "acme"))).Text);
    }

    // The base path is the client's; whether the API sees it is the rule's to say.
    [Fact]
    public async Task A_base_path_is_taken_off_where_the_rule_says_so()
    {
        await DomainAsync("ROUTING_RULE_ONLY");
        var api = await RestAsync("rest");
        var rule = await RuleAsync(1, api, strip: true, BasePath("shop/v2"));
        Assert.Equal("rest", (await GetAsync("/shop/v2/items")).Text);
        Assert.Equal(403, (await GetAsync("/shop/v22/items")).Status);
        await _cloud.ApiV2.PutRoutingRule(
            new PutRoutingRuleInput { DomainName = Domain, RoutingRuleId = rule.RoutingRuleId!, Priority = 1, Conditions = [BasePath("items")], Actions = To(api, strip: false) },
            _cloud.Caller,
            default);
        Assert.Equal("rest", (await GetAsync("/items")).Text);
        Assert.Equal(403, (await GetAsync("/shop/v2/items")).Status);
    }

    // A domain moves to rules step by step: its mappings go on serving what no rule takes, until its mode leaves them out.
    [Fact]
    public async Task The_routing_mode_says_whether_rules_and_mappings_count()
    {
        await DomainAsync(mode: null);
        var mapped = await RestAsync("mapped");
        await _cloud.ApiV2.CreateApiMapping(new CreateApiMappingInput { DomainName = Domain, ApiId = mapped, Stage = "prod" }, _cloud.Caller, default);
        var ruled = await RestAsync("ruled");
        await Refuses("A routing rule cannot be created while the routing mode of the domain name is API_MAPPING_ONLY", ruled);
        await ModeAsync("ROUTING_RULE_THEN_API_MAPPING");
        await RuleAsync(1, ruled, Header("x-version", "2"));
        await ModeAsync("API_MAPPING_ONLY");
        Assert.Equal("mapped", (await GetAsync("/items", ("x-version", "2"))).Text);
        await ModeAsync("ROUTING_RULE_THEN_API_MAPPING");
        Assert.Equal("ruled", (await GetAsync("/items", ("x-version", "2"))).Text);
        Assert.Equal("mapped", (await GetAsync("/items")).Text);

        // The other contract has its own word for it.
        var shown = await _cloud.Api.GetDomainName(new V1.GetDomainNameInput { DomainName = Domain }, _cloud.Caller, default);
        Assert.Equal("ROUTING_RULE_THEN_BASE_PATH_MAPPING", shown.RoutingMode);
        await _cloud.Api.UpdateDomainName(
            new V1.UpdateDomainNameInput { DomainName = Domain, PatchOperations = Patches.Of(("replace", "/routingMode", "ROUTING_RULE_ONLY")) }, _cloud.Caller, default);
        Assert.Equal(403, (await GetAsync("/items")).Status);
        const string NoMapping = "An API mapping cannot be created while the routing mode of the domain name is ROUTING_RULE_ONLY";
        await AssertError.IsAsync<BadRequestException>(
            NoMapping, async () => await _cloud.ApiV2.CreateApiMapping(new CreateApiMappingInput { DomainName = Domain, ApiId = mapped, Stage = "prod", ApiMappingKey = "k" }, _cloud.Caller, default));
        await AssertError.IsAsync<BadRequestException>(
            NoMapping, async () => await _cloud.Api.CreateBasePathMapping(new V1.CreateBasePathMappingInput { DomainName = Domain, RestApiId = mapped, BasePath = "k" }, _cloud.Caller, default));
    }

    [Fact]
    public async Task Rules_are_listed_by_priority_and_go_with_their_domain()
    {
        await DomainAsync("ROUTING_RULE_ONLY");
        var api = await RestAsync("rest");
        var late = await RuleAsync(1000, api);
        var early = await RuleAsync(20, api, Header("x-version", "2"));
        var listed = await _cloud.ApiV2.ListRoutingRules(new ListRoutingRulesInput { DomainName = Domain }, _cloud.Caller, default);
        Assert.Equal([early.RoutingRuleId, late.RoutingRuleId], listed.RoutingRules!.Select(r => r.RoutingRuleId));
        var read = await _cloud.ApiV2.GetRoutingRule(new GetRoutingRuleInput { DomainName = Domain, RoutingRuleId = early.RoutingRuleId! }, _cloud.Caller, default);
        Assert.Equal(("x-version", "2"), (read.Conditions![0].MatchHeaders!.AnyOf[0].Header, read.Conditions[0].MatchHeaders!.AnyOf[0].ValueGlob));
        Assert.Equal($"arn:aws:apigateway:us-east-1:000000000000:/domainnames/{Domain}/routingrules/{early.RoutingRuleId}", read.RoutingRuleArn);

        await AssertError.IsAsync<ConflictException>("A routing rule with priority 20 already exists for this domain name", () => RuleAsync(20, api));
        await _cloud.ApiV2.DeleteRoutingRule(new DeleteRoutingRuleInput { DomainName = Domain, RoutingRuleId = early.RoutingRuleId! }, _cloud.Caller, default);
        await AssertError.IsAsync<NotFoundException>(
            "The routing rule resource specified in the request was not found.",
            async () => await _cloud.ApiV2.GetRoutingRule(new GetRoutingRuleInput { DomainName = Domain, RoutingRuleId = early.RoutingRuleId! }, _cloud.Caller, default));

        // A domain made anew under the same name must not inherit rules.
        await _cloud.ApiV2.DeleteDomainName(new V2Contract.DeleteDomainNameInput { DomainName = Domain }, _cloud.Caller, default);
        await DomainAsync("ROUTING_RULE_ONLY");
        Assert.Empty((await _cloud.ApiV2.ListRoutingRules(new ListRoutingRulesInput { DomainName = Domain }, _cloud.Caller, default)).RoutingRules!);
    }

    // What the data plane could not follow is refused when it is set, not when a client comes.
    [Fact]
    public async Task What_is_no_rule_is_refused()
    {
        await DomainAsync("ROUTING_RULE_ONLY");
        var api = await RestAsync("rest");
        var http = await HttpApiBuilder.CreateAsync(_cloud);
        await Refuses("Only REST APIs are supported as targets of routing rules", http.Id);
        await Refuses("A routing rule can have at most two matchHeaders conditions", api, Header("a", "1"), Header("b", "1"), Header("c", "1"));
        await Refuses("A routing rule can have at most one matchBasePaths condition", api, BasePath("a"), BasePath("b"));
        await Refuses("A condition must have matchBasePaths or matchHeaders", api, new RoutingRuleCondition());
        await Refuses("Invalid header in matchHeaders: x version", api, Header("x version", "1"));
        await Refuses("Invalid header in matchHeaders: " + new string('a', 40), api, Header(new string('a', 40), "1"));
        await Refuses("Invalid valueGlob in matchHeaders: a*b", api, Header("a", "a*b"));
        await Refuses("Invalid valueGlob in matchHeaders: " + new string('a', 128), api, Header("a", new string('a', 128)));
    }

    private static RoutingRuleCondition Header(string name, string glob) =>
        new() { MatchHeaders = new RoutingRuleMatchHeaders { AnyOf = [new RoutingRuleMatchHeaderValue { Header = name, ValueGlob = glob }] } };

    private static RoutingRuleCondition BasePath(string path) => new() { MatchBasePaths = new RoutingRuleMatchBasePaths { AnyOf = [path] } };

    private static IReadOnlyList<RoutingRuleAction> To(string apiId, bool strip) =>
        [new RoutingRuleAction { InvokeApi = new RoutingRuleActionInvokeApi { ApiId = apiId, Stage = "prod", StripBasePath = strip } }];

    private Task Refuses(string message, string apiId, params RoutingRuleCondition[] conditions) =>
        AssertError.IsAsync<BadRequestException>(message, () => RuleAsync(1, apiId, conditions));

    private Task<RoutingRule> RuleAsync(int priority, string apiId, params RoutingRuleCondition[] conditions) => RuleAsync(priority, apiId, strip: false, conditions);

    private async Task<RoutingRule> RuleAsync(int priority, string apiId, bool strip, params RoutingRuleCondition[] conditions) => await _cloud.ApiV2.CreateRoutingRule(
        new CreateRoutingRuleInput { DomainName = Domain, Priority = priority, Conditions = conditions, Actions = To(apiId, strip) }, _cloud.Caller, default);

    private async Task<string> RestAsync(string answer)
    {
        var rest = await ApiBuilder.CreateAsync(_cloud);
        await rest.MockAsync("/items", """{"statusCode":200}""", answer);
        await rest.DeployAsync("prod");
        return rest.Id;
    }

    private async Task DomainAsync(string? mode) => await _cloud.ApiV2.CreateDomainName(
        new V2Contract.CreateDomainNameInput
        {
            DomainName = Domain,
            RoutingMode = mode,
            DomainNameConfigurations = [new DomainNameConfiguration { CertificateArn = "arn:aws:acm:us-east-1:000000000000:certificate/1" }],
        },
        _cloud.Caller,
        default);

    private async Task ModeAsync(string mode) => await _cloud.ApiV2.UpdateDomainName(
        new V2Contract.UpdateDomainNameInput { DomainName = Domain, RoutingMode = mode }, _cloud.Caller, default);

    private Task<Answer> GetAsync(string path, params (string Name, string Value)[] headers) => ApiBuilder.SendAsync(_cloud, Domain, "GET", path, default, headers);
}
