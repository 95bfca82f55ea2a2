using Fractus.ApiGateway.Contract;
using Fractus.ApiGateway.Execution;
using Fractus.ApiGateway.Rules.Compiled;
using Fractus.ApiGateway.Rules.Responses;
using Fractus.Kernel;
using Fractus.Kernel.Identity;

namespace Fractus.ApiGateway.Tests.Data;

public sealed class CacheTests
{
    private readonly TestCloud _cloud = new();
    private int _calls;

    [Theory]
    [InlineData("false")]
    [InlineData("true")]
    public async Task Answers_are_kept_by_their_key_parameters_for_their_time(string encrypted)
    {
        var api = await CachedAsync(("replace", "/*/*/caching/ttlInSeconds", "60"), ("replace", "/*/*/caching/dataEncrypted", encrypted));

        Assert.Equal("1", (await api.GetAsync("/v1/a?color=red&x=1")).Text);
        Assert.Equal("1", (await api.GetAsync("/v1/a?color=red&x=2")).Text);
        Assert.Equal("2", (await api.GetAsync("/v1/a?color=blue")).Text);
        Assert.Equal("3", (await api.GetAsync("/v1/a")).Text);
        _cloud.Clock.Advance(TimeSpan.FromSeconds(61));
        Assert.Equal("4", (await api.GetAsync("/v1/a?color=red")).Text);

        await _cloud.Api.FlushStageCache(new FlushStageCacheInput { RestApiId = api.Id, StageName = "v1" }, _cloud.Caller, default);
        Assert.Equal("5", (await api.GetAsync("/v1/a?color=red")).Text);
    }

    [Fact]
    public async Task Only_methods_that_read_are_cached_by_a_setting_for_all()
    {
        var api = await CachedAsync();
        Assert.Equal("1", (await api.SendAsync("POST", "/v1/a", "{}")).Text);
        Assert.Equal("2", (await api.SendAsync("POST", "/v1/a", "{}")).Text);

        await UpdateAsync(api, ("replace", "/~1a/POST/caching/enabled", "true"));
        Assert.Equal("3", (await api.SendAsync("POST", "/v1/a", "{}")).Text);
        Assert.Equal("3", (await api.SendAsync("POST", "/v1/a", "{}")).Text);
    }

    [Fact]
    public async Task Errors_are_not_kept()
    {
        var api = await CachedAsync();
        _cloud.LambdaReturns("""{"statusCode": 500, "body": "no"}""");
        Assert.Equal(500, (await api.GetAsync("/v1/a")).Status);
        _cloud.LambdaReturns("""{"statusCode": 200, "body": "yes"}""");
        Assert.Equal("yes", (await api.GetAsync("/v1/a")).Text);
    }

    [Theory]
    [InlineData("FAIL_WITH_403", 403, null, false)]
    [InlineData("SUCCEED_WITH_RESPONSE_HEADER", 200, "1", true)]
    [InlineData("SUCCEED_WITHOUT_RESPONSE_HEADER", 200, "1", false)]
    public async Task A_fresh_answer_needs_permission_where_the_stage_says_so(string strategy, int status, string? text, bool isWarned)
    {
        var api = await CachedAsync(("replace", "/*/*/caching/unauthorizedCacheControlHeaderStrategy", strategy));
        await api.GetAsync("/v1/a");

        var refused = await api.GetAsync("/v1/a", ("Cache-Control", "max-age=0"));
        Assert.Equal((status, isWarned), (refused.Status, refused.Header("Warning") is not null));
        if (text is not null)
        {
            Assert.Equal(text, refused.Text);
        }

        // Signed, and allowed.
        _cloud.Signer = _cloud.Caller.Principal;
        AccessQuestion? asked = null;
        _cloud.Decide = question =>
        {
            asked = question;
            return new AccessDecision(true, "", null);
        };
        Assert.Equal("2", (await api.GetAsync("/v1/a", ("Cache-Control", "max-age=0"))).Text);
        Assert.Equal(("execute-api:InvalidateCache", $"arn:aws:execute-api:us-east-1:000000000000:{api.Id}/v1/GET/a"), (asked!.Value.Action, asked.Value.ResourceArn));
        Assert.Equal("2", (await api.GetAsync("/v1/a")).Text);

        await UpdateAsync(api, ("replace", "/*/*/caching/requireAuthorizationForCacheControl", "false"));
        _cloud.Signer = null;
        Assert.Equal("3", (await api.GetAsync("/v1/a", ("Cache-Control", "max-age=0"))).Text);
    }

    [Fact]
    public async Task A_cluster_shows_its_size_and_goes_with_its_answers()
    {
        var api = await CachedAsync();
        var stage = await UpdateAsync(api, ("replace", "/cacheClusterSize", "1.6"));
        Assert.Equal((true, "1.6", "AVAILABLE"), (stage.CacheClusterEnabled, stage.CacheClusterSize, stage.CacheClusterStatus));
        Assert.Equal("1", (await api.GetAsync("/v1/a")).Text);

        await UpdateAsync(api, ("replace", "/cacheClusterEnabled", "false"));
        Assert.Equal("2", (await api.GetAsync("/v1/a")).Text);
        await UpdateAsync(api, ("replace", "/cacheClusterEnabled", "true"));
        Assert.Equal("3", (await api.GetAsync("/v1/a")).Text);
        await AssertError.IsAsync<BadRequestException>(
            "Invalid cache cluster size specified: 7. Valid options are 0.5, 1.6, 6.1, 13.5, 28.4, 58.2, 118, 237", () => UpdateAsync(api, ("replace", "/cacheClusterSize", "7")));
    }

    [Fact]
    public void A_cache_never_takes_more_memory_than_it_has()
    {
        var cache = new ResponseCache(_cloud.Clock, IdGenerator.System);
        var settings = new CachingSettings(TimeSpan.FromMinutes(5), IsEncrypted: false, RequiresPermission: true, "");
        var answer = new GatewayResponse(200, [], new byte[1000]);
        for (var i = 0; i < 100; i++)
        {
            cache.Put($"{i}", answer, settings, capacity: 20_000);
            Assert.NotNull(cache.Find("0"));
        }

        // The one that was asked for all the time is still there; most of the others had to go.
        Assert.InRange(Enumerable.Range(0, 100).Count(i => cache.Find($"{i}") is not null), 10, 15);
        cache.Put("long", answer with { Body = new byte[1_048_577] }, settings, capacity: long.MaxValue);
        Assert.Null(cache.Find("long"));
    }

    private async Task<ApiBuilder> CachedAsync(params (string, string, string?)[] patches)
    {
        _cloud.Lambda = (_, _) => ValueTask.FromResult(new Lambda.Contract.InvokeOutput
        {
            StatusCode = 200,
            Payload = System.Text.Encoding.UTF8.GetBytes($$"""{"statusCode": 200, "body": "{{++_calls}}"}"""),
        });
        var api = await ApiBuilder.CreateAsync(_cloud);
        var resource = await api.MethodAsync("/a", parameters: new() { ["method.request.querystring.color"] = false });
        await api.PutAsync(api.Integration(resource, IntegrationType.AwsProxy) with { CacheKeyParameters = ["method.request.querystring.color"] });
        await api.ProxyAsync("/a", "POST");
        await api.DeployAsync();
        await UpdateAsync(api, [("replace", "/cacheClusterEnabled", "true"), ("replace", "/*/*/caching/enabled", "true"), .. patches]);
        return api;
    }

    private async Task<Stage> UpdateAsync(ApiBuilder api, params (string, string, string?)[] patches) => await _cloud.Api.UpdateStage(
        new UpdateStageInput { RestApiId = api.Id, StageName = "v1", PatchOperations = Patches.Of(patches) }, _cloud.Caller, default);
}
